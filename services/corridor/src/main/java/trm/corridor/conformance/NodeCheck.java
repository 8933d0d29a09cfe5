package trm.corridor.conformance;

import java.util.Optional;

/** What a node must do with its mail, as far as it is seen from another member's mailbox. */
enum NodeCheck implements Check {
  RECEIPTED(
      "N-01", "8.1", "A good message is receipted: its entry is proven in the node's journal."),
  BATCH_ALONE(
      "N-02", "8.2", "Receipts travel in a batch that belongs to no conversation and no case."),
  DUPLICATE("N-03", "5.2", "The same envelope again gets the stored receipt, byte for byte."),
  RESEALED(
      "N-04", "5.1", "The same statement, sealed anew, gets the stored receipt, byte for byte."),
  STOPS_FOR_NOTHING("N-05", "5.2", "A message behind mail that nobody can read is receipted."),
  TAMPERED("N-06", "5.2", "A changed byte: not decrypted, and no receipt."),
  OTHER_HEADER("N-07", "3.1", "A header that is not the suite's is rejected: no receipt."),
  OTHER_OUTER_ID("N-08", "3.7", "An outer id that is not the statement's: no receipt."),
  MISADDRESSED("N-09", "3.7", "A statement for another node, sealed to this one: no receipt."),
  UNKNOWN_SIGNER("N-10", "3.7", "A signature by a key that nobody vouches for: no receipt."),
  ANOTHERS_NAME(
      "N-11", "3.7", "A statement in another member's name, under an own key: no receipt."),
  EXPIRED("N-12", "5.3", "Expired.", "EXPIRED"),
  FUTURE("N-13", "5.3", "Issued tomorrow.", "ISSUED_IN_FUTURE"),
  TOO_LONG("N-14", "5.3", "Valid too long.", "VALID_TOO_LONG"),
  ID_REUSED("N-15", "5.1", "A used id under another statement.", "MESSAGE_ID_REUSED"),
  UNKNOWN_SCHEMA("N-16", "5.3", "A body of an unknown schema.", "SCHEMA_UNKNOWN"),
  CUT_BODY("N-17", "5.3", "A body that ends too soon.", "BODY_UNREADABLE"),
  OTHER_EVENT("N-18", "5.3", "A statement that names another event.", "EVENT_NOT_TAKEN"),
  AHEAD("N-19", "6", "A message ahead of its turn is not receipted before its turn."),
  GAP("N-20", "6", "The node asks for the gap, by its exact numbers."),
  IN_TURN("N-21", "6", "Once the gap is closed, both are receipted."),
  SKIPPED(
      "N-22", "6", "A number that is skipped counts as come: what waits behind it is receipted."),
  URGENT("N-23", "6", "An urgent message ahead of its turn is receipted when it arrives."),
  ONE_FACE("N-24", "7.3", "No two checkpoints of one size with two roots.");

  private final String id;
  private final String section;
  private final String sentence;
  private final String told;

  NodeCheck(String id, String section, String sentence) {
    this(id, section, sentence, "");
  }

  NodeCheck(String id, String section, String sentence, String told) {
    this.id = id;
    this.section = section;
    this.sentence = sentence;
    this.told = told;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String source() {
    return "docs/protocol.md, " + section;
  }

  @Override
  public String sentence() {
    return told.isEmpty() ? sentence : sentence + " Receipted as quarantined, told " + told + ".";
  }

  /** What the receipt for mail tells that breaks the contract for good. */
  Optional<String> told() {
    return Optional.of(told).filter(code -> !code.isEmpty());
  }
}
