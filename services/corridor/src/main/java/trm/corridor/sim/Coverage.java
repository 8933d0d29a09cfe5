package trm.corridor.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import trm.exchange.Waypoint;
import trm.node.wire.RecordShape;
import trm.referral.Command;
import trm.referral.CrossingEvent;

/** What a number of runs tried, and what of the law none of them did. */
final class Coverage {
  private final Map<String, Integer> commands = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> events = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> misfortunes = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> deaths = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> crossings = new ConcurrentSkipListMap<>();
  private final LongAdder runs = new LongAdder();
  private final LongAdder done = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder messages = new LongAdder();
  private final LongAdder crashes = new LongAdder();
  private final LongAdder faults = new LongAdder();
  private final Map<Long, Integer> epochs = new ConcurrentSkipListMap<>();

  void add(Run run) {
    count(commands, run.tally().commands());
    count(events, run.tally().events());
    count(misfortunes, run.tally().misfortunes());
    count(deaths, run.tally().diedAt());
    count(crossings, run.tally().crossings());
    runs.increment();
    done.add(run.tally().ordersDone());
    refused.add(run.tally().ordersRefused());
    messages.add(run.tally().messages());
    crashes.add(run.tally().crashes());
    faults.add(run.faults().size());
    epochs.merge(run.tally().epoch(), 1, Integer::sum);
  }

  private static void count(Map<String, Integer> counts, Set<String> names) {
    names.forEach(name -> counts.merge(name, 1, Integer::sum));
  }

  /** Commands of the law that nobody carried out in any run. */
  List<String> commandsLeft() {
    return left(RecordShape.under(Command.class), commands);
  }

  /** Events that never crossed a border in any run. */
  List<String> eventsLeft() {
    return left(RecordShape.under(CrossingEvent.class), events);
  }

  /** Kinds of misfortune that never struck. */
  List<String> misfortunesLeft() {
    return Stream.of(Misfortunes.Kind.values())
        .map(Misfortunes.Kind::name)
        .filter(name -> !misfortunes.containsKey(name))
        .toList();
  }

  /** Steps of a message's way at which no process ended. */
  List<String> stepsLeft() {
    return Stream.of(Waypoint.values())
        .map(Waypoint::name)
        .filter(name -> !deaths.containsKey(name))
        .toList();
  }

  /** Kinds of crossing that never came about. */
  List<String> crossingsLeft() {
    return Stream.of(Crossings.Kind.values())
        .map(Crossings.Kind::name)
        .filter(name -> !crossings.containsKey(name))
        .toList();
  }

  /** So that no run is fast because nothing happens in it. */
  private String eachRun() {
    double all = Math.max(1, runs.sum());
    return String.format(
        Locale.ROOT,
        "each run: %.0f orders done, %.0f refused, %.0f messages, %.1f crashes, %.0f misfortunes",
        done.sum() / all,
        refused.sum() / all,
        messages.sum() / all,
        crashes.sum() / all,
        faults.sum() / all);
  }

  private static List<String> left(Stream<? extends Class<?>> all, Map<String, Integer> counts) {
    return all.map(Class::getSimpleName)
        .filter(name -> !counts.containsKey(name))
        .sorted()
        .toList();
  }

  /** In how many runs what happened. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(eachRun());
    lines.add("runs by what crossed what: " + crossings);
    lines.add("runs by the epoch that was reached: " + epochs);
    lines.add("runs by misfortune: " + misfortunes);
    lines.add("runs by the step at which a process ended: " + deaths);
    lines.add("%d commands were carried out, not: %s".formatted(commands.size(), commandsLeft()));
    lines.add("%d events crossed a border, not: %s".formatted(events.size(), eventsLeft()));
    return lines;
  }
}
