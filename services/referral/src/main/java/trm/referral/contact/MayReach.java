package trm.referral.contact;

import java.time.Instant;
import trm.referral.SafeContact;

/** Whether the person may be reached. */
public sealed interface MayReach {

  /** Now, by these instructions. */
  record Now(SafeContact by) implements MayReach {}

  /** Not now; from this moment on, by these instructions. */
  record Later(Instant from, SafeContact by) implements MayReach {}

  /** By nothing that is sent; an officer who meets her may ask. */
  record No(Reason reason) implements MayReach {}

  /** Why not. */
  enum Reason {
    /** She has not said how, or has taken it back. */
    NOT_SAID,
    /** She does not want to be reached. */
    REFUSED,
    /** She said how, and it was erased. */
    ERASED,
    /** She named no hour in which it is safe. */
    NO_HOURS
  }
}
