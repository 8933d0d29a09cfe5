package trm.referral;

import java.util.List;

/** A command that sends files which were filed in the case before. */
public interface Attaching {
  /** The files that go with the message, as part of it. */
  List<AttachmentId> attachments();
}
