package trm.corridor.sim;

/** What must hold in every run, at every moment unless it says otherwise. */
enum Invariant {
  /**
   * Once a case has begun, at least one node holds itself responsible for the person. What a node
   * forgot because it was set up from a backup, its peers are told of instead.
   */
  DUTY,
  /** No two nodes hold themselves for the holder of one epoch. */
  AUTHORITY,
  /** No message has its effect twice. */
  EFFECT_ONCE,
  /** What a sender holds for acknowledged stands in the recipient's journal. */
  ACKNOWLEDGED_IS_JOURNALLED,
  /** No onward step is taken against a hold or a withdrawal that the node has. */
  ONWARD_GATED,
  /** Nothing but an urgent message is acted on before what was said earlier. */
  ORDER_KEPT,
  /**
   * Every journal is what its checkpoints say, by RFC 6962's own definition; where statements are
   * really signed, the shipped verifier finds nothing wrong with the nodes' evidence either.
   */
  JOURNAL_VERIFIES,
  /**
   * A warning in a newer release's words is acted upon, and what no schema is known for is refused
   * and its sender knows.
   */
  TOMORROW_IS_ANSWERED,
  /** Nothing personal stands in journals, statements, ledgers or addresses. */
  PERSONAL_IN_BODIES_ONLY,
  /** Whoever saw a journal that its restored node knows no more is alarmed. */
  RESTORE_IS_TOLD,
  /** Whoever was shown two contents of one journal at one size keeps both and is alarmed. */
  TWO_FACES_ARE_FOUND,
  /** No node's code fails, and no node finds another's proof wanting. */
  NO_ALARM,
  /**
   * When misfortune ends, everything that was said is received or its sender knows why not; what is
   * said to a country that left for good, by being told that it is overdue.
   */
  COMES_TO_REST
}
