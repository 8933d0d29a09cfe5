package trm.referral;

/**
 * Something that happened to a case. {@link CrossingEvent}s may be told to other nodes and have the
 * names and components of the wire schemas; {@link LocalEvent}s never leave the node.
 */
public sealed interface ReferralEvent permits CrossingEvent, LocalEvent {}
