package trm.node.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import trm.evidence.fsck.FlawKind;
import trm.evidence.fsck.Report;
import trm.node.casework.StoredCase.Row;
import trm.node.casework.StoredCase.Secret;
import trm.node.wire.FactStoreCodec;
import trm.referral.Fact;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.LocalEvent.RetentionEnded;
import trm.referral.NodeId;
import trm.referral.Part;
import trm.referral.Referral;
import trm.referral.ReferralEvent;

/**
 * Whether what is stored of a case agrees with itself: its facts with the journal's entries, its
 * keys with what it says was erased, its line with what the law makes of the facts, and what was
 * told with what it rests on.
 */
public final class CaseCheck {
  private static final String FACTS = "case_fact";
  private static final String KEYS = "part_key";
  private static final String LINES = "case_line";
  private static final String LISTS = "case_by_organisation";
  private final NodeId self;
  private final FactStoreCodec codec;
  private final FactEntries entries;
  private final ToldCheck told;
  private final Report report;

  public CaseCheck(NodeId self, FactStoreCodec codec, Report report) {
    this.self = self;
    this.codec = codec;
    this.report = report;
    this.entries = new FactEntries(self, codec, report);
    this.told = new ToldCheck(report);
  }

  /** A fact that reads, with the row that it came from. */
  record Read(Row row, Fact fact) {}

  /** Checks one case. */
  public void check(StoredCase stored) {
    Optional<List<Read>> facts = read(stored);
    keys(stored);
    if (facts.isPresent()) {
      parts(stored, facts.get());
      entries.check(stored, facts.get());
      line(stored, facts.get());
      told.check(stored, facts.get());
    }
  }

  private Optional<List<Read>> read(StoredCase stored) {
    List<Read> facts = new ArrayList<>();
    boolean whole = true;
    long expected = 1;
    for (Row row : stored.facts()) {
      if (row.version() != expected) {
        find(FlawKind.FACT_GAP, stored, row, "A fact before this one is not there.");
      }
      expected = row.version() + 1;
      try {
        facts.add(new Read(row, codec.read(row.stored())));
      } catch (IllegalStateException e) {
        find(FlawKind.ROW_UNREADABLE, stored, row, "The fact does not read.");
        whole = false;
      }
    }
    return whole ? Optional.of(facts) : Optional.empty();
  }

  private void keys(StoredCase stored) {
    stored
        .badKeys()
        .forEach(
            part ->
                report.find(
                    FlawKind.KEY_UNUSABLE,
                    KEYS,
                    stored.caseReference() + " " + part,
                    "The key cannot be unwrapped: it was changed, moved, or is under another"
                        + " master key."));
  }

  /** By version and not by time: who waits for a case's lock began before whom he waits for. */
  private void parts(StoredCase stored, List<Read> facts) {
    Map<String, Long> erasedUntil = erasedUntil(facts);
    Set<String> missing = new TreeSet<>();
    for (Read read : facts) {
      Row row = read.row();
      boolean erased = row.version() <= erasedUntil.getOrDefault(row.part(), 0L);
      if (row.secret() == Secret.UNREADABLE && !stored.badKeys().contains(row.part())) {
        find(FlawKind.KEY_UNUSABLE, stored, row, "What is guarded was changed or moved.");
      } else if (row.secret() == Secret.OPEN && erased) {
        find(FlawKind.ERASED_READABLE, stored, row, "The part was erased, and can be read.");
      } else if (row.secret() == Secret.GONE && !erased) {
        missing.add(row.part());
      }
    }
    missing.forEach(part -> missing(stored, part));
  }

  private void missing(StoredCase stored, String part) {
    String key = stored.caseReference() + " " + part;
    if (stored.erasedBefore().contains(part)) {
      report.unchecked(
          "Why part %s cannot be read: a restore left its key out, since a life that this database"
                  .formatted(key)
              + " does not remember had erased it. No fact of the case says so; an officer can.");
    } else {
      report.find(
          FlawKind.KEY_MISSING, KEYS, key, "The part's key is gone, and nothing was erased.");
    }
  }

  /** Up to which version each part was erased: the last of the facts filed with the erasure. */
  private static Map<String, Long> erasedUntil(List<Read> facts) {
    Map<String, Long> until = new HashMap<>();
    for (Read read : facts) {
      for (Part part : erasedBy(read.fact().event())) {
        until.merge(part.name(), endOfFiling(read.row(), facts), Math::max);
      }
    }
    return until;
  }

  private static List<Part> erasedBy(ReferralEvent event) {
    return switch (event) {
      case ErasureCarriedOut done -> done.erased();
      case RetentionEnded ended -> ended.erased();
      case ReferralEvent other -> List.of();
    };
  }

  private static long endOfFiling(Row erasure, List<Read> facts) {
    return facts.stream()
        .map(Read::row)
        .filter(row -> row.storedAt().equals(erasure.storedAt()))
        .mapToLong(Row::version)
        .max()
        .orElse(erasure.version());
  }

  private void line(StoredCase stored, List<Read> facts) {
    CaseLine line = stored.line();
    if (facts.isEmpty() != (line == null)) {
      report.find(
          FlawKind.LIST_DIFFERS,
          LINES,
          stored.caseReference().value(),
          facts.isEmpty()
              ? "The list has a case of which there are no facts."
              : "The case is not in the list.");
    } else if (line != null && !isMadeOf(line, facts)) {
      report.find(
          FlawKind.LIST_DIFFERS,
          LINES,
          stored.caseReference().value(),
          "The line says something else than the facts of the case.");
    } else if (!stored.inEveryList()) {
      report.find(
          FlawKind.LIST_DIFFERS,
          LISTS,
          stored.caseReference().value(),
          "An organisation of the case does not have it in its list, or another one has.");
    }
  }

  private boolean isMadeOf(CaseLine line, List<Read> facts) {
    Referral referral = Referral.replay(self, facts.stream().map(Read::fact).toList());
    return line.version() == facts.getLast().row().version()
        && line.epoch() == referral.epoch()
        && line.turn() == referral.turn()
        && line.authority().equals(referral.authority())
        && line.duty().equals(referral.duty())
        && Objects.equals(line.turnHolder(), orNull(referral.turnHolder()))
        && line.organisations().equals(new Participants(referral).organisations());
  }

  private static <T> @Nullable T orNull(Optional<T> value) {
    return value.orElse(null);
  }

  private void find(FlawKind kind, StoredCase stored, Row row, String sentence) {
    report.find(kind, FACTS, stored.caseReference() + "/" + row.version(), sentence);
  }
}
