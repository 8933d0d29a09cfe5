package trm.node.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.exchange.outbox.Content;
import trm.exchange.outbox.MessageState;
import trm.exchange.outbox.OutboxMessage;
import trm.exchange.outbox.OutboxStore;
import trm.exchange.outbox.Progress;
import trm.node.casework.OwnCopyFile.Passed;
import trm.node.wire.Names;
import trm.referral.CaseReference;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.Fact;
import trm.referral.LocalEvent.ReferralOpened;
import trm.referral.LocalEvent.SafeContactRecorded;
import trm.referral.Referral;
import trm.referral.SafeContact;
import trm.referral.file.Days;

/**
 * Prepares the person's own copy. That it was prepared, by whom and for what stands in the journal,
 * written in the same unit of work.
 */
public final class OwnCopyDesk {
  private final Supplier<Directory> directory;
  private final UnitOfWork unitOfWork;
  private final DisclosureBook disclosures;
  private final OutboxStore outbox;
  private final ReadingRoom room;

  OwnCopyDesk(
      Supplier<Directory> directory,
      UnitOfWork unitOfWork,
      DisclosureBook disclosures,
      OutboxStore outbox,
      ReadingRoom room) {
    this.directory = directory;
    this.unitOfWork = unitOfWork;
    this.disclosures = disclosures;
    this.outbox = outbox;
    this.room = room;
  }

  /**
   * Prepares the copy for an officer who hands it over.
   *
   * @param purpose coded; what it is prepared for
   * @return nothing when there is no such case, or none that concerns the officer
   */
  public Optional<OwnCopyFile> prepare(CaseReference caseReference, Officer by, String purpose) {
    return unitOfWork.carryOut(work -> prepare(work, caseReference, by, purpose)).value();
  }

  private Optional<OwnCopyFile> prepare(
      Work work, CaseReference caseReference, Officer by, String purpose) {
    return room.open(work, caseReference, by, purpose)
        .map(reading -> file(reading.referral(), reading.line(), reading.at()));
  }

  private OwnCopyFile file(Referral referral, CaseLine line, Instant now) {
    return new OwnCopyFile(
        line.caseReference(),
        Days.of(now),
        language(referral),
        disclosures.of(line.caseReference()).stream().flatMap(this::passed).toList(),
        referral.consents().all().stream().filter(consent -> consent.isLive(now)).toList(),
        contact(referral));
  }

  private static @Nullable SafeContact contact(Referral referral) {
    return referral
        .care()
        .facts()
        .last(SafeContactRecorded.class)
        .flatMap(recorded -> recorded.contact().held())
        .orElse(null);
  }

  /** What was erased before it ever left was told to nobody. */
  private Stream<Passed> passed(Disclosure disclosure) {
    Optional<OutboxMessage> message = outbox.find(disclosure.message());
    boolean sent = message.map(found -> hasLeft(found.progress())).orElse(true);
    boolean gone = message.filter(found -> found.content() instanceof Content.Gone).isPresent();
    return gone && !sent
        ? Stream.empty()
        : Stream.of(new Passed(disclosure, operator(disclosure), sent));
  }

  /** A process may end between the broker's word and its own row; the recipient's receipt tells. */
  private static boolean hasLeft(Progress progress) {
    return progress.sends() > 0
        || progress.state() == MessageState.ACKNOWLEDGED
        || progress.state() == MessageState.REFUSED;
  }

  private @Nullable String operator(Disclosure disclosure) {
    return directory
        .get()
        .entry(Names.toProof(disclosure.to()))
        .map(NodeEntry::operator)
        .orElse(null);
  }

  /** As it was taken down at first contact here or, where that was elsewhere, in a consent. */
  private static @Nullable String language(Referral referral) {
    List<String> spoken =
        referral.facts().stream().map(Fact::event).flatMap(OwnCopyDesk::spoken).toList();
    return spoken.isEmpty() ? null : spoken.getFirst();
  }

  private static Stream<String> spoken(trm.referral.ReferralEvent event) {
    return switch (event) {
      case ReferralOpened opened -> Stream.of(opened.language());
      case ConsentGiven given -> Stream.of(given.language());
      case trm.referral.ReferralEvent other -> Stream.empty();
    };
  }
}
