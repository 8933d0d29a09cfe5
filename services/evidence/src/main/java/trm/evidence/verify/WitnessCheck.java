package trm.evidence.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import trm.evidence.Digest;
import trm.evidence.Generation;
import trm.evidence.journal.Checkpoint;
import trm.evidence.journal.ConsistencyProof;
import trm.evidence.journal.Frontier;
import trm.evidence.journal.ProofRejectedException;
import trm.evidence.journal.ReceiptText;
import trm.evidence.journal.SignedCheckpoint;

/** Holds every signed checkpoint of a journal, whoever kept it, against all others of it. */
final class WitnessCheck {
  private final KeyBook keys;
  private final Findings findings;
  private final List<Sighting> sightings = new ArrayList<>();

  WitnessCheck(KeyBook keys, Findings findings) {
    this.keys = keys;
    this.findings = findings;
  }

  /** A verified checkpoint and where it was seen. */
  private record Sighting(String where, Checkpoint checkpoint) {
    Generation journal() {
      return checkpoint.journal();
    }
  }

  void check(List<ProvenBundle> bundles) {
    bundles.forEach(this::collect);
    nameTwoFaces();
    nameTwoEntries(bundles);
    for (ProvenBundle bundle : bundles) {
      bundle.checkpoint().ifPresent(own -> continues(bundle, own));
    }
  }

  private void collect(ProvenBundle bundle) {
    bundle.checkpoint().ifPresent(own -> sightings.add(new Sighting(bundle.name(), own)));
    for (String note : bundle.bundle().witnessed()) {
      verified(() -> SignedCheckpoint.parse(note))
          .ifPresentOrElse(
              seen -> sightings.add(new Sighting(bundle.name(), seen)),
              () ->
                  findings.find(
                      FindingKind.WITNESSED_REFUSED,
                      bundle.name(),
                      null,
                      "A checkpoint kept of another journal is not signed by that journal's key."));
    }
    for (String receipt : bundle.bundle().receipts()) {
      verified(() -> ReceiptText.parse(receipt).checkpoint())
          .ifPresent(seen -> sightings.add(new Sighting(bundle.name(), seen)));
    }
  }

  private Optional<Checkpoint> verified(Supplier<SignedCheckpoint> reading) {
    try {
      SignedCheckpoint signed = reading.get();
      keys.checkpoints(signed.checkpoint().journal()).verify(signed);
      return Optional.of(signed.checkpoint());
    } catch (ProofRejectedException e) {
      return Optional.empty();
    }
  }

  private void nameTwoFaces() {
    Map<String, Sighting> first = new HashMap<>();
    for (Sighting sighting : sightings) {
      String place = sighting.journal() + " " + sighting.checkpoint().size();
      Sighting other = first.putIfAbsent(place, sighting);
      if (other != null && !other.checkpoint().root().equals(sighting.checkpoint().root())) {
        findings.find(
            FindingKind.TWO_FACES,
            sighting.where(),
            null,
            "%s signed two roots for one size of %d: one is in %s, the other in %s."
                .formatted(
                    sighting.journal(),
                    sighting.checkpoint().size(),
                    other.where(),
                    sighting.where()));
      }
    }
  }

  /** Two bundles of one journal, of whatever sizes, must show the same entry at the same index. */
  private void nameTwoEntries(List<ProvenBundle> bundles) {
    Map<List<Object>, ProvenEntry> first = new HashMap<>();
    for (ProvenBundle bundle : bundles) {
      for (ProvenEntry entry : bundle.entries()) {
        ProvenEntry other = first.putIfAbsent(List.of(entry.journal(), entry.index()), entry);
        if (other != null && !other.leafHash().equals(entry.leafHash())) {
          findings.find(
              FindingKind.TWO_FACES,
              entry,
              "%s is proven with another content in %s.".formatted(entry, other.bundle()));
        }
      }
    }
  }

  /** Every earlier checkpoint of the journal must be a beginning of the one in its bundle. */
  private void continues(ProvenBundle bundle, Checkpoint own) {
    Map<Long, Digest> recomputed = bundle.isWholeJournal() ? roots(bundle) : Map.of();
    NavigableSet<Long> withoutProof = new TreeSet<>();
    for (Sighting seen : sightings) {
      long size = seen.checkpoint().size();
      if (!seen.journal().equals(own.journal()) || size == own.size()) {
        continue;
      }
      if (size > own.size()) {
        findings.unchecked(
            "%s: %s holds a later checkpoint of %s (size %d), which this bundle does not reach."
                .formatted(bundle.name(), seen.where(), own.journal(), size));
      } else if (!continues(bundle, seen, own, rootOf(size, recomputed))) {
        withoutProof.add(size);
      }
    }
    if (!withoutProof.isEmpty()) {
      findings.unchecked(
          "%s: no proof that the sizes %s, which its peers hold, are beginnings of size %d."
              .formatted(bundle.name(), withoutProof, own.size()));
    }
  }

  /** Every journal begins empty. */
  private static Optional<Digest> rootOf(long size, Map<Long, Digest> recomputed) {
    return size == 0
        ? Optional.of(Frontier.EMPTY.root())
        : Optional.ofNullable(recomputed.get(size));
  }

  /** False when nothing proves it either way. */
  private boolean continues(
      ProvenBundle bundle, Sighting seen, Checkpoint own, Optional<Digest> recomputed) {
    Optional<Boolean> holds =
        recomputed
            .map(root -> root.equals(seen.checkpoint().root()))
            .or(() -> proven(bundle, seen.checkpoint(), own));
    if (holds.isPresent() && !holds.get()) {
      findings.find(
          FindingKind.HISTORY_CHANGED,
          bundle.name(),
          null,
          "%s does not continue its own checkpoint of size %d, which %s holds."
              .formatted(own.journal(), seen.checkpoint().size(), seen.where()));
    }
    return holds.isPresent();
  }

  private static Optional<Boolean> proven(ProvenBundle bundle, Checkpoint from, Checkpoint to) {
    List<ConsistencyProof> proofs =
        bundle.bundle().consistency().stream()
            .filter(proof -> proof.from() == from.size() && proof.to() == to.size())
            .toList();
    return proofs.isEmpty()
        ? Optional.empty()
        : Optional.of(proofs.stream().anyMatch(proof -> proof.proves(from.root(), to.root())));
  }

  /** The roots of all sizes, from the leaves of a bundle that shows them all. */
  private static Map<Long, Digest> roots(ProvenBundle bundle) {
    Map<Long, Digest> roots = new HashMap<>();
    Frontier frontier = Frontier.EMPTY;
    for (ProvenEntry entry : bundle.entries()) {
      if (entry.index() != frontier.size()) {
        return roots;
      }
      frontier = frontier.append(entry.leafHash()).frontier();
      roots.put(frontier.size(), frontier.root());
    }
    return roots;
  }
}
