package trm.referral.profile;

/** In how many stages a person is identified. */
public enum Stages {
  /** One decision. */
  ONE,
  /** First on reasonable grounds, then conclusively. */
  TWO
}
