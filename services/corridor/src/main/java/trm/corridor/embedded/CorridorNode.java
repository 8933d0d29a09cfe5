package trm.corridor.embedded;

/**
 * One node with what is its own: service, database and place in the directory.
 *
 * @param plan what the directory says of it
 */
public record CorridorNode(
    NodePlan plan,
    EmbeddedPostgresServer database,
    UnpackedService unpacked,
    ServiceProcess service) {
  /** The node's id. */
  public String id() {
    return plan.node();
  }
}
