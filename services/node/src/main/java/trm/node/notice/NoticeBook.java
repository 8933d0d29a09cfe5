package trm.node.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;

/** Who wants mail, and the mails. Every method takes part in the open unit of work. */
public interface NoticeBook {

  /** What a mail came to. */
  enum Outcome {
    SENT,
    /** It is tried again. */
    FAILED,
    /** The server refuses the address. */
    REFUSED,
    /** It was tried for the last time. */
    GIVEN_UP
  }

  /** An officer's subscription; a new one takes the place of the old one. */
  void put(Subscription subscription, Instant now);

  /** The subscription of an officer. */
  Optional<Subscription> find(OrganisationId organisation, OfficerId officer);

  /** Ends it, with what was under way. */
  void delete(OrganisationId organisation, OfficerId officer);

  /** Subscriptions whose address the mail server refuses. */
  List<Subscription> refused();

  /** Takes one for which it is time to look, and puts its next look off until then. */
  Optional<Subscription> takeToLook(Instant now, Instant nextLook);

  /** What an officer was told of, locked; empty when a mail is under way or there is none. */
  Optional<Set<String>> told(UUID subscription);

  /** Notes what there is now, and makes a mail where something of it is new. */
  void tell(UUID subscription, Set<String> told, @Nullable Mail mail, Instant now);

  /** Systems of an organisation that are told nothing any more: id and since when. */
  List<String> disabledWebhooks(OrganisationId organisation);

  /** Takes the mail that is due first, and puts it off until the lease ends. */
  Optional<Mail> takeDue(Instant now, Instant leaseUntil);

  /**
   * What became of an attempt.
   *
   * @param dueAt when it is tried again; absent when it is over
   */
  void attempted(Mail mail, Outcome outcome, @Nullable Instant dueAt, Instant now);

  /** Forgets subscriptions that ended and mails that are over, of before then. */
  void forget(Instant before);

  /** How many subscriptions there are, by whether the address is refused. */
  Map<Boolean, Long> count();
}
