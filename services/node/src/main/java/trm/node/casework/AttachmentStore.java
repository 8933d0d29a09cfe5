package trm.node.casework;

import java.util.Optional;
import trm.referral.AttachmentId;
import trm.referral.CaseReference;
import trm.referral.Part;

/**
 * What photos and scans show, beside the facts that name them. Every method takes part in the open
 * unit of work. A content rests encrypted under the key of its part, and is gone with that key.
 */
public interface AttachmentStore {
  /** Keeps a content; one that is kept under this part already stays as it is. */
  void keep(CaseReference caseReference, Part part, AttachmentId id, byte[] content);

  /** A content under whichever part of the case can still be read; empty where none can. */
  Optional<byte[]> find(CaseReference caseReference, AttachmentId id);

  /** Forgets what is kept under a part. */
  void erase(CaseReference caseReference, Part part);
}
