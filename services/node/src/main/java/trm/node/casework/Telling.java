package trm.node.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.evidence.MessageId;
import trm.evidence.directory.Directory;
import trm.evidence.directory.NodeEntry;
import trm.exchange.outbox.Dispatch;
import trm.node.Charter;
import trm.node.casework.Entries.Standing;
import trm.node.disclosure.Disclosed;
import trm.node.disclosure.DisclosureFilter;
import trm.node.wire.Lost;
import trm.node.wire.Names;
import trm.node.wire.WireCodec;
import trm.referral.AttachmentId;
import trm.referral.Basis;
import trm.referral.BrokenRule;
import trm.referral.CaseReference;
import trm.referral.CrossingEvent;
import trm.referral.DirectoryView;
import trm.referral.DirectoryView.NodeView;
import trm.referral.DisclosureClass;
import trm.referral.Enclosing;
import trm.referral.Fact;
import trm.referral.Notice;
import trm.referral.Part;
import trm.referral.Referral;
import trm.referral.consent.Contents;
import trm.referral.file.Origin;

/**
 * Turns what the law wants told into messages: field by field through the gate of consent, in the
 * version that the receiver reads. All or nothing, so that no half of a step is ever told.
 */
final class Telling {
  private final Charter charter;
  private final Supplier<Directory> directory;
  private final DisclosureFilter filter;
  private final WireCodec codec;
  private final AttachmentStore attachments;

  Telling(
      Charter charter,
      Supplier<Directory> directory,
      DisclosureFilter filter,
      WireCodec codec,
      AttachmentStore attachments) {
    this.charter = charter;
    this.directory = directory;
    this.filter = filter;
    this.codec = codec;
    this.attachments = attachments;
  }

  /** What would be told, or why it may not be. */
  record Prepared(List<Message> messages, List<BrokenRule> broken) {}

  /**
   * One message that passed the gate.
   *
   * @param part the part of the case file that the body is erased with; absent for none
   * @param receiver what the directory says of the receiver; absent when it names none
   * @param classes of what passed the gate
   * @param leftOut the fields that the receiver does not get: nothing allows them to go there, or
   *     its release does not read them
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes on their way to the courier, never compared.
  record Message(
      Notice notice,
      byte[] body,
      @Nullable Part part,
      @Nullable NodeView receiver,
      Set<DisclosureClass> classes,
      List<String> leftOut) {

    /** What the officer wrote and the receiver does not get, if anything. */
    Stream<CaseAnswer.LeftOut> omission() {
      return leftOut.isEmpty()
          ? Stream.empty()
          : Stream.of(
              new CaseAnswer.LeftOut(
                  notice.recipient().value(), WireCodec.nameOf(notice.event()), leftOut));
    }

    /** What the person may ask for later. */
    Disclosure disclosure(MessageId posted) {
      return new Disclosure(
          posted,
          notice.fact().stamp().recordedAt(),
          notice.recipient(),
          receiver == null ? null : receiver.operatorKind(),
          receiver == null ? null : receiver.territory(),
          classes.isEmpty() ? List.of(DisclosureClass.A) : classes.stream().sorted().toList(),
          notice.purpose(),
          notice.basis());
    }

    Dispatch dispatch(Standing standing) {
      Fact fact = notice.fact();
      return new Dispatch(
          Names.toProof(notice.recipient()),
          Names.toProof(standing.caseReference()),
          standing.epoch(),
          standing.turn(),
          WireCodec.nameOf(notice.event()),
          body,
          part == null ? null : part.name(),
          fact.stamp().organisation().value(),
          fact.stamp().officer().value(),
          fact.stamp().statedBy(),
          fact.stamp().occurredAt());
    }
  }

  /**
   * Prepares every notice.
   *
   * @param after the case with the new facts, so that a consent just given counts
   */
  Prepared prepare(
      CaseReference caseReference,
      List<Notice> notices,
      Referral after,
      DirectoryView directory,
      Instant now) {
    DirectoryView view = new Origin(after, directory).inThisCase();
    List<Message> messages = new ArrayList<>();
    List<BrokenRule> broken = new ArrayList<>();
    for (Notice notice : notices) {
      switch (gate(notice, after, view, now)) {
        case Disclosed.Told told ->
            messages.add(message(caseReference, notice, told.event(), after, view));
        case Disclosed.Refused refused ->
            broken.add(new BrokenRule(refused.rule(), refused.sentence(), null));
      }
    }
    return new Prepared(messages, broken);
  }

  private Disclosed gate(Notice notice, Referral after, DirectoryView view, Instant now) {
    String name = WireCodec.nameOf(notice.event());
    if (!charter.sends(name)) {
      return new Disclosed.Refused(
          name,
          DisclosureClass.A,
          "DISCLOSURE-01",
          "This node's charter does not let it send " + name + ".");
    }
    Predicate<DisclosureClass> consented =
        disclosureClass ->
            notice.basis() instanceof Basis.ByConsent(var consent)
                && view.find(notice.recipient())
                    .flatMap(
                        receiver ->
                            after
                                .consents()
                                .find(consent)
                                .map(
                                    given ->
                                        given.permits(
                                            receiver,
                                            Set.of(disclosureClass),
                                            notice.purpose(),
                                            now)))
                    .orElse(false);
    Disclosed disclosed = filter.disclose(notice.event(), notice.basis(), consented);
    return disclosed instanceof Disclosed.Told told && wouldLoseFiles(told.event(), notice)
        ? new Disclosed.Refused(
            "identityFiles",
            DisclosureClass.C,
            "SOP4-FILE-02",
            "The receiver's node reads no message with files yet. Nothing was sent.")
        : disclosed;
  }

  /** An older node would read the message without them, and nobody would know. */
  private boolean wouldLoseFiles(CrossingEvent told, Notice notice) {
    return told instanceof Enclosing enclosing
        && enclosing.files().findAny().isPresent()
        && !codec.tellsAll(told, versionFor(notice, WireCodec.nameOf(told)));
  }

  private Message message(
      CaseReference caseReference,
      Notice notice,
      CrossingEvent told,
      Referral after,
      DirectoryView view) {
    Fact fact = new Fact(told, notice.fact().stamp());
    int version = versionFor(notice, WireCodec.nameOf(told));
    return new Message(
        notice,
        codec.encode(fact, version, id -> content(caseReference, id)),
        part(fact, after),
        view.find(notice.recipient()).orElse(null),
        Contents.of(told),
        leftOut(notice.event(), fact, version));
  }

  /** By the gate, and by a receiver that is of an earlier release and would not notice. */
  private List<String> leftOut(CrossingEvent event, Fact fact, int version) {
    return Stream.concat(
            Lost.between(event, (CrossingEvent) fact.event()).stream(),
            codec.lost(fact, version).stream())
        .distinct()
        .toList();
  }

  /** The law found the file readable in this very unit of work. */
  private byte[] content(CaseReference caseReference, AttachmentId id) {
    return attachments
        .find(caseReference, id)
        .orElseThrow(() -> new IllegalStateException("A file that was filed has no content."));
  }

  /** What tells nothing of the person belongs to no part, and so survives every erasure. */
  private static @Nullable Part part(Fact fact, Referral after) {
    return fact.event() instanceof CrossingEvent told && Contents.of(told).isEmpty()
        ? null
        : after.partOf(fact);
  }

  private int versionFor(Notice notice, String event) {
    Optional<NodeEntry> receiver = directory.get().entry(Names.toProof(notice.recipient()));
    return receiver.map(entry -> entry.eventVersions().getOrDefault(event, 1)).orElse(1);
  }
}
