package trm.corridor.sim;

import java.io.PrintStream;
import java.util.List;

/**
 * Plays seeds: {@code --seed=n} one, with its history; {@code --seeds=n} the first n. Ends with
 * status 1 when an invariant did not hold, and tells how it came to that.
 */
public final class Main {
  private static final int SEEDS = 200;
  private static final int PROGRESS_EVERY = 20;

  private final Contract contract = new Contract();
  private final PrintStream out;

  private Main(PrintStream out) {
    this.out = out;
  }

  /** Runs the simulator. */
  public static void main(String[] arguments) {
    System.exit(new Main(System.out).play(List.of(arguments)) ? 0 : 1);
  }

  private boolean play(List<String> arguments) {
    long seed = value(arguments, "--seed=", 0);
    return seed > 0 ? playOne(seed) : playMany(value(arguments, "--seeds=", SEEDS));
  }

  private static long value(List<String> arguments, String name, long otherwise) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(name))
        .map(argument -> Long.parseLong(argument.substring(name.length())))
        .findFirst()
        .orElse(otherwise);
  }

  private boolean playOne(long seed) {
    Run run = Simulation.run(contract, seed);
    run.history().forEach(out::println);
    tell(run);
    return run.holds();
  }

  private boolean playMany(long seeds) {
    for (long seed = 1; seed <= seeds; seed++) {
      Run run = Simulation.run(contract, seed);
      if (!run.holds()) {
        run.history().forEach(out::println);
        tell(run);
        return false;
      }
      if (seed % PROGRESS_EVERY == 0) {
        tell(run);
      }
    }
    out.printf("%d seeds played; every invariant held in each.%n", seeds);
    return true;
  }

  private void tell(Run run) {
    Run.Tally tally = run.tally();
    out.printf(
        "seed %d: %d orders done, %d refused, %d messages, %d crashes, epoch %d: %s%n",
        run.seed(),
        tally.ordersDone(),
        tally.ordersRefused(),
        tally.messages(),
        tally.crashes(),
        tally.epoch(),
        run.holds() ? "all invariants held" : run.violations());
    if (!run.holds()) {
      out.printf("Play it again: make sim SEED=%d%n", run.seed());
    }
  }
}
