package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.MO;
import static trm.referral.RuleCases.ready;

import java.util.List;
import org.junit.jupiter.api.Test;
import trm.referral.ConsentCommand.WithdrawConsent;
import trm.referral.ConsentEvent.ConsentGiven;
import trm.referral.Decision.Agreed;
import trm.referral.DirectoryView.NodeView;
import trm.referral.LocalEvent.ErasureCarriedOut;
import trm.referral.consent.Consent;
import trm.referral.consent.ConsentRegister;
import trm.referral.consent.Purposes;
import trm.referral.file.Care;
import trm.referral.file.FactList;

/** A consent to be counted counts, and does nothing else: it opens no file and keeps none. */
class ToBeCountedTest {
  private static final ConsentId COUNTED = new ConsentId("counted");

  private static ConsentGiven toBeCounted() {
    ConsentGiven usual = CaseFixture.consent("PERSON");
    return new ConsentGiven(
        COUNTED,
        usual.subject(),
        "PERSON",
        List.of(Purposes.STATISTICS),
        List.of("mo-destination"),
        List.of(),
        List.of(),
        "mn",
        true,
        null,
        usual.validFrom(),
        usual.validUntil(),
        null);
  }

  @Test
  void letsTheCaseBeCounted() {
    Consent consent = Consent.given(toBeCounted(), MO);

    assertThat(consent.serves(Purposes.STATISTICS, toBeCounted().validFrom())).isTrue();
    assertThat(consent.serves(Purposes.ASSISTANCE, toBeCounted().validFrom())).isFalse();
  }

  @Test
  void givesNoOrganisationWorkOnTheCase() {
    NodeView here = new NodeView(MO, "", "", "");
    OrganisationId shelter = new OrganisationId("harbour");
    Fact given =
        new Fact(
            toBeCounted(),
            new Stamp(
                Nodes.START, Nodes.START, "M2.3", MO, shelter, new OfficerId("officer-1"), null));
    ConsentRegister register = ConsentRegister.of(new Care(new FactList(List.of(given))));

    assertThat(register.permitWorkBy(here, shelter, toBeCounted().validFrom())).isFalse();
    assertThat(register.hasOwnBeside(new ConsentId("other"), MO, toBeCounted().validFrom()))
        .isFalse();
  }

  @Test
  void erasesAndRevokesNothingWhenItIsTakenBack() {
    Decision decision = ready().with(toBeCounted()).asks(new WithdrawConsent(COUNTED, "ALL"));

    FactList facts = new FactList(((Agreed) decision).facts());
    assertThat(facts.any(ErasureCarriedOut.class)).isFalse();
    assertThat(facts.facts()).hasSize(1);
  }
}
