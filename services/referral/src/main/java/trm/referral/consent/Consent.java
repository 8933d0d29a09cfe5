package trm.referral.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.ConsentEvent.ConsentNarrowed;
import trm.referral.ConsentId;
import trm.referral.DirectoryView.NodeView;
import trm.referral.DisclosureClass;
import trm.referral.NodeId;
import trm.referral.OrganisationId;
import trm.referral.file.Days;

/**
 * What the person allows, as narrowed so far. Anything not named is not allowed.
 *
 * @param terms what is left of the consent that was given
 * @param collector the node that asked the person
 * @param withdrawnAt from when it no longer counts
 * @param adultFrom from when the file knows that the person is no child; absent where it does not
 */
public record Consent(
    ConsentGiven terms,
    NodeId collector,
    @Nullable Instant withdrawnAt,
    @Nullable LocalDate adultFrom) {
  private static final String GUARDIAN = "GUARDIAN";

  /** Given by the person or a guardian to this node. */
  public static Consent given(ConsentGiven terms, NodeId collector) {
    return new Consent(terms, collector, null, null);
  }

  /** Its id. */
  public ConsentId id() {
    return terms.consentId();
  }

  /** Only what both lists allow stays allowed; an exception is only ever added. */
  public Consent narrow(ConsentNarrowed to) {
    return new Consent(
        new ConsentGiven(
            terms.consentId(),
            terms.subject(),
            terms.givenBy(),
            shared(terms.purposes(), to.purposes()),
            shared(terms.receivers(), to.receivers()),
            shared(terms.classes(), to.classes()),
            Stream.concat(terms.exceptions().stream(), to.exceptions().stream())
                .distinct()
                .toList(),
            terms.language(),
            terms.interpreter(),
            terms.evidenceDigest(),
            terms.validFrom(),
            terms.validUntil(),
            terms.replacesExceptionsOf()),
        collector,
        withdrawnAt,
        adultFrom);
  }

  private static List<String> shared(List<String> one, List<String> other) {
    return one.stream().filter(other::contains).toList();
  }

  /** Ends it; the first withdrawal counts. */
  public Consent withdraw(Instant at) {
    return withdrawnAt == null ? new Consent(terms, collector, at, adultFrom) : this;
  }

  /** The same, in a file that knows from when the person is no child. */
  Consent knowing(LocalDate adultFrom) {
    return new Consent(terms, collector, withdrawnAt, adultFrom);
  }

  /** Whether it was taken back, even if only from a later moment on. */
  public boolean isWithdrawn() {
    return withdrawnAt != null;
  }

  /** Whether it counts at this moment. */
  public boolean isLive(Instant now) {
    return !isWithdrawn()
        && !now.isBefore(terms.validFrom())
        && now.isBefore(terms.validUntil())
        && !isOutgrown(now);
  }

  /**
   * A guardian speaks for children alone, whenever and by whatever word one is known to be none.
   */
  private boolean isOutgrown(Instant now) {
    return isGivenBy(GUARDIAN) && adultFrom != null && !Days.of(now).isBefore(adultFrom);
  }

  /** Whether somebody else gave it for the person: a guardian or another representative. */
  public boolean isByAnother() {
    return !terms.givenBy().equals("PERSON");
  }

  /** Whether it counts now and for this purpose. */
  public boolean serves(String purpose, Instant now) {
    return isLive(now) && terms.purposes().contains(purpose);
  }

  /** Whether it lets the person be counted and nothing else: it opens no file and keeps none. */
  public boolean isForStatisticsAlone() {
    return terms.purposes().equals(List.of(Purposes.STATISTICS));
  }

  /**
   * Whether these classes may be told to this receiver for this purpose now. Routing and risk need
   * no class of their own in a consent.
   */
  public boolean permits(
      NodeView receiver, Set<DisclosureClass> classes, String purpose, Instant now) {
    return serves(purpose, now) && reaches(receiver) && covers(classes);
  }

  /** Whether each of these classes is named; routing and risk need no naming. */
  public boolean covers(Set<DisclosureClass> classes) {
    return classes.stream().allMatch(this::covers);
  }

  /** Whether the person excepted this node. */
  boolean rulesOut(NodeView receiver) {
    return terms.exceptions().stream().anyMatch(text -> Receivers.rulesOut(text, receiver));
  }

  /** Whether the person excepted this organisation of a node. */
  boolean rulesOut(NodeView node, OrganisationId organisation) {
    return terms.exceptions().stream()
        .anyMatch(text -> Receivers.rulesOut(text, node, organisation));
  }

  /** Whether this organisation of a node is a receiver, or its whole node is. */
  boolean names(NodeView node, OrganisationId organisation) {
    return terms.receivers().stream().anyMatch(text -> Receivers.names(text, node, organisation));
  }

  /** Whether a receiver is this node itself, and not merely a node of its kind. */
  boolean namesAlone(NodeView node) {
    return terms.receivers().stream().anyMatch(text -> Receivers.namesAlone(text, node));
  }

  /** Whether whoever said this may take back what that one says: herself, or the same giver. */
  public boolean mayReplace(Consent earlier) {
    return isGivenBy("PERSON") || isGivenBy(earlier.terms().givenBy());
  }

  /** Whether the person put this in the place of what she excepted before. */
  boolean replacesExceptionsOf(Consent earlier) {
    return earlier.id().equals(terms.replacesExceptionsOf());
  }

  /** The node that took the consent may always be answered under it. */
  private boolean reaches(NodeView receiver) {
    return receiver.node().equals(collector)
        || (terms.receivers().stream().anyMatch(text -> Receivers.names(text, receiver))
            && !rulesOut(receiver));
  }

  private boolean covers(DisclosureClass type) {
    return type == DisclosureClass.A
        || type == DisclosureClass.J
        || terms.classes().contains(type.name());
  }

  /** Whether this is who said yes: a code of the list {@code consent-givers}. */
  public boolean isGivenBy(String giver) {
    return terms.givenBy().equals(giver);
  }
}
