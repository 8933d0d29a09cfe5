/**
 * The interface's own document (OpenAPI 3.1), made from the handlers, the charter and the records
 * that they read and answer.
 */
@NullMarked
package trm.node.openapi;

import org.jspecify.annotations.NullMarked;
