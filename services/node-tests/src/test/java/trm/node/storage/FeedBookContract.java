package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trm.exchange.UnitOfWork;
import trm.node.feed.EntryId;
import trm.node.feed.FeedBook;
import trm.node.feed.FeedBook.Asker;
import trm.node.feed.FeedEntry;
import trm.node.feed.FeedEntry.About;
import trm.node.feed.FeedReader;
import trm.node.feed.FeedReader.Reading;
import trm.node.feed.FeedType;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;

/** The contract of {@link FeedBook}, and what its readers may rely on. */
abstract class FeedBookContract {
  static final OrganisationId SHELTER = new OrganisationId("shelter");
  static final OrganisationId POLICE = new OrganisationId("police");
  static final Asker OF_SHELTER = new Asker(SHELTER, false);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");

  /** An empty book and the unit of work that it takes part in. */
  record Fresh(UnitOfWork unitOfWork, FeedBook book) {
    FeedReader reader() {
      return new FeedReader(unitOfWork, book);
    }

    List<FeedEntry> append(FeedEntry... entries) {
      unitOfWork.carryOut(
          _ -> {
            book.append(List.of(entries));
            return true;
          });
      return List.of(entries);
    }
  }

  private Fresh fresh;

  @SuppressWarnings("NullAway.Init") // Given before each test.
  FeedBookContract() {}

  abstract Fresh empty();

  @BeforeEach
  final void begin() {
    fresh = empty();
  }

  @Test
  void isReadInTheOrderInWhichItWasWritten() {
    List<FeedEntry> written = fresh.append(entry(SHELTER), entry(SHELTER), entry(SHELTER));
    Reading.Page page = page(OF_SHELTER, null, 100);
    assertThat(page.entries()).isEqualTo(written);
    assertThat(page.next()).isEqualTo(written.getLast().id());
    assertThat(page.more()).isFalse();
  }

  @Test
  void goesOnBehindTheCursorHoweverLongTheReaderWasAway() {
    List<FeedEntry> written = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      written.addAll(fresh.append(entry(SHELTER)));
      fresh.append(entry(POLICE));
    }
    List<FeedEntry> read = new ArrayList<>();
    Reading.Page page = page(OF_SHELTER, null, 10);
    read.addAll(page.entries());
    while (page.more()) {
      page = page(OF_SHELTER, page.next(), 10);
      read.addAll(page.entries());
    }
    assertThat(read).isEqualTo(written);
    assertThat(page(OF_SHELTER, page.next(), 10).entries()).isEmpty();
  }

  @Test
  void movesTheCursorPastWhatConcernsOthers() {
    fresh.append(entry(POLICE));
    Reading.Page page = page(OF_SHELTER, null, 10);
    assertThat(page.entries()).isEmpty();
    List<FeedEntry> own = fresh.append(entry(SHELTER));
    assertThat(page(OF_SHELTER, page.next(), 10).entries()).isEqualTo(own);
  }

  @Test
  void givesAnEmptyFeedItsBeginning() {
    assertThat(page(OF_SHELTER, null, 10)).isEqualTo(new Reading.Page(List.of(), null, false));
  }

  @Test
  void showsThoseWhoSeeEveryCaseWhatIsForThem() {
    FeedEntry ofPolice = entry(POLICE);
    FeedEntry toPoliceAlone = entry(Set.of(POLICE), false);
    FeedEntry toShelterAlone = entry(Set.of(SHELTER), false);
    fresh.append(ofPolice, toPoliceAlone, toShelterAlone);
    assertThat(page(new Asker(SHELTER, true), null, 10).entries())
        .containsExactly(ofPolice, toShelterAlone);
  }

  @Test
  void knowsNoPlaceThatItDidNotGive() {
    fresh.append(entry(SHELTER));
    assertThat(fresh.reader().read(OF_SHELTER, new EntryId(UUID.randomUUID()), 10))
        .isEqualTo(new Reading.PlaceUnknown());
  }

  /** However many wait, one statement is not longer than the database is waited for. */
  @Test
  void givesSoManyAPositionAtOnceAndTheRestNext() {
    FeedEntry[] many = new FeedEntry[FeedBook.PLACED_AT_ONCE + 1];
    Arrays.setAll(many, _ -> entry(SHELTER));
    fresh.append(many);
    assertThat(placeAndFindTheLast()).isEqualTo(many[many.length - 2]);
    assertThat(placeAndFindTheLast()).isEqualTo(many[many.length - 1]);
  }

  private FeedEntry placeAndFindTheLast() {
    FeedBook book = fresh.book();
    fresh
        .unitOfWork()
        .carryOut(
            _ -> {
              book.place();
              return true;
            });
    return fresh.unitOfWork().carryOut(_ -> book.last()).value().orElseThrow().entry();
  }

  @Test
  void keepsNothingOfAWorkThatFailed() {
    assertThatThrownBy(
            () ->
                fresh
                    .unitOfWork()
                    .carryOut(
                        _ -> {
                          fresh.book().append(List.of(entry(SHELTER)));
                          throw new IllegalStateException("Says the test.");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(page(OF_SHELTER, null, 10).entries()).isEmpty();
  }

  @Test
  void findsWhereATimeBegins() {
    fresh.append(entry(SHELTER), entry(SHELTER));
    fresh.reader().read(OF_SHELTER, null, 1);
    assertThat(inWork(() -> fresh.book().positionBefore(NOON))).isZero();
    assertThat(inWork(() -> fresh.book().positionBefore(NOON.plusMillis(1)))).isEqualTo(2);
  }

  @Test
  void keepsAnEntryAboutAWebhook() {
    FeedEntry notice =
        new FeedEntry(
            new EntryId(UUID.randomUUID()),
            FeedType.WEBHOOK_DISABLED,
            NOON,
            NOON,
            new About.OfWebhook(UUID.randomUUID(), "FAILING"),
            Set.of(SHELTER),
            false);
    fresh.append(notice);
    assertThat(page(OF_SHELTER, null, 10).entries()).containsExactly(notice);
  }

  private Reading.Page page(
      Asker asker, @org.jspecify.annotations.Nullable EntryId after, int max) {
    return page(fresh, asker, after, max);
  }

  static Reading.Page page(
      Fresh fresh, Asker asker, @org.jspecify.annotations.Nullable EntryId after, int max) {
    return (Reading.Page) fresh.reader().read(asker, after, max);
  }

  static FeedEntry entry(OrganisationId of) {
    return entry(Set.of(of), true);
  }

  private static FeedEntry entry(Set<OrganisationId> audience, boolean everyCase) {
    return new FeedEntry(
        new EntryId(UUID.randomUUID()),
        new FeedType("case.event.turn_offered"),
        NOON,
        NOON,
        new About.OfCase(new CaseReference("CASE-INVENTED-1"), "M1.2", 1, 2),
        audience,
        everyCase);
  }

  private <T> T inWork(Supplier<T> body) {
    return fresh.unitOfWork().carryOut(_ -> body.get()).value();
  }
}
