/**
 * Whether everything that a node has stored agrees with its journal. What is read, and from where,
 * is {@link trm.evidence.fsck.NodeRecords}; nothing here knows a database. A node's shell calls it,
 * and adds what only the law can check.
 */
@NullMarked
package trm.evidence.fsck;

import org.jspecify.annotations.NullMarked;
