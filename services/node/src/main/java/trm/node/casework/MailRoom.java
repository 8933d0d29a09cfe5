package trm.node.casework;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.evidence.seal.Statement;
import trm.exchange.Work;
import trm.exchange.inbox.Addressee;
import trm.exchange.inbox.Delivery;
import trm.exchange.inbox.QuarantineReason;
import trm.exchange.inbox.Verdict;
import trm.node.Charter;
import trm.node.NodeRole;
import trm.node.wire.Names;
import trm.node.wire.UnreadableFactException;
import trm.node.wire.WireCodec;
import trm.referral.CrossingEvent;
import trm.referral.Decision;
import trm.referral.Fact;
import trm.referral.Incoming;
import trm.referral.NodeId;
import trm.referral.OrganisationKind;
import trm.referral.Referral;
import trm.referral.Situation;
import trm.schema.UnknownSchemaException;
import trm.schema.UnreadableRecordException;

/**
 * Where a peer's message is read, decided and filed, inside the inbox's unit of work. The charter
 * says whether the message is this node's at all, the law whether it may change the case.
 */
public final class MailRoom implements Addressee {
  private final NodeId self;
  private final Charter charter;
  private final Supplier<Directory> directory;
  private final CaseStore cases;
  private final WireCodec codec;
  private final AttachmentStore attachments;
  private final Situations situations;
  private final Telling telling;
  private final Registrar registrar;
  private final Entries entries;

  MailRoom(
      NodeId self,
      Charter charter,
      Supplier<Directory> directory,
      CaseStore cases,
      WireCodec codec,
      AttachmentStore attachments,
      Situations situations,
      Telling telling,
      Registrar registrar,
      Entries entries) {
    this.self = self;
    this.charter = charter;
    this.directory = directory;
    this.cases = cases;
    this.codec = codec;
    this.attachments = attachments;
    this.situations = situations;
    this.telling = telling;
    this.registrar = registrar;
    this.entries = entries;
  }

  @Override
  public void expect(Set<trm.evidence.CaseReference> expected) {
    cases.hold(expected.stream().map(Names::toLaw).collect(Collectors.toSet()));
  }

  @Override
  public Verdict receive(Work work, Delivery delivery) {
    Statement statement = delivery.signed().statement();
    if (!takes(statement)) {
      return new Verdict.Unreadable(QuarantineReason.EVENT_NOT_TAKEN);
    }
    try {
      Fact fact = codec.decode(delivery.body(), Names.toLaw(statement.sender()));
      return isOfType(fact, statement.eventType())
          ? decide(work, delivery, fact)
          : new Verdict.Unreadable(QuarantineReason.EVENT_NOT_TAKEN);
    } catch (UnknownSchemaException e) {
      return new Verdict.Unreadable(QuarantineReason.SCHEMA_UNKNOWN);
    } catch (UnreadableRecordException | UnreadableFactException e) {
      return new Verdict.Unreadable(QuarantineReason.BODY_UNREADABLE);
    }
  }

  private boolean takes(Statement statement) {
    Optional<NodeEntry> sender = directory.get().entry(statement.sender());
    return sender
        .map(entry -> NodeRole.valueOf(entry.role().name()))
        .filter(role -> charter.accepts(statement.eventType(), role))
        .isPresent();
  }

  private static boolean isOfType(Fact fact, String eventType) {
    return fact.event() instanceof CrossingEvent event && WireCodec.nameOf(event).equals(eventType);
  }

  private Verdict decide(Work work, Delivery delivery, Fact fact) {
    Statement statement = delivery.signed().statement();
    CaseFile file = cases.load(Names.toLaw(delivery.caseReference()));
    Referral before = Referral.replay(self, file.facts());
    Enclosed enclosed = Enclosed.in(fact, delivery.body(), codec);
    if (!enclosed.isSound(before)) {
      return new Verdict.Unreadable(QuarantineReason.FILE_UNSOUND);
    }
    Incoming incoming = new Incoming(fact, Names.toLaw(statement.sender()), statement.epoch());
    Situation situation = situation(delivery);
    return switch (before.receive(incoming, situation)) {
      case Decision.Agreed agreed -> file(work, file, agreed, situation, fact, enclosed);
      case Decision.Refused refused ->
          new Verdict.Refused(
              refused.toldToPeers(), entries.ofRules(statement.eventType(), refused.rules()));
    };
  }

  private Verdict file(
      Work work,
      CaseFile file,
      Decision.Agreed agreed,
      Situation situation,
      Fact received,
      Enclosed enclosed) {
    Referral after =
        Referral.replay(
            self, Stream.concat(file.facts().stream(), agreed.facts().stream()).toList());
    Telling.Prepared prepared =
        telling.prepare(
            file.caseReference(), agreed.notices(), after, situation.directory(), situation.now());
    if (!prepared.broken().isEmpty()) {
      throw new IllegalStateException(
          "What follows from a message may not be told: "
              + prepared.broken().getFirst().sentence());
    }
    if (!agreed.facts().isEmpty()) {
      enclosed.keep(file.caseReference(), after.partOf(received), attachments);
      registrar.file(work, file, after, agreed.facts(), prepared.messages());
    }
    return new Verdict.Accepted();
  }

  private Situation situation(Delivery delivery) {
    Instant now = delivery.receivedAt().truncatedTo(ChronoUnit.MILLIS);
    return situations.at(
        now,
        OrganisationKind.NATIONAL_COORDINATOR,
        (handover, epoch) -> {
          throw new IllegalStateException("Only an officer confirms an arrival.");
        });
  }
}
