package trm.referral.sop;

import static trm.referral.sop.Rule.rule;

import java.util.List;
import java.util.stream.Stream;
import trm.referral.Attaching;
import trm.referral.Attachment;
import trm.referral.AttachmentId;
import trm.referral.CaseCommand.FileAttachment;
import trm.referral.Command;
import trm.referral.Question;
import trm.referral.file.Attachments;

/** SOP 4: photos and scans, from their filing to the message that has them. */
final class FileLaw {
  private FileLaw() {}

  static final List<Rule<Question<FileAttachment>>> FILING =
      List.of(
          rule(
              "SOP4-FILE-01",
              "A file has content, and not more of it than one message may carry.",
              q -> q.command().size() > 0 && q.command().size() <= Attachment.MESSAGE_SIZE_MAX),
          rule(
              "SOP4-FILE-04",
              "At most 40 files of a case, of 40 MiB all together, wait to be sent; what waits is sent first.",
              q -> mayWait(q.command(), files(q).waiting())));

  static final List<Rule<Question<? extends Command>>> SENDING =
      List.of(
          rule(
              "SOP4-FILE-02",
              "Every file that a message names was filed here in this case, and can still be read.",
              q -> sent(q).allMatch(id -> files(q).filed(id).isPresent())),
          rule(
              "SOP4-FILE-03",
              "The files of a message have 3 MiB at most, all together.",
              q -> size(q) <= Attachment.MESSAGE_SIZE_MAX));

  private static boolean mayWait(FileAttachment file, List<Attachment> waiting) {
    long bytes = waiting.stream().mapToLong(Attachment::size).sum();
    return waiting.size() < Attachment.WAITING_MAX
        && bytes + file.size() <= Attachment.WAITING_SIZE_MAX;
  }

  private static Stream<AttachmentId> sent(Question<?> q) {
    return q.command() instanceof Attaching attaching
        ? attaching.attachments().stream().distinct()
        : Stream.empty();
  }

  private static long size(Question<?> q) {
    Attachments files = files(q);
    return sent(q).flatMap(id -> files.filed(id).stream()).mapToLong(Attachment::size).sum();
  }

  private static Attachments files(Question<?> q) {
    return Attachments.of(q.referral().facts());
  }
}
