package trm.referral.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import trm.referral.ContactWindow;
import trm.referral.Guarded;
import trm.referral.LocalEvent.SafeContactRecorded;
import trm.referral.Referral;
import trm.referral.SafeContact;
import trm.referral.contact.MayReach.Reason;

/**
 * The one place that decides whether a notice to the person may go out. A phone that rings at the
 * wrong hour, or a voice that says too much to whoever answers, can cost a life: what is not known
 * to be safe is not done.
 */
public final class PersonContact {
  /** The day itself, and each of the seven after it. */
  private static final int DAYS_AHEAD = 7;

  private PersonContact() {}

  /** What her newest instructions say of this moment. */
  public static MayReach at(Instant now, Referral referral) {
    return referral
        .care()
        .facts()
        .last(SafeContactRecorded.class)
        .map(recorded -> at(now, recorded.contact()))
        .orElse(new MayReach.No(Reason.NOT_SAID));
  }

  private static MayReach at(Instant now, Guarded<SafeContact> contact) {
    return switch (contact) {
      case Guarded.Held<SafeContact>(SafeContact held) -> at(now, held);
      case Guarded.Withheld<SafeContact>() -> new MayReach.No(Reason.NOT_SAID);
      case Guarded.Erased<SafeContact>() -> new MayReach.No(Reason.ERASED);
    };
  }

  private static MayReach at(Instant now, SafeContact contact) {
    if (!contact.allowed()) {
      return new MayReach.No(Reason.REFUSED);
    }
    Optional<Instant> next = next(now, contact);
    if (next.isEmpty()) {
      return new MayReach.No(Reason.NO_HOURS);
    }
    return next.get().equals(now)
        ? new MayReach.Now(contact)
        : new MayReach.Later(next.get(), contact);
  }

  /** The first moment from now on that lies within her hours. */
  private static Optional<Instant> next(Instant now, SafeContact contact) {
    ZoneId zone = ZoneId.of(contact.zone());
    LocalDate today = now.atZone(zone).toLocalDate();
    return Stream.iterate(today, day -> day.plusDays(1))
        .limit(DAYS_AHEAD + 1)
        .flatMap(day -> contact.hours().stream().flatMap(hours -> from(now, day, hours, zone)))
        .min(Comparator.naturalOrder());
  }

  private static Stream<Instant> from(
      Instant now, LocalDate day, ContactWindow hours, ZoneId zone) {
    ZonedDateTime begin = day.atTime(hours.from()).atZone(zone);
    Instant end = day.atTime(hours.until()).atZone(zone).toInstant();
    if (!hours.days().contains(day.getDayOfWeek()) || !now.isBefore(end)) {
      return Stream.empty();
    }
    return Stream.of(now.isBefore(begin.toInstant()) ? begin.toInstant() : now);
  }
}
