/**
 * The wire contract in Java: which records cross between nodes, how each is written as bytes, who
 * may speak each event, and the disclosure class of every field. Every module but {@code referral}
 * may call it; it depends on Avro alone.
 */
@NullMarked
package trm.schema;

import org.jspecify.annotations.NullMarked;
