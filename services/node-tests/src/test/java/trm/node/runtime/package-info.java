/** What runs beside the requests, tried on a whole node. */
@org.jspecify.annotations.NullMarked
package trm.node.runtime;
