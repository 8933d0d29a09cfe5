package trm.referral.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.referral.Attachment;
import trm.referral.AttachmentId;
import trm.referral.Enclosing;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.LocalEvent.AttachmentFiled;

/**
 * The files of a case.
 *
 * @param filed by this node, and still to be read
 * @param received with messages of any node, likewise
 */
public record Attachments(List<Attachment> filed, List<Attachment> received) {
  public Attachments {
    filed = List.copyOf(filed);
    received = List.copyOf(received);
  }

  /** What the facts of a node's copy say. */
  public static Attachments of(List<Fact> facts) {
    return new Attachments(
        facts.stream().flatMap(Attachments::filed).toList(),
        facts.stream().flatMap(Attachments::enclosed).toList());
  }

  private static Stream<Attachment> filed(Fact fact) {
    return fact.event() instanceof AttachmentFiled filed
        ? filed.attachment().held().stream()
        : Stream.empty();
  }

  private static Stream<Attachment> enclosed(Fact fact) {
    return fact.event() instanceof Enclosing enclosing ? enclosing.files() : Stream.empty();
  }

  /** Those that were filed here, and that no message has yet. */
  public List<Attachment> waiting() {
    Set<AttachmentId> told =
        received.stream().map(Attachment::attachmentId).collect(Collectors.toSet());
    return filed.stream().filter(file -> !told.contains(file.attachmentId())).toList();
  }

  /** One that this node filed. */
  public Optional<Attachment> filed(AttachmentId id) {
    return filed.stream().filter(file -> file.attachmentId().equals(id)).findFirst();
  }

  /** One of them all. */
  public Optional<Attachment> find(AttachmentId id) {
    return Stream.concat(filed.stream(), received.stream())
        .filter(file -> file.attachmentId().equals(id))
        .findFirst();
  }

  /** Those of a message that show the person and documents; nothing where there is none. */
  public Guarded<List<Attachment>> ofIdentity(List<AttachmentId> sent) {
    return those(sent, false);
  }

  /** Those of a message that show family and home. */
  public Guarded<List<Attachment>> ofHome(List<AttachmentId> sent) {
    return those(sent, true);
  }

  private Guarded<List<Attachment>> those(List<AttachmentId> sent, boolean home) {
    List<Attachment> files =
        sent.stream()
            .distinct()
            .flatMap(id -> filed(id).stream())
            .filter(file -> file.showsHome() == home)
            .toList();
    return files.isEmpty() ? Guarded.withheld() : Guarded.of(files);
  }
}
