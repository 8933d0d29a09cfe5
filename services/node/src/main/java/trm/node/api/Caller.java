package trm.node.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import trm.node.OfficerRole;

/**
 * Who calls, as the token says.
 *
 * @param subject the realm's stable name of the account
 * @param organisation the organisation inside this node, which bounds what is seen
 * @param officer the id of the officer who acts
 * @param statedBy the partner system that named the officer; absent when the officer signed in
 */
record Caller(
    String subject,
    Set<OfficerRole> roles,
    String organisation,
    String officer,
    @Nullable String statedBy) {

  boolean is(OfficerRole role) {
    return roles.contains(role);
  }
}
