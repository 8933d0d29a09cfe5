/**
 * Where the law's events meet the wire contract and the store: facts as Avro bytes for a peer,
 * facts as a clear and a secret half for the database, and the two modules' words for the same node
 * or case. Called by {@code trm.node.casework} and {@code trm.node.storage}.
 */
@NullMarked
package trm.node.wire;

import org.jspecify.annotations.NullMarked;
