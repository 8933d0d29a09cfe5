package trm.node.casework;

import java.util.Optional;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.node.casework.ReadingRoom.Reading;
import trm.referral.Attachment;
import trm.referral.AttachmentId;
import trm.referral.CaseReference;
import trm.referral.Part;
import trm.referral.file.Attachments;

/**
 * Where photos and scans are filed before a message has them, and shown to whoever may read the
 * case. Content and fact are committed together.
 */
public final class AttachmentDesk {
  private final UnitOfWork unitOfWork;
  private final CaseDesk desk;
  private final CaseStore cases;
  private final AttachmentStore store;
  private final ReadingRoom room;

  AttachmentDesk(
      UnitOfWork unitOfWork,
      CaseDesk desk,
      CaseStore cases,
      AttachmentStore store,
      ReadingRoom room) {
    this.unitOfWork = unitOfWork;
    this.desk = desk;
    this.cases = cases;
    this.store = store;
    this.room = room;
  }

  /** What became of a wish to read a file. */
  public sealed interface Look {
    /** It is read. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a reader, never compared.
    record Shown(Attachment attachment, byte[] content) implements Look {}

    /** The case has no such file, or none that can still be read. */
    record NoFile() implements Look {}

    /** No such case, or none that concerns the officer. */
    record NoCase() implements Look {}
  }

  /** Files a content, or gives the answer that the same order got before. */
  public CaseAnswer file(CaseOrder order, byte[] content) {
    return unitOfWork.carryOut(work -> file(work, order, content)).value();
  }

  private CaseAnswer file(Work work, CaseOrder order, byte[] content) {
    CaseAnswer answer = desk.answer(work, order);
    if (answer instanceof CaseAnswer.Done done && isFiled(order, done)) {
      store.keep(order.caseReference(), Part.OWN, new AttachmentId(done.created()), content);
    }
    return answer;
  }

  /** The answer may be one of before, and the file erased since. */
  private boolean isFiled(CaseOrder order, CaseAnswer.Done done) {
    return Attachments.of(cases.read(order.caseReference()).facts())
        .find(new AttachmentId(done.created()))
        .isPresent();
  }

  /**
   * Shows a file of a case, and has the journal say who read it.
   *
   * @param purpose coded; what it is read for
   */
  public Look show(CaseReference caseReference, AttachmentId id, Officer by, String purpose) {
    return unitOfWork
        .carryOut(
            work ->
                room.open(work, caseReference, by, purpose)
                    .map(reading -> show(reading, id))
                    .orElseGet(Look.NoCase::new))
        .value();
  }

  /**
   * Shows a file of any case because a life is in danger, and has the journal say so.
   *
   * @param reason coded; what the danger is
   */
  public Look showInEmergency(
      CaseReference caseReference, AttachmentId id, Officer by, String reason) {
    return unitOfWork
        .carryOut(
            work ->
                room.openInEmergency(work, caseReference, by, reason)
                    .map(reading -> show(reading, id))
                    .orElseGet(Look.NoCase::new))
        .value();
  }

  private Look show(Reading reading, AttachmentId id) {
    return Attachments.of(reading.referral().facts())
        .find(id)
        .flatMap(file -> content(reading, file))
        .orElseGet(Look.NoFile::new);
  }

  private Optional<Look> content(Reading reading, Attachment file) {
    return store
        .find(reading.line().caseReference(), file.attachmentId())
        .map(content -> new Look.Shown(file, content));
  }
}
