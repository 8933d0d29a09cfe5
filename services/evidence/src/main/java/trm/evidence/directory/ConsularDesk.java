package trm.evidence.directory;

/**
 * A consular desk that the node's country has accredited.
 *
 * @param organisation the desk, as statements and journals name it
 * @param territory where it sits, ISO 3166
 * @param contact an office's telephone number or address
 */
public record ConsularDesk(String organisation, String territory, String contact) {}
