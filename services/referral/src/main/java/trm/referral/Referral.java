package trm.referral;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import trm.referral.Decision.Refused;
import trm.referral.consent.ConsentRegister;
import trm.referral.consent.Parts;
import trm.referral.file.Care;
import trm.referral.file.FactList;
import trm.referral.file.Handovers;
import trm.referral.file.Holds;
import trm.referral.file.Peers;
import trm.referral.file.Requests;
import trm.referral.file.Responsibility;
import trm.referral.sop.LawBook;

/**
 * One node's copy of a case: everything that was decided here or told to this node, and the law
 * over it. Immutable; a decision changes nothing until its facts are stored and replayed.
 */
public final class Referral {
  private final NodeId self;
  private final List<Fact> facts;
  private final Responsibility responsibility;
  private final Handovers handovers;
  private final ConsentRegister consents;
  private final Holds holds;
  private final Requests requests;
  private final Peers peers;
  private final Care care;

  private Referral(NodeId self, List<Fact> facts) {
    this.self = self;
    this.facts = facts;
    this.responsibility = Responsibility.of(self, facts);
    this.handovers = Handovers.of(self, responsibility.epoch(), facts);
    FactList list = new FactList(facts);
    this.care = new Care(list);
    this.consents = ConsentRegister.of(care);
    this.holds = Holds.of(list);
    this.requests = Requests.of(list);
    this.peers = Peers.of(list);
  }

  /** The case as these facts leave it. No facts are a case that has not begun here. */
  public static Referral replay(NodeId self, List<Fact> facts) {
    return new Referral(self, List.copyOf(facts));
  }

  /** Whether an officer may do this now. Every rule is tried; a refusal names all broken ones. */
  public Decision decide(Order order, Situation outside) {
    Situation situation = outside.of(this);
    Draft draft = Drafting.of(order, this, situation);
    List<BrokenRule> broken = LawBook.broken(order, this, situation, draft);
    return broken.isEmpty()
        ? Disclosing.agree(draft, order.stamp(), this, situation)
        : new Refused(broken);
  }

  /** Whether a peer's message is accepted, and what follows from it here. */
  public Decision receive(Incoming incoming, Situation outside) {
    Situation situation = outside.of(this);
    List<BrokenRule> broken = LawBook.broken(incoming, this, situation);
    return broken.isEmpty() ? Reception.of(incoming, this, situation) : new Refused(broken);
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
    return responsibility.duty();
  }

  /**
   * The one node that decides in this epoch.
   *
   * @throws IllegalStateException when the case has not begun here
   */
  public NodeId authority() {
    return responsibility.authority();
  }

  /** Counts handovers between nodes, from 1; 0 when the case has not begun here. */
  public long epoch() {
    return responsibility.epoch();
  }

  /** Counts handovers between organisations of this node; 0 before any organisation held it. */
  public long turn() {
    return responsibility.turn();
  }

  /** The organisation of this node that has the case in hand; empty while it is elsewhere. */
  public Optional<OrganisationId> turnHolder() {
    return responsibility.turnHolder();
  }

  /** Under which part of the case file a fact that is about to be stored has to be kept. */
  public Part partOf(Fact fact) {
    return Parts.of(fact, self, consents);
  }

  /** Who answers for the person. */
  public Responsibility responsibility() {
    return responsibility;
  }

  /** Every handover that this node has heard of. */
  public Handovers handovers() {
    return handovers;
  }

  /** Every consent that this node took or was told of. */
  public ConsentRegister consents() {
    return consents;
  }

  /** The holds on the transfer. */
  public Holds holds() {
    return holds;
  }

  /** What nodes asked each other. */
  public Requests requests() {
    return requests;
  }

  /** The other nodes of the case. */
  public Peers peers() {
    return peers;
  }

  /** What was done for the person, assessed and planned. */
  public Care care() {
    return care;
  }
}
