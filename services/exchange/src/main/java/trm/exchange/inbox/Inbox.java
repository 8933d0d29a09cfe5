package trm.exchange.inbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import trm.evidence.Digest;
import trm.evidence.seal.Seal;
import trm.exchange.ExchangeEvent;
import trm.exchange.ExchangeListener;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.exchange.Way;
import trm.exchange.Waypoint;
import trm.exchange.Work;
import trm.exchange.receipt.ReceiptStore;
import trm.schema.EventCatalogue;

/**
 * Takes envelopes from the mailbox, each to one outcome.
 *
 * <p>Guarantee: when {@link #take} returns, every outcome is committed and the mailbox's offset may
 * be; when it throws, the failing transaction is not, or, if the connection was lost while it
 * committed, may be. Either way the same envelopes may be given again, since what was handled
 * before is known by its digest.
 */
public final class Inbox {
  private final UnitOfWork unitOfWork;
  private final InboxStore inbox;
  private final Function<BatchRegister, Reception> receptions;
  private final InboxSettings settings;
  private final InstantSource clock;
  private final ExchangeListener listener;
  private final Way way;

  public Inbox(
      UnitOfWork unitOfWork,
      Seal seal,
      InboxStore inbox,
      ReceiptStore receipts,
      Addressee addressee,
      CourierMail courierMail,
      EventCatalogue catalogue,
      InboxSettings settings,
      InstantSource clock,
      ExchangeListener listener,
      Way way) {
    this.unitOfWork = unitOfWork;
    this.inbox = inbox;
    this.settings = settings;
    this.clock = clock;
    this.listener = listener;
    this.way = way;
    this.receptions =
        register ->
            new Reception(
                seal,
                register,
                receipts,
                addressee,
                courierMail,
                catalogue,
                settings,
                listener,
                way);
  }

  /**
   * Takes envelopes in, in their order, a batch in one transaction.
   *
   * @return the outcomes, in the same order
   * @throws StorageFault when storage is away; give the same envelopes again
   */
  public List<Outcome> take(List<byte[]> envelopes) {
    List<Outcome> outcomes = new ArrayList<>(envelopes.size());
    for (int from = 0; from < envelopes.size(); from += settings.batchSizeMax()) {
      int to = Math.min(from + settings.batchSizeMax(), envelopes.size());
      outcomes.addAll(takeTogether(envelopes.subList(from, to).stream().map(Arrival::of).toList()));
      way.reached(Waypoint.TAKEN_IN);
    }
    releaseTurns();
    return outcomes;
  }

  /**
   * Handles parked messages whose turn has come, each in a transaction of its own: so a message
   * that cannot be handled stops those behind it, and never the one that let it out.
   */
  public void releaseTurns() {
    // What fails leaves its place, so the loop ends when nothing is in turn.
    List<Turn> turns = turns();
    while (!turns.isEmpty()) {
      turns.forEach(this::release);
      turns = turns();
    }
  }

  private List<Turn> turns() {
    return unitOfWork.carryOut(work -> inbox.turns(settings.batchSizeMax())).value();
  }

  private void release(Turn turn) {
    Arrival arrival = Arrival.of(turn.parked().envelope());
    takeAlone(
        (work, now) -> {
          leavePlace(turn);
          return take(work, arrival, now);
        },
        (work, now) -> {
          leavePlace(turn);
          return asideUnhandled(work, arrival, now);
        });
  }

  /** Locked first, as whoever takes a new envelope does, or each could wait for the other. */
  private void leavePlace(Turn turn) {
    inbox.lock(turn.conversation());
    inbox.removeAhead(turn.conversation(), turn.sequence());
  }

  private List<Outcome> takeTogether(List<Arrival> arrivals) {
    try {
      Instant now = clock.instant();
      return unitOfWork.carryOut(work -> reception(arrivals).take(work, arrivals, now)).value();
    } catch (StorageFault fault) {
      throw fault;
    } catch (RuntimeException bug) {
      // A bug met by one message must not lose the others: whose it is shows when each is alone.
      return arrivals.stream().map(this::takeAlone).toList();
    }
  }

  private Outcome takeAlone(Arrival arrival) {
    return takeAlone(
        (work, now) -> take(work, arrival, now), (work, now) -> asideUnhandled(work, arrival, now));
  }

  private Outcome take(Work work, Arrival arrival, Instant now) {
    return reception(List.of(arrival)).take(work, List.of(arrival), now).getFirst();
  }

  private Outcome asideUnhandled(Work work, Arrival arrival, Instant now) {
    return reception(List.of(arrival)).asideUnhandled(work, arrival, now);
  }

  private Reception reception(List<Arrival> arrivals) {
    Set<Digest> digests = arrivals.stream().map(Arrival::digest).collect(Collectors.toSet());
    return receptions.apply(BatchRegister.over(inbox, digests));
  }

  private Outcome takeAlone(
      BiFunction<Work, Instant, Outcome> handling,
      BiFunction<Work, Instant, Outcome> puttingAside) {
    for (int tries = 1; tries <= settings.handlingTriesMax(); tries++) {
      try {
        return inOneWork(handling);
      } catch (StorageFault fault) {
        throw fault;
      } catch (RuntimeException bug) {
        listener.happened(new ExchangeEvent.HandlingFailed(bug));
      }
    }
    // If storage itself is what fails, this throws as well, and nothing is put aside.
    return inOneWork(puttingAside);
  }

  private Outcome inOneWork(BiFunction<Work, Instant, Outcome> body) {
    Instant now = clock.instant();
    return unitOfWork.carryOut(work -> body.apply(work, now)).value();
  }
}
