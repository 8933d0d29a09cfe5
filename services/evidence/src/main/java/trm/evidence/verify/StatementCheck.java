package trm.evidence.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.directory.Directory;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;
import trm.evidence.keys.PublishedKey;
import trm.evidence.seal.Authorship;
import trm.evidence.seal.Statement;
import trm.schema.EventCatalogue;
import trm.schema.EventKind;

/** Holds the senders' signed statements against the entries that say they went out or came in. */
final class StatementCheck {
  private final EventCatalogue events = new EventCatalogue();
  private final KeyBook keys;
  private final Findings findings;

  StatementCheck(KeyBook keys, Findings findings) {
    this.keys = keys;
    this.findings = findings;
  }

  void check(ProvenBundle bundle) {
    Map<Digest, String> statements = byDigest(bundle.bundle().statements());
    List<Long> without = new ArrayList<>();
    for (ProvenEntry entry : bundle.entries()) {
      Digest cited = entry.entry().statementDigest();
      String statement = cited == null ? null : statements.get(cited);
      if (statement != null) {
        check(entry, statement);
      } else if (cited != null) {
        without.add(entry.index());
      }
    }
    nameForeign(bundle, statements);
    if (!without.isEmpty()) {
      findings.unchecked(
          "%s: the statements of entries %s are not in the bundle, so their signatures were not checked."
              .formatted(bundle.name(), without));
    }
  }

  private static Map<Digest, String> byDigest(List<String> statements) {
    Map<Digest, String> byDigest = new LinkedHashMap<>();
    statements.forEach(jws -> byDigest.put(digest(jws), jws));
    return byDigest;
  }

  private static Digest digest(String jws) {
    return Digest.sha256(jws.getBytes(StandardCharsets.UTF_8));
  }

  private void check(ProvenEntry entry, String jws) {
    switch (keys.author(jws)) {
      case Authorship.Unproven unproven ->
          findings.find(
              FindingKind.STATEMENT_REFUSED,
              entry,
              "The statement of this message is not proven: " + unproven.fault().sentence());
      case Authorship.Proven proven -> {
        matches(entry, proven.statement().statement());
        inGoodStanding(entry, proven.statement().statement(), proven.key());
      }
    }
  }

  private void matches(ProvenEntry entry, Statement said) {
    JournalEntry wrote = entry.entry();
    boolean out = wrote.kind() == EntryKind.MESSAGE_OUT;
    boolean matches =
        (out ? said.sender() : said.recipient()).equals(entry.node())
            && (out ? said.recipient() : said.sender()).equals(wrote.peer())
            && said.messageId().equals(wrote.messageId())
            && said.eventType().equals(wrote.eventType())
            && said.epoch() == wrote.epoch()
            && Objects.equals(said.caseReference(), wrote.caseReference());
    if (entry.isMail() && !matches) {
      findings.find(
          FindingKind.STATEMENT_DIFFERS,
          entry,
          "The signed statement names another message, node, case or event than the entry does.");
    }
  }

  /**
   * Against a revocation counts when a journal wrote it down: whoever stole a key sets any date.
   */
  private void inGoodStanding(ProvenEntry entry, Statement said, PublishedKey key) {
    boolean revoked =
        keys.revocation(key).filter(k -> k.isRevokedAt(entry.entry().recordedAt())).isPresent();
    boolean serves = key.servesAt(said.issuedAt()) || servesLate(said, key);
    if (revoked || !serves) {
      findings.find(
          FindingKind.STATEMENT_REFUSED,
          entry,
          "The statement of %s, issued %s and recorded %s, is signed with a key that %s then."
              .formatted(
                  said.sender(),
                  said.issuedAt(),
                  entry.entry().recordedAt(),
                  revoked ? "was revoked" : "did not serve"));
    }
  }

  /** A warning may use the last key for a while after its time. */
  private boolean servesLate(Statement said, PublishedKey key) {
    boolean urgent =
        events.find(said.eventType()).filter(type -> type.kind() == EventKind.URGENT).isPresent();
    return urgent && key.servesAt(said.issuedAt().minus(Directory.URGENT_GRACE));
  }

  private void nameForeign(ProvenBundle bundle, Map<Digest, String> statements) {
    Set<@Nullable Digest> cited = new HashSet<>();
    bundle.entries().forEach(entry -> cited.add(entry.entry().statementDigest()));
    long foreign = statements.keySet().stream().filter(digest -> !cited.contains(digest)).count();
    if (foreign > 0 && bundle.isAllProven()) {
      findings.find(
          FindingKind.STATEMENT_FOREIGN,
          bundle.name(),
          null,
          "%d of the statements are cited by no entry of the bundle: changed, or of other messages."
              .formatted(foreign));
    } else if (foreign > 0) {
      findings.unchecked(
          "%s: %d of the statements are cited by no proven entry."
              .formatted(bundle.name(), foreign));
    }
  }
}
