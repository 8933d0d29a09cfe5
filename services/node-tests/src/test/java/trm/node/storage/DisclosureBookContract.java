package trm.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import trm.evidence.MessageId;
import trm.exchange.UnitOfWork;
import trm.node.casework.Disclosure;
import trm.node.casework.DisclosureBook;
import trm.referral.Basis;
import trm.referral.CaseReference;
import trm.referral.ConsentId;
import trm.referral.DisclosureClass;
import trm.referral.NodeId;

/** The contract of {@link DisclosureBook}. */
abstract class DisclosureBookContract {
  private static final CaseReference CASE = new CaseReference("CASE-INVENTED-1");
  private static final CaseReference OTHER = new CaseReference("CASE-INVENTED-2");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");
  private static final List<Disclosure> EVERY_BASIS =
      List.of(
          told(9, new Basis.ByConsent(new ConsentId("c-1"))),
          told(3, new Basis.RiskToLife("LIFE")),
          told(7, new Basis.StatutoryChildProtection()),
          told(1, new Basis.NotificationDuty()));

  /** An empty book and the unit of work that it takes part in. */
  record Fresh(UnitOfWork unitOfWork, DisclosureBook book) {}

  private Fresh fresh;

  @SuppressWarnings("NullAway.Init") // Given before each test.
  DisclosureBookContract() {}

  abstract Fresh empty();

  @BeforeEach
  final void begin() {
    fresh = empty();
  }

  @Test
  void givesBackWhatWasToldOfACaseInOrderWhateverItRestsOn() {
    add(CASE, EVERY_BASIS);
    add(OTHER, List.of(told(5, new Basis.NotificationDuty())));
    assertThat(of(CASE)).isEqualTo(EVERY_BASIS);
  }

  @Test
  void knowsAReceiverOfWhichTheDirectorySaidNothing() {
    Disclosure unlisted =
        new Disclosure(
            new MessageId(new UUID(8, 8)),
            NOON,
            new NodeId("zz-origin"),
            null,
            null,
            List.of(DisclosureClass.A),
            "PROTECTION",
            new Basis.NotificationDuty());
    add(CASE, List.of(unlisted));
    assertThat(of(CASE)).containsExactly(unlisted);
  }

  @Test
  void keepsNothingOfWorkThatFailed() {
    assertThatThrownBy(
            () ->
                fresh
                    .unitOfWork()
                    .carryOut(
                        _ -> {
                          fresh.book().add(CASE, EVERY_BASIS.getFirst());
                          throw new IllegalStateException("invented");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(of(CASE)).isEmpty();
  }

  private static Disclosure told(long id, Basis basis) {
    return new Disclosure(
        new MessageId(new UUID(7, id)),
        NOON.plusMillis(id),
        new NodeId("th-transit"),
        "NGO_NETWORK",
        "TH",
        List.of(DisclosureClass.B, DisclosureClass.J),
        "PROTECTION",
        basis);
  }

  private void add(CaseReference caseReference, List<Disclosure> all) {
    fresh
        .unitOfWork()
        .carryOut(
            _ -> {
              all.forEach(one -> fresh.book().add(caseReference, one));
              return true;
            });
  }

  private List<Disclosure> of(CaseReference caseReference) {
    return fresh.unitOfWork().carryOut(_ -> fresh.book().of(caseReference)).value();
  }
}
