package trm.referral.sop;

import java.util.List;

/**
 * Rules that stand together before the same thing.
 *
 * @param title what they stand before
 * @param file the file of the law in which they are written
 */
public record Chapter(String title, String file, List<Rule<?>> rules) {
  public Chapter {
    rules = List.copyOf(rules);
  }
}
