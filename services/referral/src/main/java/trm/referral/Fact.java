package trm.referral;

/** An event with its stamp: what is stored, replayed and told. */
public record Fact(ReferralEvent event, Stamp stamp) {}
