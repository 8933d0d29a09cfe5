/**
 * This node's own account at Keycloak and what it does with it: the clients of partners' systems,
 * and the permissions that a ministry administers there. Nobody signs in through it; tokens are
 * checked by the interface's resource server.
 */
@NullMarked
package trm.node.identity;

import org.jspecify.annotations.NullMarked;
