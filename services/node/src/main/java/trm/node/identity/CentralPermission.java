package trm.node.identity;

/**
 * What a ministry permits centrally, in its realm and without a release of this software. A role of
 * this node's interface stays the outer bound: what the realm permits here, nobody gets whom the
 * interface does not let in.
 */
public enum CentralPermission {
  EXPORT_EVIDENCE("export", "evidence"),
  EXPORT_HTCDS("export", "htcds"),
  /** Reading of every case of the node at once, by whatever call. */
  READ_EVERY_CASE("case-list", "every-case"),
  ONBOARD("partner", "onboard");

  private final String resource;
  private final String scope;

  CentralPermission(String resource, String scope) {
    this.resource = resource;
    this.scope = scope;
  }

  /** The resource's name in the realm. */
  public String resource() {
    return resource;
  }

  /** The scope's name in the realm. */
  public String scope() {
    return scope;
  }

  /** As whom the enforcer knows it. */
  String path() {
    return "/" + resource + "/" + scope;
  }
}
