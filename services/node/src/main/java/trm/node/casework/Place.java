package trm.node.casework;

import java.time.Instant;

/**
 * A place in a list that has the newest change first. It is made of the line itself and not of its
 * number, so that a page that begins after it repeats nothing. What changes while somebody turns
 * pages moves to the front, which is read anew.
 *
 * @param name tells lines of the same instant apart
 */
public record Place(Instant changedAt, String name) {}
