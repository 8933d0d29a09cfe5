package trm.evidence.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import trm.evidence.Digest;
import trm.evidence.NodeId;
import trm.evidence.journal.EntryKind;

/**
 * The epochs of one case as its journals show them: which entry opened each, and which entry of the
 * node before let go of the one before it and cites that opening.
 */
final class EpochChain {
  private final Collection<ProvenBundle> bundles;
  private final Findings findings;
  private final NavigableMap<Long, List<ProvenEntry>> openings = new TreeMap<>();
  private final List<ProvenEntry> closings = new ArrayList<>();
  private final Map<Digest, ProvenEntry> byHash = new HashMap<>();
  private final Map<ProvenEntry, ProvenEntry> citedBy = new HashMap<>();

  EpochChain(Collection<ProvenEntry> entries, Collection<ProvenBundle> bundles, Findings findings) {
    this.bundles = bundles;
    this.findings = findings;
    for (ProvenEntry entry : entries) {
      byHash.put(entry.leafHash(), entry);
      if (isOpening(entry)) {
        openings.computeIfAbsent(entry.entry().epoch(), epoch -> new ArrayList<>()).add(entry);
      } else if (entry.is(EntryKind.HANDOVER_STEP, "HandoverClosed")) {
        closings.add(entry);
      }
    }
  }

  /** The opening of an epoch; of several, the one that the node before cites. */
  Optional<ProvenEntry> opening(long epoch) {
    List<ProvenEntry> all = openings.getOrDefault(epoch, List.of());
    return all.stream().filter(citedBy::containsKey).findFirst().or(() -> all.stream().findFirst());
  }

  /** The closing that cites this opening. */
  Optional<ProvenEntry> citing(ProvenEntry opening) {
    return Optional.ofNullable(citedBy.get(opening));
  }

  /** The epochs that some entry opens, ascending. */
  Collection<Long> epochs() {
    return openings.keySet();
  }

  void check() {
    closings.forEach(this::citesTheOpening);
    openings.forEach(this::openedOnce);
    closings.forEach(this::closedByItsHolder);
    openings.keySet().forEach(this::closedBefore);
    nameHoles();
  }

  private static boolean isOpening(ProvenEntry entry) {
    return entry.is(EntryKind.HANDOVER_STEP, "ArrivalConfirmed") || isFirst(entry);
  }

  private static boolean isFirst(ProvenEntry entry) {
    return entry.is(EntryKind.CASE_FACT, "ReferralOpened")
        || entry.is(EntryKind.TURN_MOVED, "ReferralOpened");
  }

  /** All but the one that the node before cites, since nothing else says which is the true one. */
  private void openedOnce(long epoch, List<ProvenEntry> all) {
    if (all.size() > 1) {
      all.stream()
          .filter(entry -> !citedBy.containsKey(entry))
          .forEach(entry -> openedTwice(epoch, entry, all));
    }
  }

  private void openedTwice(long epoch, ProvenEntry entry, List<ProvenEntry> all) {
    FindingKind kind =
        isFirst(entry) ? FindingKind.CASE_OPENED_TWICE : FindingKind.EPOCH_OPENED_TWICE;
    findings.find(kind, entry, "Epoch %d is opened more than once: by %s.".formatted(epoch, all));
  }

  private void citesTheOpening(ProvenEntry closing) {
    long epoch = closing.entry().epoch();
    Digest cites = closing.entry().cites();
    ProvenEntry cited = cites == null ? null : byHash.get(cites);
    boolean shown = openings.containsKey(epoch);
    if (cited != null && isOpening(cited) && cited.entry().epoch() == epoch) {
      citedBy.put(cited, closing);
      clocksAgree(cited, closing);
    } else if (cites == null || cited != null || shown || isReceiverGiven(closing)) {
      findings.find(
          FindingKind.OPENING_NOT_CITED,
          closing,
          "This entry closes an epoch and cites no entry that opens epoch %d.".formatted(epoch));
    } else {
      findings.unchecked(
          "%s cites the opening of epoch %d, which no given bundle shows."
              .formatted(closing, epoch));
    }
  }

  private boolean isReceiverGiven(ProvenEntry closing) {
    NodeId receiver = closing.entry().peer();
    return bundles.stream()
        .anyMatch(
            bundle ->
                bundle.node().equals(receiver)
                    && bundle.checkpoint().isPresent()
                    && bundle.covers(closing.entry().caseReference()));
  }

  private void clocksAgree(ProvenEntry opening, ProvenEntry closing) {
    if (closing.entry().recordedAt().isBefore(opening.entry().recordedAt())) {
      findings.clock(
          "The clocks of %s and %s differ by at least %d ms: %s cites %s, which is dated later."
              .formatted(
                  closing.node(),
                  opening.node(),
                  opening.entry().recordedAt().toEpochMilli()
                      - closing.entry().recordedAt().toEpochMilli(),
                  closing,
                  opening));
    }
  }

  private void closedByItsHolder(ProvenEntry closing) {
    opening(closing.entry().epoch() - 1)
        .filter(held -> !held.node().equals(closing.node()))
        .ifPresent(
            held ->
                findings.find(
                    FindingKind.CLOSED_BY_ANOTHER,
                    closing,
                    "%s lets go of epoch %d, which %s held."
                        .formatted(closing.node(), closing.entry().epoch() - 1, held.node())));
  }

  private void closedBefore(long epoch) {
    ProvenEntry opening = opening(epoch).orElseThrow();
    if (!isFirst(opening) && citing(opening).isEmpty()) {
      findings.unchecked(
          "No closing cites %s, which opens epoch %d: the node before has not let go, or its closing is not shown."
              .formatted(opening, epoch));
    }
  }

  private void nameHoles() {
    for (long epoch = openings.isEmpty() ? 0 : openings.firstKey();
        !openings.isEmpty() && epoch < openings.lastKey();
        epoch = openings.higherKey(epoch)) {
      long next = openings.higherKey(epoch);
      if (next > epoch + 1) {
        findings.find(
            FindingKind.EPOCH_NOT_SHOWN,
            opening(next).orElseThrow(),
            "No given bundle shows who was responsible between epoch %d and epoch %d, which this entry opens."
                .formatted(epoch, next));
      }
    }
  }
}
