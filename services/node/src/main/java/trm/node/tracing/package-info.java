/**
 * Traces of what a node does, for its own operator: a list of steps and of what may stand at one,
 * and nothing that could carry a trace across the node's border. Whoever takes a listed step opens
 * it here; nobody else knows OpenTelemetry.
 */
@NullMarked
package trm.node.tracing;

import org.jspecify.annotations.NullMarked;
