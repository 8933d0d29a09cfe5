package trm.corridor.sim;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Plays seeds on all cores: {@code --seeds=n} the first n, {@code --from=m} beginning with m; or
 * {@code --seed=n} one, with its history as a diagram. Ends with status 1 when an invariant did not
 * hold, and shows a run that is no longer than it has to be to fail by it.
 */
public final class Main {
  private static final long SEEDS = 2000;
  private static final long PROGRESS_EVERY = 500;

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
    return seed > 0
        ? playOne(seed)
        : playMany(value(arguments, "--from=", 1), value(arguments, "--seeds=", SEEDS));
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
    if (run.holds()) {
      SequenceDiagram.of(run).forEach(out::println);
    } else {
      showShortened(run);
    }
    tell(run);
    return run.holds();
  }

  private boolean playMany(long from, long seeds) {
    long begun = System.nanoTime();
    AtomicLong played = new AtomicLong();
    Coverage coverage = new Coverage();
    Optional<Run> failed =
        LongStream.range(from, from + seeds)
            .parallel()
            .mapToObj(seed -> Simulation.run(contract, seed))
            .peek(coverage::add)
            .peek(run -> progress(played.incrementAndGet(), seeds, begun))
            .filter(run -> !run.holds())
            .findAny();
    failed.ifPresent(this::showFailed);
    coverage.lines().forEach(out::println);
    if (failed.isEmpty()) {
      out.printf(
          "%d seeds played in %s; every invariant held in each.%n",
          seeds,
          Duration.ofNanos(System.nanoTime() - begun)
              .truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }
    return failed.isEmpty();
  }

  private void progress(long played, long seeds, long begun) {
    if (played % PROGRESS_EVERY == 0) {
      double minutes = (System.nanoTime() - begun) / 60e9;
      out.printf("%d of %d seeds, %.0f a minute%n", played, seeds, played / minutes);
    }
  }

  private void showFailed(Run run) {
    showShortened(run);
    tell(run);
  }

  private void showShortened(Run run) {
    out.println(
        "Seed "
            + run.script().seed()
            + " fails; looking for the shortest history by which it does.");
    Run shortest = Shrinking.shrink(script -> Simulation.run(contract, script), run);
    SequenceDiagram.of(shortest).forEach(out::println);
    out.printf(
        "Of %d acts and %d misfortunes, %d and %d are left.%n",
        run.acts().size(), run.faults().size(), shortest.acts().size(), shortest.faults().size());
  }

  private void tell(Run run) {
    Run.Tally tally = run.tally();
    out.printf(
        "seed %d: %d orders done, %d refused, %d messages, %d crashes, epoch %d: %s%n",
        run.script().seed(),
        tally.ordersDone(),
        tally.ordersRefused(),
        tally.messages(),
        tally.crashes(),
        tally.epoch(),
        run.holds() ? "all invariants held" : run.violations());
    if (!run.holds()) {
      out.printf("Play it again: make sim SEED=%d%n", run.script().seed());
    }
  }
}
