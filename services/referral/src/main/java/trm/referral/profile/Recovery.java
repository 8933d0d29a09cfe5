package trm.referral.profile;

/** What a state gives a person to recover and decide. */
public sealed interface Recovery {
  /** A period of at least this length, during which nobody is returned. */
  record ReflectionPeriod(TimeLimit length) implements Recovery {
    @Override
    public String toString() {
      return "reflection period of " + length;
    }
  }

  /** A measure of child protection in its place. */
  record ProtectionMeasure() implements Recovery {
    @Override
    public String toString() {
      return "protection measure instead of a reflection period";
    }
  }
}
