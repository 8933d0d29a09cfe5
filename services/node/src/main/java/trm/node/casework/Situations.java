package trm.node.casework;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import trm.evidence.Digest;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.node.wire.Names;
import trm.referral.DirectoryView;
import trm.referral.DirectoryView.NodeView;
import trm.referral.NodeId;
import trm.referral.Octets;
import trm.referral.OrganisationKind;
import trm.referral.Situation;
import trm.referral.profile.Provisions;

/** Tells the law what it may ask of the world: the directory, the clock, what is fresh. */
final class Situations {
  private final Supplier<Directory> directory;
  private final Freshness fresh;
  private final Provisions provisions;

  Situations(Supplier<Directory> directory, Freshness fresh, Provisions provisions) {
    this.directory = directory;
    this.fresh = fresh;
    this.provisions = provisions;
  }

  Situation at(Instant now, OrganisationKind actingKind, Situation.OpeningEntries openings) {
    return new Situation(
        now,
        actingKind,
        fresh.id().toString(),
        fresh.arrivalCode(),
        view(),
        Situations::matches,
        openings,
        provisions);
  }

  /** The directory in the law's words. An expired one still says who is who. */
  DirectoryView view() {
    Map<NodeId, NodeView> nodes =
        directory.get().entries().stream()
            .map(Situations::view)
            .collect(Collectors.toMap(NodeView::node, node -> node));
    return new DirectoryView(nodes);
  }

  private static NodeView view(NodeEntry entry) {
    return new NodeView(
        Names.toLaw(entry.node()),
        entry.operatorKind().name(),
        entry.role().name(),
        entry.territory());
  }

  private static boolean matches(Octets salt, Octets digest, String code) {
    return arrivalDigest(salt.bytes(), code).equals(Digest.of(digest.bytes()));
  }

  /** SHA-256 over the salt and then the code in UTF-8. */
  static Digest arrivalDigest(byte[] salt, String code) {
    return Digest.sha256(salt, code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
