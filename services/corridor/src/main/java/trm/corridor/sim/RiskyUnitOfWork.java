package trm.corridor.sim;

import java.util.function.Function;
import trm.exchange.Committed;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;

/** A unit of work that may find its database away, and around whose commit the node may die. */
record RiskyUnitOfWork(UnitOfWork real, Fate fate) implements UnitOfWork {
  @Override
  public <T> Committed<T> carryOut(Function<Work, T> body) {
    fate.storage();
    Committed<T> committed =
        real.carryOut(
            work -> {
              T value = body.apply(work);
              fate.step("before a commit");
              return value;
            });
    fate.step("after a commit");
    return committed;
  }
}
