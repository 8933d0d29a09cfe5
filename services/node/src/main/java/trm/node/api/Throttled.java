package trm.node.api;

/** Is told when an account made too many requests. */
@FunctionalInterface
public interface Throttled {
  /** One request was refused for that. */
  void happened();
}
