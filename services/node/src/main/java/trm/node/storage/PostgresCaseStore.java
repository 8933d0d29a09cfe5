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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private static final String EVERY_CASE =
      """
      SELECT * FROM case_line
       WHERE (:at::timestamptz IS NULL OR (changed_at, case_reference) < (:at, :name))
       ORDER BY changed_at DESC, case_reference DESC LIMIT :max""";

  private static final String CASES_OF_ONE =
      """
      SELECT line.* FROM case_by_organisation listed JOIN case_line line USING (case_reference)
       WHERE listed.organisation = :of
         AND (:at::timestamptz IS NULL
              OR (listed.changed_at, listed.case_reference) < (:at, :name))
       ORDER BY listed.changed_at DESC, listed.case_reference DESC LIMIT :max""";

  private final JdbcClient sql;
  private final PartKeys keys;
  private final FactStoreCodec codec;

  PostgresCaseStore(JdbcClient sql, PartKeys keys, FactStoreCodec codec) {
    this.sql = sql;
    this.keys = keys;
    this.codec = codec;
  }

  /**
   * The locks belong to the cases and not to rows, so that two cannot open the same case. The order
   * stands in a query of its own, so that they are taken in it, and what is read is read after.
   */
  @Override
  public void hold(Set<CaseReference> cases) {
    hold(cases, CasesInHand.now());
  }

  private void hold(Set<CaseReference> cases, CasesInHand hand) {
    Set<CaseReference> wanted = new HashSet<>(cases);
    wanted.removeIf(hand::has);
    if (wanted.isEmpty()) {
      return;
    }
    sql.sql(
            """
            SELECT pg_advisory_xact_lock(key)
              FROM (SELECT DISTINCT hashtextextended(wanted, 7467002) AS key
                      FROM unnest(:cases) AS wanted ORDER BY key OFFSET 0) AS ordered""")
        .param("cases", Sql.textArray(values(wanted, CaseReference::value)))
        .query((_, _) -> true)
        .list();
    Map<CaseReference, CaseLine> lines = new HashMap<>();
    readLines(wanted).forEach(line -> lines.put(line.caseReference(), line));
    files(wanted).forEach((one, file) -> hand.take(file, lines.get(one)));
  }

  @Override
  public CaseFile load(CaseReference caseReference) {
    CasesInHand hand = CasesInHand.now();
    hold(Set.of(caseReference), hand);
    return hand.file(caseReference);
  }

  @Override
  public CaseFile read(CaseReference caseReference) {
    return Objects.requireNonNull(files(Set.of(caseReference)).get(caseReference));
  }

  private Map<CaseReference, CaseFile> files(Set<CaseReference> cases) {
    Map<CaseReference, List<Fact>> facts = new HashMap<>();
    cases.forEach(one -> facts.put(one, new ArrayList<>()));
    sql.sql(
            """
            SELECT * FROM case_fact LEFT JOIN part_key USING (case_reference, part)
             WHERE case_reference = ANY (:cases) ORDER BY case_reference, version""")
        .param("cases", Sql.textArray(values(cases, CaseReference::value)))
        .query((row, _) -> Row.of(row))
        .list()
        .forEach(row -> Objects.requireNonNull(facts.get(row.caseReference())).add(fact(row)));
    Map<CaseReference, CaseFile> files = new HashMap<>();
    facts.forEach((one, all) -> files.put(one, new CaseFile(one, all.size(), all)));
    return files;
  }

  /**
   * A row on its way to a fact.
   *
   * @param wrapped its part's key; absent where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Row(
      CaseReference caseReference,
      String eventType,
      String part,
      String clear,
      byte @Nullable [] guarded,
      byte @Nullable [] wrapped) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          new CaseReference(row.getString("case_reference")),
          row.getString("event_type"),
          row.getString("part"),
          row.getString("clear"),
          row.getBytes("guarded"),
          row.getBytes("wrapped"));
    }
  }

  private Fact fact(Row row) {
    return codec.read(new StoredFact(row.eventType(), row.clear(), secret(row)));
  }

  private @Nullable String secret(Row row) {
    byte[] guarded = row.guarded();
    if (guarded == null) {
      return null;
    }
    var place = Names.toProof(row.caseReference());
    return keys.unwrap(place, row.part(), row.wrapped())
        .flatMap(key -> key.decrypt(guarded, place, row.part(), PURPOSE))
        .map(clear -> new String(clear, StandardCharsets.UTF_8))
        .orElse(null);
  }

  @Override
  public void append(
      CaseReference caseReference, long expectedVersion, List<FiledFact> facts, CaseLine line) {
    try {
      put(expectedVersion, facts, line);
      CasesInHand.now().grow(line, facts.stream().map(FiledFact::fact).toList());
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
  private void put(long version, List<FiledFact> facts, CaseLine line) {
    CaseReference caseReference = line.caseReference();
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
  public List<CaseReference> perhapsKeptTooLong(
      Instant instant, @Nullable CaseReference after, int limit) {
    return sql.sql(
            """
            SELECT case_reference FROM case_line
             WHERE case_reference > :after
               AND EXISTS (SELECT 1 FROM part_key
                            WHERE part_key.case_reference = case_line.case_reference)
               AND (changed_at < :instant
                    OR EXISTS (SELECT 1 FROM case_fact
                                WHERE case_fact.case_reference = case_line.case_reference
                                  AND event_type = 'ErasureCarriedOut')
                    OR EXISTS (SELECT 1 FROM case_fact
                                WHERE case_fact.case_reference = case_line.case_reference
                                  AND event_type = 'RetentionEnded'))
             ORDER BY case_reference LIMIT :limit""")
        .param("instant", Sql.at(instant))
        .param("after", after == null ? "" : after.value())
        .param("limit", limit)
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
    CasesInHand.now().leave(caseReference);
    keys.destroy(Names.toProof(caseReference), part.name());
  }

  @Override
  public @Nullable CaseLine line(CaseReference caseReference) {
    CasesInHand hand = CasesInHand.now();
    return hand.has(caseReference)
        ? hand.line(caseReference)
        : readLines(Set.of(caseReference)).stream().findFirst().orElse(null);
  }

  private List<CaseLine> readLines(Set<CaseReference> cases) {
    return sql.sql("SELECT * FROM case_line WHERE case_reference = ANY (:cases)")
        .param("cases", Sql.textArray(values(cases, CaseReference::value)))
        .query((row, _) -> line(row))
        .list();
  }

  @Override
  public List<CaseLine> lines(@Nullable OrganisationId of, @Nullable Place after, int max) {
    return sql.sql(of == null ? EVERY_CASE : CASES_OF_ONE)
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
