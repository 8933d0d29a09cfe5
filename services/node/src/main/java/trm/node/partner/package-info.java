/**
 * Organisations whose systems call this node, from the asking to the end. The row comes first and
 * Keycloak by steps that may be taken again; an end waits until nothing is left that only the
 * organisation can answer. The interface asks the desk, a loop takes the steps.
 */
@NullMarked
package trm.node.partner;

import org.jspecify.annotations.NullMarked;
