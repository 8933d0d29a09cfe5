package trm.referral.profile;

import java.util.List;

/** A profile would remove what no profile may; the sentences say what and why. */
public final class SafeguardRemovedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  SafeguardRemovedException(List<String> sentences) {
    super(String.join(" ", sentences));
  }
}
