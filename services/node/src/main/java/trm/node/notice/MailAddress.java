package trm.node.notice;

import java.util.regex.Pattern;
import trm.referral.Guarded;

/** Where an officer reads mail. */
public record MailAddress(String value) {
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

  public MailAddress {
    if (!isOne(value)) {
      throw new IllegalArgumentException("This is no mail address.");
    }
  }

  /** Whether a text is one that every server takes; no names, comments or several. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return Guarded.PROTECTED;
  }
}
