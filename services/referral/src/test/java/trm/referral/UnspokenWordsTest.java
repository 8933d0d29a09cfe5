package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.MN;
import static trm.referral.RuleCases.ready;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.Decision.Refused;

/** A request says in no language of the corridor what happened to the person. */
class UnspokenWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a Victim of TRAFFICKING",
        "de la traite",
        "víctima de trata",
        "vítima",
        "ضحية",
        "ค้ามนุษย์",
        "ຄ້າມະນຸດ",
        "хүний наймаа",
        "人口販運",
        "人口贩运",
        "လူကုန်ကူး",
        "ជួញដូរ",
        "बेचबिखन"
      })
  void aRequestThatSaysItInAnyLanguageIsRefused(String text) {
    assertThat(Unspoken.isIn(text)).isTrue();
    assertThat(rules(bornIn(text))).containsExactly("SOP4-REQUEST-01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "un père en retraite",
        "el tratamiento",
        "худалдааны төв",
        "the school by the well"
      })
  void aWordThatOnlySoundsLikeOneIsNone(String text) {
    assertThat(Unspoken.isIn(text)).isFalse();
  }

  @Test
  void dataThatAreAddedAreReadLikeTheRequest() {
    Decision added =
        ready()
            .asked(new RequestId("open"), "NATIONALITY_AND_IDENTITY", MN)
            .asks(
                new AssistanceCommand.AddData(
                    new RequestId("open"),
                    Guarded.of(born("被害人之家")),
                    Guarded.withheld(),
                    List.of()));

    assertThat(((Refused) added).rules().stream().map(BrokenRule::ruleId))
        .containsExactly("SOP4-DATA-03");
  }

  private static Decision bornIn(String place) {
    return ready()
        .asks(
            new RequestVerification(
                MN,
                "NATIONALITY_AND_IDENTITY",
                Story.dueBy(),
                Guarded.withheld(),
                Guarded.of(born(place)),
                Guarded.withheld(),
                Guarded.withheld(),
                List.of()));
  }

  private static Identity born(String place) {
    return new Identity(
        "Zokhiomol", "Solongo", LocalDate.parse("1999-04-17"), "F", place, "MN", null, null);
  }

  private static List<String> rules(Decision decision) {
    return ((Refused) decision).rules().stream().map(BrokenRule::ruleId).toList();
  }
}
