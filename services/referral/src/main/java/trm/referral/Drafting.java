package trm.referral;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.referral.DirectoryView.NodeView;
import trm.referral.file.Days;
import trm.referral.profile.Provisions;

/**
 * What an order would bring about, before any rule is asked. Never fails: a command that names what
 * is not there brings about nothing, and a rule refuses it.
 */
record Drafting(Order order, Referral referral, Situation situation) {

  static Draft of(Order order, Referral referral, Situation situation) {
    Drafting drafting = new Drafting(order, referral, situation);
    return switch (order.command()) {
      case CaseCommand command -> new CaseDrafts(drafting).of(command);
      case ConsentCommand command -> new ConsentDrafts(drafting).of(command);
      case AssistanceCommand command -> new AssistanceDrafts(drafting).of(command);
      case ReturnCommand command -> new ReturnDrafts(drafting).of(command);
      case HandoverCommand command -> new HandoverDrafts(drafting).of(command);
      case ProceedingsCommand command -> new ProceedingsDrafts(drafting).of(command);
      case SafetyCommand command -> new SafetyDrafts(drafting).of(command);
    };
  }

  /** The id for the one new thing that a command makes. */
  String freshId() {
    return situation.freshId();
  }

  /** What the country's profile and its agreements say. */
  Provisions provisions() {
    return situation.provisions();
  }

  /** Whether the person counts as a child today. */
  boolean isChild() {
    return referral.care().isPresumedChild(today());
  }

  LocalDate today() {
    return Days.of(situation.now());
  }

  /** The country of a node, as the directory says. */
  @Nullable String territory(NodeId node) {
    return situation.directory().find(node).map(NodeView::territory).orElse(null);
  }

  /** The event happens here and these nodes are told. */
  Draft tell(CrossingEvent event, Collection<NodeId> to, String purpose) {
    return Draft.of(event).telling(Telling.toAll(event, to, purpose, order.stamp()));
  }

  /** The event happens here and every other node of the case is told. */
  Draft tellEveryone(CrossingEvent event, String purpose) {
    return tell(event, referral.peers().joined(), purpose);
  }

  /** The node is told without knowing who in this node acted. */
  List<Telling> byTheNode(CrossingEvent event, String purpose) {
    return Telling.toAll(event, referral.peers().joined(), purpose, order.stamp().byTheNode());
  }
}
