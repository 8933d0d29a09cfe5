package trm.client;

/**
 * What an officer's screen shows of where a case stands. A command carries it, so that nobody
 * decides on a case that has passed to somebody else meanwhile.
 *
 * @param epoch which node's authority this is, counted from 1
 * @param turn which organisation's inside the node, counted from 1
 */
public record Screen(long epoch, long turn) {}
