package trm.referral;

import java.time.LocalDate;

/**
 * What a node keeps when a consent is withdrawn, told openly.
 *
 * @param part the part of the case file, as {@link Part} writes it
 * @param ground {@code PROCEEDINGS}, {@code OWN_CONSENT} or {@code STATUTORY}
 * @param until the last day on which it is kept
 */
public record Kept(String part, String ground, LocalDate until) {}
