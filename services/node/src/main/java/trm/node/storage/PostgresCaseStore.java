package trm.node.storage;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import trm.exchange.StorageFault;
import trm.node.casework.CaseFile;
import trm.node.casework.CaseLine;
import trm.node.casework.CaseStore;
import trm.node.casework.FiledFact;
import trm.node.casework.Place;
import trm.node.keys.PartKey;
import trm.node.keys.PartKeys;
import trm.node.wire.FactStoreCodec;
import trm.node.wire.Names;
import trm.node.wire.StoredFact;
import trm.referral.CaseReference;
import trm.referral.Fact;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.Part;

/** Cases in PostgreSQL: the clear half of a fact as JSON, the secret half under its part's key. */
final class PostgresCaseStore implements CaseStore {
  private static final String PURPOSE = "fact";
  private final JdbcClient sql;
  private final PartKeys keys;
  private final FactStoreCodec codec;

  PostgresCaseStore(JdbcClient sql, PartKeys keys, FactStoreCodec codec) {
    this.sql = sql;
    this.keys = keys;
    this.codec = codec;
  }

  /** The lock belongs to the case and not to a row, so that two cannot open the same case. */
  @Override
  public CaseFile load(CaseReference caseReference) {
    return file(caseReference, "SELECT * FROM case_load(:case)");
  }

  @Override
  public CaseFile read(CaseReference caseReference) {
    return file(
        caseReference, "SELECT * FROM case_fact WHERE case_reference = :case ORDER BY version");
  }

  private CaseFile file(CaseReference caseReference, String query) {
    Map<String, Optional<PartKey>> opened = new HashMap<>();
    List<Fact> facts =
        sql
            .sql(query)
            .param("case", caseReference.value())
            .query((row, _) -> Row.of(row))
            .list()
            .stream()
            .map(row -> fact(caseReference, row, opened))
            .toList();
    return new CaseFile(caseReference, facts.size(), facts);
  }

  @SuppressWarnings("ArrayRecordComponent") // A row on its way to a fact, never compared.
  private record Row(String eventType, String part, String clear, byte @Nullable [] guarded) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getString("event_type"),
          row.getString("part"),
          row.getString("clear"),
          row.getBytes("guarded"));
    }
  }

  private Fact fact(CaseReference caseReference, Row row, Map<String, Optional<PartKey>> opened) {
    return codec.read(
        new StoredFact(row.eventType(), row.clear(), secret(caseReference, row, opened)));
  }

  private @Nullable String secret(
      CaseReference caseReference, Row row, Map<String, Optional<PartKey>> opened) {
    byte[] guarded = row.guarded();
    if (guarded == null) {
      return null;
    }
    var place = Names.toProof(caseReference);
    return opened
        .computeIfAbsent(row.part(), part -> keys.find(place, part))
        .flatMap(key -> key.decrypt(guarded, place, row.part(), PURPOSE))
        .map(clear -> new String(clear, StandardCharsets.UTF_8))
        .orElse(null);
  }

  @Override
  public void append(
      CaseReference caseReference, long expectedVersion, List<FiledFact> facts, CaseLine line) {
    try {
      put(caseReference, expectedVersion, facts, line);
    } catch (DuplicateKeyException e) {
      throw new StorageFault(
          StorageFault.Kind.CONFLICT, "Somebody else changed the case at the same time.", e);
    }
  }

  private byte @Nullable [] guarded(
      CaseReference caseReference, String part, @Nullable String secret) {
    if (secret == null) {
      return null;
    }
    var place = Names.toProof(caseReference);
    return keys.require(place, part)
        .encrypt(secret.getBytes(StandardCharsets.UTF_8), place, part, PURPOSE);
  }

  /** Facts and line in one statement: every message that comes in waits for it. */
  private void put(
      CaseReference caseReference, long version, List<FiledFact> facts, CaseLine line) {
    List<StoredFact> stored = facts.stream().map(one -> codec.write(one.fact())).toList();
    List<String> parts = facts.stream().map(one -> one.part().name()).toList();
    List<byte @Nullable []> guarded = new ArrayList<>();
    for (int at = 0; at < facts.size(); at++) {
      guarded.add(guarded(caseReference, parts.get(at), stored.get(at).secret()));
    }
    OrganisationId holder = line.turnHolder();
    sql.sql(
            """
            WITH filed AS (
                INSERT INTO case_fact (case_reference, version, event_type, part, clear, guarded)
                SELECT :case, :before + at, event_type, part, clear, guarded
                  FROM unnest(:types, :parts, :clear::jsonb[], :guarded) WITH ORDINALITY
                    AS fact (event_type, part, clear, guarded, at)
                 ORDER BY at)
            INSERT INTO case_line
                (case_reference, version, epoch, authority, duty, turn, turn_holder,
                 organisations, changed_at)
            VALUES (:case, :version, :epoch, :authority, :duty, :turn, :holder,
                    :organisations, :changedAt)
            ON CONFLICT (case_reference) DO UPDATE
               SET version = :version, epoch = :epoch, authority = :authority, duty = :duty,
                   turn = :turn, turn_holder = :holder, organisations = :organisations,
                   changed_at = :changedAt""")
        .param("before", version)
        .param("types", Sql.textArray(stored.stream().map(StoredFact::eventType).toList()))
        .param("parts", Sql.textArray(parts))
        .param("clear", Sql.textArray(stored.stream().map(StoredFact::clear).toList()))
        .param("guarded", Sql.bytesArray(guarded))
        .param("case", caseReference.value())
        .param("version", line.version())
        .param("epoch", line.epoch())
        .param("authority", line.authority().value())
        .param("duty", Sql.textArray(values(line.duty(), NodeId::value)))
        .param("turn", line.turn())
        .param("holder", holder == null ? null : holder.value())
        .param("organisations", Sql.textArray(values(line.organisations(), OrganisationId::value)))
        .param("changedAt", Sql.at(line.changedAt()))
        .update();
  }

  private static <T> List<String> values(Collection<T> all, Function<T, String> value) {
    return all.stream().map(value).sorted().toList();
  }

  @Override
  public List<CaseReference> withErasures() {
    return sql.sql(
            """
            SELECT DISTINCT case_reference FROM case_fact
             WHERE event_type = 'ErasureCarriedOut' ORDER BY case_reference""")
        .query((row, _) -> new CaseReference(row.getString(1)))
        .list();
  }

  @Override
  public List<CaseReference> untouchedSince(Instant instant) {
    return sql.sql(
            """
            SELECT case_reference FROM case_line
             WHERE EXISTS (SELECT 1 FROM part_key
                            WHERE part_key.case_reference = case_line.case_reference)
               AND (changed_at < :instant
                    OR EXISTS (SELECT 1 FROM case_fact
                                WHERE case_fact.case_reference = case_line.case_reference
                                  AND event_type = 'RetentionEnded'))
             ORDER BY case_reference""")
        .param("instant", Sql.at(instant))
        .query((row, _) -> new CaseReference(row.getString(1)))
        .list();
  }

  @Override
  public List<Part> heldParts(CaseReference caseReference) {
    return sql.sql("SELECT part FROM part_key WHERE case_reference = :case ORDER BY part")
        .param("case", caseReference.value())
        .query((row, _) -> new Part(row.getString(1)))
        .list();
  }

  @Override
  public void destroyKey(CaseReference caseReference, Part part) {
    keys.destroy(Names.toProof(caseReference), part.name());
  }

  @Override
  public @Nullable CaseLine line(CaseReference caseReference) {
    return sql.sql("SELECT * FROM case_line WHERE case_reference = :case")
        .param("case", caseReference.value())
        .query((row, _) -> line(row))
        .optional()
        .orElse(null);
  }

  @Override
  public List<CaseLine> lines(@Nullable OrganisationId of, @Nullable Place after, int max) {
    return sql.sql(
            """
            SELECT * FROM case_line
             WHERE (:of::text IS NULL OR organisations @> ARRAY[:of::text])
               AND (:at::timestamptz IS NULL OR (changed_at, case_reference) < (:at, :name))
             ORDER BY changed_at DESC, case_reference DESC LIMIT :max""")
        .param("of", of == null ? null : of.value())
        .param("at", after == null ? null : Sql.at(after.changedAt()))
        .param("name", after == null ? null : after.name())
        .param("max", max)
        .query((row, _) -> line(row))
        .list();
  }

  static CaseLine line(ResultSet row) throws SQLException {
    String holder = row.getString("turn_holder");
    return new CaseLine(
        new CaseReference(row.getString("case_reference")),
        row.getLong("version"),
        row.getLong("epoch"),
        new NodeId(row.getString("authority")),
        set(row.getArray("duty"), NodeId::new),
        row.getLong("turn"),
        holder == null ? null : new OrganisationId(holder),
        set(row.getArray("organisations"), OrganisationId::new),
        Sql.instant(row, "changed_at"));
  }

  private static <T> Set<T> set(Array array, Function<String, T> of) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).map(of).collect(Collectors.toSet());
  }
}
