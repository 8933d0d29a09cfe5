package trm.node.casework;

import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import trm.evidence.directory.Directory;
import trm.exchange.UnitOfWork;
import trm.exchange.inbox.InboxStore;
import trm.exchange.outbox.Courier;
import trm.exchange.outbox.OutboxStore;
import trm.node.Charter;
import trm.node.disclosure.DisclosureFilter;
import trm.node.feed.Feed;
import trm.node.feed.FeedBook;
import trm.node.keys.MarkKey;
import trm.node.wire.CodeCheck;
import trm.node.wire.FactStoreCodec;
import trm.node.wire.WireCodec;
import trm.referral.NodeId;
import trm.referral.profile.Provisions;

/**
 * The use cases of one node, put together once from the node's ports. The same for a deployed node
 * and for a simulated one.
 */
public final class Casework {
  private final CaseDesk desk;
  private final ImportDesk imports;
  private final AttachmentDesk files;
  private final MailRoom mailRoom;
  private final CaseReader reader;
  private final OwnCopyDesk ownCopies;
  private final ContactDesk contacts;
  private final EvidenceExport export;
  private final RetentionDesk retention;
  private final DeadlineDesk deadlines;
  private final WorkReader work;

  /**
   * What the use cases are made of.
   *
   * @param directory what the federation vouches for at this moment
   * @param escalationFailed told when nobody could be told that something in a case is overdue
   * @param erasureFailed told when what was kept in a case could not be erased; its message may
   *     quote content
   */
  public record Ports(
      NodeId self,
      Charter charter,
      InstantSource clock,
      Supplier<Directory> directory,
      Provisions provisions,
      Freshness fresh,
      UnitOfWork unitOfWork,
      CaseStore cases,
      AttachmentStore attachments,
      AnswerBook answers,
      DisclosureBook disclosures,
      MarkBook marks,
      MarkKey markKey,
      WorkBook work,
      FeedBook feed,
      OutboxStore outbox,
      InboxStore inbox,
      Courier courier,
      WireCodec wire,
      FactStoreCodec factStore,
      DisclosureFilter disclosure,
      CodeCheck codes,
      Consumer<RuntimeException> erasureFailed,
      Consumer<RuntimeException> escalationFailed,
      EvidenceExport.Ports evidence) {}

  /** Puts the use cases together. */
  public Casework(Ports ports) {
    Situations situations = new Situations(ports.directory(), ports.fresh(), ports.provisions());
    Entries entries = new Entries(ports.factStore(), ports.fresh());
    Telling telling =
        new Telling(
            ports.charter(),
            ports.directory(),
            ports.disclosure(),
            ports.wire(),
            ports.attachments());
    RepeatDesk repeats =
        new RepeatDesk(ports.self(), new PersonMarks(ports.markKey()), ports.marks());
    WorkSheet sheet = new WorkSheet(ports.provisions(), situations::view, ports.work());
    Registrar registrar =
        new Registrar(
            ports.cases(),
            ports.attachments(),
            ports.outbox(),
            ports.inbox(),
            ports.courier(),
            ports.disclosures(),
            entries,
            repeats,
            sheet,
            new Feed(ports.feed(), ports.fresh()::id));
    this.desk =
        new CaseDesk(
            ports.self(),
            ports.clock(),
            ports.unitOfWork(),
            ports.cases(),
            ports.answers(),
            repeats,
            situations,
            ports.codes(),
            telling,
            registrar,
            entries);
    this.imports = new ImportDesk(ports.unitOfWork(), desk);
    this.mailRoom =
        new MailRoom(
            ports.self(),
            ports.charter(),
            ports.directory(),
            ports.cases(),
            ports.wire(),
            ports.attachments(),
            situations,
            telling,
            registrar,
            entries);
    ReadingRoom room =
        new ReadingRoom(ports.self(), ports.clock(), ports.cases(), entries, registrar);
    this.files =
        new AttachmentDesk(ports.unitOfWork(), desk, ports.cases(), ports.attachments(), room);
    this.reader =
        new CaseReader(ports.unitOfWork(), ports.cases(), ports.evidence().archive(), room);
    this.ownCopies =
        new OwnCopyDesk(
            ports.directory(), ports.unitOfWork(), ports.disclosures(), ports.outbox(), room);
    this.contacts = new ContactDesk(ports.unitOfWork(), room);
    this.retention =
        new RetentionDesk(
            ports.self(),
            ports.unitOfWork(),
            ports.cases(),
            ports.provisions().retention(),
            registrar,
            ports.erasureFailed());
    this.deadlines =
        new DeadlineDesk(
            ports.self(),
            ports.unitOfWork(),
            ports.cases(),
            ports.work(),
            sheet,
            registrar,
            ports.escalationFailed());
    this.work = new WorkReader(ports.unitOfWork(), ports.work());
    this.export =
        new EvidenceExport(
            ports.clock(), ports.unitOfWork(), ports.cases(), entries, ports.evidence());
  }

  /** Carries out officers' orders. */
  public CaseDesk desk() {
    return desk;
  }

  /** Carries out several orders together. */
  public ImportDesk imports() {
    return imports;
  }

  /** Files photos and scans, and shows them. */
  public AttachmentDesk files() {
    return files;
  }

  /** Acts on peers' messages. */
  public MailRoom mailRoom() {
    return mailRoom;
  }

  /** Reads cases. */
  public CaseReader reader() {
    return reader;
  }

  /** Prepares the person's own copy. */
  public OwnCopyDesk ownCopies() {
    return ownCopies;
  }

  /** Says whether the person may be reached. */
  public ContactDesk contacts() {
    return contacts;
  }

  /** Erases what was kept until a day that is over. */
  public RetentionDesk retention() {
    return retention;
  }

  /** Tells people what is overdue. */
  public DeadlineDesk deadlines() {
    return deadlines;
  }

  /** Lists what waits for somebody. */
  public WorkReader work() {
    return work;
  }

  /** Exports the proof of a case. */
  public EvidenceExport export() {
    return export;
  }
}
