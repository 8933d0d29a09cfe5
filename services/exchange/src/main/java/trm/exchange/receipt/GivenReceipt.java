package trm.exchange.receipt;

/**
 * A receipt with its text.
 *
 * @param text C2SP tlog-proof, made once
 */
public record GivenReceipt(OwedReceipt owed, String text) {}
