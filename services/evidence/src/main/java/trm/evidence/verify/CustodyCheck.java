package trm.evidence.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import trm.evidence.CaseReference;
import trm.evidence.journal.EntryKind;

/** Tells from proven entries who was responsible for each case, and whether it ever broke off. */
final class CustodyCheck {
  private static final Set<EntryKind> STEPS =
      Set.of(
          EntryKind.HANDOVER_STEP,
          EntryKind.CONSENT_GIVEN,
          EntryKind.CONSENT_NARROWED,
          EntryKind.CONSENT_WITHDRAWN,
          EntryKind.OVERRIDE,
          EntryKind.ERASURE);
  private static final Set<EntryKind> READINGS =
      Set.of(EntryKind.RECORD_VIEWED, EntryKind.EXPORTED);

  private final Collection<ProvenBundle> bundles;
  private final Findings findings;

  CustodyCheck(Collection<ProvenBundle> bundles, Findings findings) {
    this.bundles = bundles;
    this.findings = findings;
  }

  List<CaseHistory> check() {
    Map<CaseReference, List<ProvenEntry>> cases =
        eachOnce().stream()
            .filter(entry -> entry.entry().caseReference() != null)
            .collect(
                Collectors.groupingBy(
                    entry -> Objects.requireNonNull(entry.entry().caseReference()),
                    () -> new TreeMap<>(Comparator.comparing(CaseReference::value)),
                    Collectors.toList()));
    return cases.entrySet().stream().map(e -> history(e.getKey(), e.getValue())).toList();
  }

  /** An entry that two bundles of one node show is still one entry. */
  private Collection<ProvenEntry> eachOnce() {
    Map<List<Object>, ProvenEntry> entries = new LinkedHashMap<>();
    for (ProvenBundle bundle : bundles) {
      for (ProvenEntry entry : bundle.entries()) {
        entries.putIfAbsent(List.of(entry.journal(), entry.index(), entry.leafHash()), entry);
      }
    }
    return entries.values();
  }

  private CaseHistory history(CaseReference caseReference, List<ProvenEntry> entries) {
    EpochChain chain = new EpochChain(entries, bundles, findings);
    chain.check();
    List<ProvenEntry> holders = new ArrayList<>();
    for (long epoch : chain.epochs()) {
      ProvenEntry opening = chain.opening(epoch).orElseThrow();
      arrivedUnderItsAcceptance(opening, entries);
      holders.add(opening);
      holders.addAll(turns(opening, entries));
    }
    return new CaseHistory(
        caseReference,
        responsibilities(holders, chain),
        steps(entries, STEPS),
        steps(entries, READINGS));
  }

  private void arrivedUnderItsAcceptance(ProvenEntry opening, List<ProvenEntry> entries) {
    boolean accepted =
        entries.stream()
            .filter(entry -> entry.is(EntryKind.HANDOVER_STEP, "HandoverAccepted"))
            .filter(entry -> precedes(entry, opening))
            .anyMatch(
                entry ->
                    entry.entry().handover() != null
                        && entry.entry().handover().equals(opening.entry().handover()));
    if (opening.entry().kind() == EntryKind.HANDOVER_STEP && !accepted) {
      findings.find(
          FindingKind.ARRIVAL_NOT_ACCEPTED,
          opening,
          "%s confirmed an arrival, and its bundle shows no acceptance of that handover before it."
              .formatted(opening.node()));
    }
  }

  /** In the same journal, or in another generation of the node's, whose indexes do not compare. */
  private static boolean precedes(ProvenEntry entry, ProvenEntry other) {
    return entry.node().equals(other.node())
        && (!entry.journal().equals(other.journal()) || entry.index() < other.index());
  }

  private static List<ProvenEntry> turns(ProvenEntry opening, List<ProvenEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.entry().kind() == EntryKind.TURN_MOVED)
        .filter(entry -> entry.entry().epoch() == opening.entry().epoch())
        .filter(entry -> entry.journal().equals(opening.journal()))
        .filter(entry -> entry.index() > opening.index())
        .toList();
  }

  private static List<Responsibility> responsibilities(
      List<ProvenEntry> holders, EpochChain chain) {
    List<Responsibility> responsibilities = new ArrayList<>();
    for (int i = 0; i < holders.size(); i++) {
      Optional<Instant> until =
          i + 1 < holders.size()
              ? Optional.of(holders.get(i + 1).entry().recordedAt())
              : Optional.empty();
      responsibilities.add(responsibility(holders.get(i), until, chain));
    }
    return responsibilities;
  }

  private static Responsibility responsibility(
      ProvenEntry holder, Optional<Instant> until, EpochChain chain) {
    return new Responsibility(
        holder.entry().epoch(),
        holder.entry().turn(),
        holder.node(),
        holder.entry().organisation(),
        holder.entry().officer(),
        holder.entry().recordedAt(),
        until,
        EntryPlace.of(holder),
        chain.citing(holder).map(EntryPlace::of));
  }

  private static List<CaseStep> steps(List<ProvenEntry> entries, Set<EntryKind> kinds) {
    return entries.stream()
        .filter(entry -> kinds.contains(entry.entry().kind()))
        .map(CustodyCheck::step)
        .sorted(Comparator.comparing(CaseStep::recordedAt))
        .toList();
  }

  private static CaseStep step(ProvenEntry entry) {
    return new CaseStep(
        entry.entry().kind(),
        Optional.ofNullable(entry.entry().eventType()),
        entry.entry().epoch(),
        entry.node(),
        entry.entry().organisation(),
        entry.entry().officer(),
        Optional.ofNullable(entry.entry().outcome()),
        entry.entry().occurredAt(),
        entry.entry().recordedAt(),
        EntryPlace.of(entry));
  }
}
