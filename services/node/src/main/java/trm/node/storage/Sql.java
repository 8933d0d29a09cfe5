package trm.node.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import trm.evidence.Digest;

/** The words that all stores of this package share with the driver. */
final class Sql {
  private Sql() {}

  /** A client whose errors are {@link trm.exchange.StorageFault}s or bugs. */
  static JdbcClient client(DataSource dataSource) {
    JdbcTemplate template = new JdbcTemplate(dataSource);
    template.setExceptionTranslator(new StorageFaults());
    return JdbcClient.create(template);
  }

  static @Nullable OffsetDateTime at(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static Digest digest(ResultSet row, String column) throws SQLException {
    return Digest.of(row.getBytes(column));
  }

  static @Nullable Digest digestOrNull(ResultSet row, String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : Digest.of(bytes);
  }

  /** Digests that stand one after the other. */
  static List<Digest> digests(byte[] joined) {
    return IntStream.range(0, joined.length / 32)
        .mapToObj(at -> Arrays.copyOfRange(joined, 32 * at, 32 * (at + 1)))
        .map(Digest::of)
        .toList();
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static byte @Nullable [] bytes(@Nullable Digest digest) {
    return digest == null ? null : digest.bytes();
  }

  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** A {@code bytea[]} parameter. */
  static SqlParameterValue array(List<Digest> digests) {
    return bytesArray(digests.stream().map(Digest::bytes).toList());
  }

  /** A {@code bytea[]} parameter, whose elements may be null. */
  static SqlParameterValue bytesArray(List<? extends byte @Nullable []> values) {
    return new SqlParameterValue(
        Types.ARRAY, new SqlArrayValue("bytea", (Object[]) values.toArray(new byte[0][])));
  }

  /** A {@code text[]} parameter, whose elements may be null. */
  static SqlParameterValue textArray(List<? extends @Nullable String> values) {
    return new SqlParameterValue(
        Types.ARRAY, new SqlArrayValue("text", (Object[]) values.toArray(new String[0])));
  }

  /** An {@code int[]} parameter. */
  static SqlParameterValue intArray(List<Integer> values) {
    return new SqlParameterValue(
        Types.ARRAY, new SqlArrayValue("int4", (Object[]) values.toArray(new Integer[0])));
  }

  /** A {@code bigint[]} parameter. */
  static SqlParameterValue longArray(List<Long> values) {
    return new SqlParameterValue(
        Types.ARRAY, new SqlArrayValue("int8", (Object[]) values.toArray(new Long[0])));
  }
}
