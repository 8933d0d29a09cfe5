package trm.evidence.verify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.evidence.CaseReference;
import trm.evidence.Generation;
import trm.evidence.journal.ConsistencyProof;

/**
 * What a node exports so that others can check its journal without it: attestations and proofs, and
 * of details and mail what was asked for and still exists. Signed parts are kept as the text that
 * was signed.
 *
 * @param journal whose journal it is taken from
 * @param caseReference the case whose entries, all of them, are in it; absent for the whole journal
 * @param exportedAt by the node's clock, whole milliseconds
 * @param directory the signed directory by which the node went, a compact JWS
 * @param checkpoint the signed note under which every entry is proven
 * @param entries in the order of their indexes
 * @param consistency from the sizes that peers were shown to the checkpoint's size
 * @param statements compact JWS of messages sent and received, in any order
 * @param receipts receipt texts that peers gave this node
 * @param witnessed signed notes of peers' journals that this node holds
 */
public record EvidenceBundle(
    Generation journal,
    @Nullable CaseReference caseReference,
    Instant exportedAt,
    String directory,
    String checkpoint,
    List<BundleEntry> entries,
    List<ConsistencyProof> consistency,
    List<String> statements,
    List<String> receipts,
    List<String> witnessed) {
  public EvidenceBundle {
    exportedAt = exportedAt.truncatedTo(ChronoUnit.MILLIS);
    entries = List.copyOf(entries);
    consistency = List.copyOf(consistency);
    statements = List.copyOf(statements);
    receipts = List.copyOf(receipts);
    witnessed = List.copyOf(witnessed);
  }

  /** The bundle as the JSON text of its file. */
  public String text() {
    return BundleText.write(this);
  }
}
