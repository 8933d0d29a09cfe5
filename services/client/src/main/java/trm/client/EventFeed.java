package trm.client;

import java.util.function.Consumer;

/**
 * Follows what happens, from where it stopped last: however long a system was away, it is given
 * every entry, in the same order as everybody else. For one thread.
 */
public final class EventFeed {
  private static final int PAGE = 100;
  private final NodeClient node;
  private final CursorStore cursors;

  /** The feed of the system that this client signs in as. */
  public EventFeed(NodeClient node, CursorStore cursors) {
    this.node = node;
    this.cursors = cursors;
  }

  /**
   * Hands over every entry since the last time, and returns when there is none left. The cursor is
   * kept after the taker returned: whoever crashes in between is given that one entry again, by its
   * id.
   *
   * @param taker what it throws ends the poll; the entry comes again at the next
   * @return how many entries there were
   * @throws ProblemException with {@code CURSOR_UNKNOWN} when the node was restored from a backup
   *     that does not know the place: begin anew with an empty store, and pass over known ids
   */
  public int poll(Consumer<Event> taker) {
    int taken = 0;
    EventPage page;
    do {
      page = node.events(cursors.read(), PAGE);
      for (Event event : page.events()) {
        taker.accept(event);
        cursors.write(event.cursor());
        taken++;
      }
      // It may be behind the last entry, since what lies between concerns others.
      page.next().ifPresent(cursors::write);
    } while (page.more());
    return taken;
  }
}
