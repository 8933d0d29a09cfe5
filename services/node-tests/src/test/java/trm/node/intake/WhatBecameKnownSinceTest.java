package trm.node.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import trm.referral.AssistanceEvent.FactCorrected;
import trm.referral.CorrectionId;
import trm.referral.DecisionId;
import trm.referral.Fact;
import trm.referral.Guarded;
import trm.referral.HandoverEvent.HandoverAccepted;
import trm.referral.HandoverEvent.HandoverOffered;
import trm.referral.HandoverId;
import trm.referral.Identity;
import trm.referral.LocalEvent.IdentificationDecided;
import trm.referral.LocalEvent.IdentificationRevoked;
import trm.referral.LocalEvent.IntakeRecorded;
import trm.referral.LocalEvent.ReferralOpened;
import trm.referral.NodeId;
import trm.referral.Octets;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.Profile;
import trm.referral.Pseudonym;
import trm.referral.Referral;
import trm.referral.ReferralEvent;
import trm.referral.Stamp;

/** Over what was handed in stands what the case has learnt. */
class WhatBecameKnownSinceTest {
  private static final NodeId SELF = new NodeId("mo-destination");
  private static final NodeId HOME = new NodeId("mn-origin");
  private static final Map<String, String> HANDED_IN =
      Map.of(
          "prs_FirstName", "Solongo",
          "prs_SecondName", "Zohiomol",
          "prs_Citizenship", "MN, CN",
          "prs_Gender", "TransgenderFeminine",
          "vic_TraffickingStatus", "PossibleVictimOfTrafficking");

  private final List<Fact> facts = new ArrayList<>();

  WhatBecameKnownSinceTest() {
    is(SELF, new ReferralOpened(new Pseudonym("p"), "mon", true));
    is(
        SELF,
        new IntakeRecorded(
            Guarded.of(new Profile("UNKNOWN", "OTHER", true)),
            Guarded.of(identity("Zohiomol", null, "MN", "OTHER")),
            Guarded.withheld(),
            Guarded.of(HANDED_IN)));
  }

  @Test
  void aCorrectedNameAndNothingThatWasNotCorrected() {
    Identity right = identity("Zokhiomol", LocalDate.of(1999, 4, 17), null, null);
    is(
        HOME,
        new FactCorrected(
            new CorrectionId("c"), "m", Guarded.of(right), Guarded.withheld(), Guarded.withheld()));

    assertThat(exported())
        .containsEntry("prs_SecondName", "\"Zokhiomol\"")
        .containsEntry("prs_Birthdate", "\"1999-04-17\"")
        .containsEntry("prs_Citizenship", "[\"MN\",\"CN\"]")
        .containsEntry("prs_Gender", "\"TransgenderFeminine\"");
  }

  @Test
  void aDecisionOnStatusUntilItIsTakenBack() {
    is(SELF, new IdentificationDecided(new DecisionId("d"), Guarded.of("VICTIM"), List.of()));
    assertThat(exported()).containsEntry("vic_TraffickingStatus", "\"ActualVictimOfTrafficking\"");

    is(SELF, new IdentificationRevoked(new DecisionId("d"), Guarded.withheld()));
    assertThat(exported())
        .containsEntry("vic_TraffickingStatus", "\"PossibleVictimOfTrafficking\"");
  }

  @Test
  void whoAcceptedThePersonFromThisNode() {
    HandoverId handover = new HandoverId("h");
    is(HOME, new HandoverAccepted(new HandoverId("of-another-node"), "one", "two"));
    assertThat(exported()).doesNotContainKey("cas_ReferredOrganisation");

    is(SELF, offered(handover));
    is(HOME, new HandoverAccepted(handover, "one", "two"));
    assertThat(exported())
        .containsEntry("cas_ReferredOrganisation", "\"mn-origin\"")
        .containsEntry("cas_OutgoingReferralDate", "\"2026-03-02\"");
  }

  private static HandoverOffered offered(HandoverId handover) {
    Octets octets = Octets.of(new byte[] {1});
    return new HandoverOffered(
        handover,
        1,
        true,
        Guarded.withheld(),
        Guarded.withheld(),
        Instant.parse("2026-04-02T10:00:00Z"),
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.withheld(),
        "mon",
        octets,
        octets,
        null);
  }

  private static Identity identity(
      String family, @Nullable LocalDate born, @Nullable String nationality, @Nullable String sex) {
    return new Identity(family, "Solongo", born, sex, null, nationality, null, null);
  }

  private Map<String, String> exported() {
    ObjectNode object = new HtcdsExport().of(Referral.replay(SELF, facts));
    return object.properties().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Map.Entry::getKey, field -> field.getValue().toString()));
  }

  private void is(NodeId by, ReferralEvent event) {
    Instant at = Instant.parse("2026-03-02T10:00:00Z");
    facts.add(
        new Fact(
            event,
            new Stamp(
                at,
                at,
                "M1.2",
                by,
                new OrganisationId("harbour"),
                new OfficerId("officer.one"),
                null)));
  }
}
