package trm.exchange;

import java.util.function.Function;

/**
 * One transaction of the node's database. Stores take part in it without being told: they rely on
 * the transaction that is open while the body runs.
 *
 * <p>Guarantee: either everything the body wrote is committed together with its journal entries, or
 * nothing is. The entries are appended as the last statement before commit, so that an index has no
 * gap and the journal's lock is held shortly.
 */
public interface UnitOfWork {

  /**
   * Runs the body and commits.
   *
   * @param body may run again only if its caller calls again; must not call this method
   * @throws StorageFault when the storage cannot do it now. All of it or nothing was written:
   *     nothing, unless the connection was lost during the commit. The same call may succeed later.
   */
  <T> Committed<T> carryOut(Function<Work, T> body);
}
