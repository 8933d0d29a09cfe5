package trm.corridor.conformance;

/** One thing that is asked of whoever is checked. */
interface Check {
  /** The same in every release, such as {@code W-03}. */
  String id();

  /** Where the sentence stands, such as {@code Standard Webhooks 1.0.0, verifying}. */
  String source();

  /** What must be so. */
  String sentence();
}
