package trm.schema;

import org.apache.avro.Schema;

/**
 * One kind of event as this release writes it.
 *
 * @param name the simple name of the Avro record, as statements and directory entries state it
 * @param version the version of its shape, from 1
 * @param schema the shape itself, with documentation, disclosure classes and code lists
 * @param fingerprint CRC-64-AVRO of the schema's parsing canonical form, as it leads the bytes
 */
public record EventType(
    String name, int version, EventKind kind, Schema schema, long fingerprint) {}
