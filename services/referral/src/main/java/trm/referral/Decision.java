package trm.referral;

import java.util.List;

/** What the law says to an order or to a peer's message. */
public sealed interface Decision {

  /** It may be: these facts are to be stored, and these notices given, in one transaction. */
  record Agreed(List<Fact> facts, List<Notice> notices) implements Decision {
    public Agreed {
      facts = List.copyOf(facts);
      notices = List.copyOf(notices);
    }
  }

  /** It may not be: every rule that says no. */
  record Refused(List<BrokenRule> rules) implements Decision {
    /** All that a peer learns when the reason would betray the person. */
    public static final String NOT_NOW = "NOT_NOW";

    public Refused {
      rules = List.copyOf(rules);
      if (rules.isEmpty()) {
        throw new IllegalArgumentException("A refusal names its rules.");
      }
    }

    /** The coded reason that may be told to another node: one rule's id, or {@code NOT_NOW}. */
    public String toldToPeers() {
      boolean betrays =
          rules.stream().anyMatch(r -> r.basisClass() != null && r.basisClass().isSilent());
      return betrays ? NOT_NOW : rules.getFirst().ruleId();
    }
  }
}
