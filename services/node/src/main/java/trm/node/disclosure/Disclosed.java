package trm.node.disclosure;

import trm.referral.CrossingEvent;
import trm.referral.DisclosureClass;

/** What the gate says of one event for one receiver. */
public sealed interface Disclosed {
  /** May be told like this; fields that the basis does not cover are withheld. */
  record Told(CrossingEvent event) implements Disclosed {}

  /**
   * May not be told.
   *
   * @param field the field without which, or with which, it may not
   * @param disclosureClass the field's class
   * @param rule the rule of the law that it would break
   * @param sentence for a case worker; names the field, never its content
   */
  record Refused(String field, DisclosureClass disclosureClass, String rule, String sentence)
      implements Disclosed {}
}
