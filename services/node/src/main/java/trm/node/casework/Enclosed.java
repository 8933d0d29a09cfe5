package trm.node.casework;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import trm.evidence.Digest;
import trm.node.attachment.FileForm;
import trm.node.wire.WireCodec;
import trm.referral.Attachment;
import trm.referral.AttachmentId;
import trm.referral.CaseReference;
import trm.referral.Enclosing;
import trm.referral.Fact;
import trm.referral.Octets;
import trm.referral.Part;
import trm.referral.Referral;
import trm.referral.file.Attachments;

/**
 * The files that a peer's message has. A peer's own check is no check: what is not one whole file
 * of its form, or not what the message says of it, makes the message one that cannot be read.
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the store, never compared.
record Enclosed(List<Attachment> files, Map<AttachmentId, byte[]> contents) {

  static Enclosed in(Fact fact, byte[] body, WireCodec codec) {
    List<Attachment> files =
        fact.event() instanceof Enclosing enclosing ? enclosing.files().toList() : List.of();
    return new Enclosed(files, files.isEmpty() ? Map.of() : codec.contents(body));
  }

  /** Whether every file is what is said of it, under an id that means no other file of the case. */
  boolean isSound(Referral before) {
    Set<AttachmentId> ids = new HashSet<>();
    return files.stream().mapToLong(Attachment::size).sum() <= Attachment.MESSAGE_SIZE_MAX
        && files.stream().allMatch(file -> ids.add(file.attachmentId()))
        && files.stream().allMatch(file -> isAsSaid(file) && isNoOther(file, before));
  }

  private boolean isAsSaid(Attachment file) {
    byte[] content = contents.get(file.attachmentId());
    return content != null
        && content.length > 0
        && content.length == file.size()
        && Octets.of(Digest.sha256(content).bytes()).equals(file.digest())
        && FileForm.of(file.mediaType()).filter(form -> form.isSound(content)).isPresent();
  }

  private static boolean isNoOther(Attachment file, Referral before) {
    Optional<Attachment> known = Attachments.of(before.facts()).find(file.attachmentId());
    return known.map(Attachment::digest).filter(digest -> !digest.equals(file.digest())).isEmpty();
  }

  void keep(CaseReference caseReference, Part part, AttachmentStore store) {
    contents.forEach((id, content) -> store.keep(caseReference, part, id, content));
  }
}
