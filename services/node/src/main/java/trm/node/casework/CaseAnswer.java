package trm.node.casework;

import java.util.List;
import trm.evidence.Digest;
import trm.evidence.MessageId;
import trm.node.wire.UnknownCode;
import trm.referral.BrokenRule;
import trm.referral.CaseReference;
import trm.referral.Fact;

/** What became of an order. */
public sealed interface CaseAnswer {

  /** An answer that is kept, and given again when the same is asked again. */
  sealed interface Kept extends CaseAnswer {
    /** The case. */
    CaseReference caseReference();
  }

  /**
   * What an officer wrote and one receiver does not get, since nothing allows it.
   *
   * @param to the receiver
   * @param event the event that went without it
   * @param fields names of the fields, never their content
   */
  record LeftOut(String to, String event, List<String> fields) {
    public LeftOut {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Stored, journalled and posted.
   *
   * @param created the id of the one new thing that the command made, if it made one
   * @param messages what was posted, in order
   * @param entry leaf hash of the journal entry that records it; its index follows from the journal
   * @param earlierCases other cases of the officer's own organisation whose person may be the same;
   *     an officer compares and links them
   * @param leftOut what some receivers do not get
   */
  record Done(
      CaseReference caseReference,
      long epoch,
      long turn,
      String created,
      List<MessageId> messages,
      Digest entry,
      List<CaseReference> earlierCases,
      List<LeftOut> leftOut)
      implements Kept {
    public Done {
      messages = List.copyOf(messages);
      earlierCases = List.copyOf(earlierCases);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * The rules say no; nothing but the refusal was stored.
   *
   * @param entry leaf hash of the journal entry that records it
   */
  record Refused(CaseReference caseReference, List<BrokenRule> rules, Digest entry)
      implements Kept {
    public Refused {
      rules = List.copyOf(rules);
    }
  }

  /**
   * What was asked holds codes that are in no list. Nothing was stored and nothing journalled: the
   * law was not asked to say no, the request has a wrong form.
   */
  record UnknownCodes(CaseReference caseReference, List<UnknownCode> codes) implements Kept {
    public UnknownCodes {
      codes = List.copyOf(codes);
    }
  }

  /** No such case, or none that concerns the officer's organisation: the two look alike. */
  record UnknownCase() implements CaseAnswer {}

  /**
   * The officer's screen is older than the case; nothing was decided.
   *
   * @param line where the case stands
   * @param since what was recorded since the officer's screen was loaded, the oldest first
   */
  record Changed(CaseLine line, List<Fact> since) implements CaseAnswer {
    public Changed {
      since = List.copyOf(since);
    }
  }

  /** The idempotency key stands for another request. */
  record KeyReused() implements CaseAnswer {}
}
