package trm.referral;

/** Why something may be told to another node. */
public sealed interface Basis {

  /** The person allowed it. */
  record ByConsent(ConsentId consent) implements Basis {}

  /** Child protection law demands it. */
  record StatutoryChildProtection() implements Basis {}

  /** The mechanism demands it, and it tells nothing about the person. */
  record NotificationDuty() implements Basis {}

  /** A risk to the life or wellbeing of the person, family, staff or others. */
  record RiskToLife(String reason) implements Basis {}
}
