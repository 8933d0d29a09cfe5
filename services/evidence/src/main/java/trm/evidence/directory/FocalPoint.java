package trm.evidence.directory;

/**
 * Whom to reach at a node: offices, never private persons.
 *
 * @param organisation the organisation inside the node, as statements and journals name it
 * @param contact an office's telephone number or address
 * @param alternate another office, for when the first is silent
 */
public record FocalPoint(String organisation, String contact, String alternate) {}
