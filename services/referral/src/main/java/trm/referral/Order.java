package trm.referral;

/**
 * What an officer asks for.
 *
 * @param epoch the case's epoch on the officer's screen
 * @param turn the case's turn on the officer's screen
 */
public record Order(Command command, long epoch, long turn, Stamp stamp) {}
