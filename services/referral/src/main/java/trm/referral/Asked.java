package trm.referral;

/** What every rule may look at: the case file and the situation. */
public sealed interface Asked permits Question, Message {
  /** This node's copy of the case. */
  Referral referral();

  /** What is known from outside the case. */
  Situation situation();
}
