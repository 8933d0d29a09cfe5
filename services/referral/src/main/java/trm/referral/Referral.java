package trm.referral;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One node's copy of a case: everything that was decided here or told to this node, and the law
 * over it. Immutable; a decision changes nothing until its facts are stored and replayed.
 */
@SuppressWarnings("DoNotCallSuggester") // The law itself follows its words.
public final class Referral {
  private final NodeId self;
  private final List<Fact> facts;

  private Referral(NodeId self, List<Fact> facts) {
    this.self = self;
    this.facts = List.copyOf(facts);
  }

  /** The case as these facts leave it. No facts are a case that has not begun here. */
  public static Referral replay(NodeId self, List<Fact> facts) {
    return new Referral(self, facts);
  }

  /** Whether an officer may do this now. Every rule is tried; a refusal names all broken ones. */
  public Decision decide(Order order, Situation situation) {
    throw new UnsupportedOperationException("decide");
  }

  /** Whether a peer's message is accepted, and what follows from it here. */
  public Decision receive(Incoming incoming, Situation situation) {
    throw new UnsupportedOperationException("receive");
  }

  /** The node whose copy this is. */
  public NodeId self() {
    return self;
  }

  /** Every fact, oldest first. */
  public List<Fact> facts() {
    return facts;
  }

  /** The nodes that owe the person care now: never empty once the case has begun. */
  public Set<NodeId> duty() {
    throw new UnsupportedOperationException("duty");
  }

  /**
   * The one node that decides in this epoch.
   *
   * @throws IllegalStateException when the case has not begun here
   */
  public NodeId authority() {
    throw new UnsupportedOperationException("authority");
  }

  /** Counts handovers between nodes, from 1; 0 when the case has not begun here. */
  public long epoch() {
    throw new UnsupportedOperationException("epoch");
  }

  /** Counts handovers between organisations of this node; 0 before any organisation held it. */
  public long turn() {
    throw new UnsupportedOperationException("turn");
  }

  /** The organisation of this node that has the case in hand; empty while it is elsewhere. */
  public Optional<OrganisationId> turnHolder() {
    throw new UnsupportedOperationException("turnHolder");
  }

  /** Under which part of the case file a fact is to be kept. */
  public Part partOf(Fact fact) {
    throw new UnsupportedOperationException("partOf");
  }
}
