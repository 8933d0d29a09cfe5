package trm.node.casework;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.referral.CaseReference;
import trm.referral.SafeContact;
import trm.referral.consent.Consent;

/**
 * What the person may be given about the case.
 *
 * @param language the language in which the person speaks with this node; absent when nobody said
 * @param passed every disclosure of this node, the oldest first
 * @param consents those that count now, and so may be taken back
 * @param contact how the person may be reached; absent unless it was said and still reads
 */
public record OwnCopyFile(
    CaseReference caseReference,
    LocalDate preparedOn,
    @Nullable String language,
    List<Passed> passed,
    List<Consent> consents,
    @Nullable SafeContact contact) {
  public OwnCopyFile {
    passed = List.copyOf(passed);
    consents = List.copyOf(consents);
  }

  /**
   * A disclosure with what is known of it now.
   *
   * @param operator who runs the receiver, as the directory says today; absent when it names none
   * @param sent whether it has left this node already
   */
  public record Passed(Disclosure disclosure, @Nullable String operator, boolean sent) {}
}
