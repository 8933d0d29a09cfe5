package trm.node.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import trm.exchange.Committed;
import trm.exchange.StorageFault;
import trm.exchange.UnitOfWork;
import trm.exchange.Work;
import trm.node.OfficerRole;
import trm.node.TestAdministration;
import trm.node.TestRealm;
import trm.node.casework.Officer;
import trm.node.identity.KeycloakRealm;
import trm.node.identity.NodeClient;
import trm.node.identity.RealmAccess;
import trm.node.keys.SecureFreshness;
import trm.node.partner.Partner.State;
import trm.node.partner.Partner.Terms;
import trm.node.storage.TestDatabase;
import trm.node.webhook.DisabledFor;
import trm.node.webhook.Webhook;
import trm.referral.OfficerId;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/** Wherever the making or the end of a partner breaks off, what is left behind is one or none. */
final class CrashWhileAPartnerIsMadeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration LATER = Duration.ofHours(2);
  private static final Duration SETTLE = Duration.ofSeconds(10);
  private static final TestDatabase DATABASE = TestDatabase.migrated();
  private static final TestRealm REALM = TestRealm.start();
  private static final KeycloakRealm CLIENT =
      new KeycloakRealm(
          RealmAccess.of(REALM.issuer(), "mo-destination"),
          NodeClient.of(REALM.issuer(), "corridor-onboarding", TestRealm.clientKey()),
          InstantSource.system());
  private static final OrganisationId LANTERN = new OrganisationId("mo-lantern");
  private static final Officer MARTA =
      new Officer(
          "marta",
          new OrganisationId("mo-coordination"),
          OrganisationKind.NATIONAL_COORDINATOR,
          new OfficerId("marta"),
          null,
          Set.of(OfficerRole.NATIONAL_COORDINATOR));

  private final TestAdministration keycloak = REALM.administration();
  private final List<Trouble> troubles = new ArrayList<>();
  private final Breaking unitOfWork = new Breaking(DATABASE.unitOfWork());
  private final PartnerDesk desk =
      new PartnerDesk(
          TestDatabase.SELF,
          () -> NOW,
          DATABASE.unitOfWork(),
          DATABASE.partners(),
          DATABASE.webhooks(),
          new SecureFreshness());
  private final PartnerSteps steps =
      new PartnerSteps(
          new PartnerSteps.Ports(
              TestDatabase.SELF,
              unitOfWork,
              DATABASE.partners(),
              CLIENT,
              DATABASE.webhooks(),
              DATABASE.feed(),
              new WorkHandover(
                  order -> {
                    throw new AssertionError(order);
                  }),
              new SecureFreshness(),
              troubles::add),
          new PartnerSteps.Pace(Duration.ofMinutes(1), SETTLE));
  private final PartnerAccounts accounts =
      new PartnerAccounts(DATABASE.unitOfWork(), DATABASE.partners());
  private final SuspensionDesk suspensions =
      new SuspensionDesk(
          new SuspensionDesk.Ports(
              TestDatabase.SELF,
              () -> NOW,
              DATABASE.unitOfWork(),
              DATABASE.partners(),
              DATABASE.webhooks(),
              accounts,
              new SecureFreshness()));

  /** A database that goes away before one of its transactions. */
  private static final class Breaking implements UnitOfWork {
    private final UnitOfWork real;
    private int untilItBreaks = Integer.MAX_VALUE;

    Breaking(UnitOfWork real) {
      this.real = real;
    }

    @Override
    public <T> Committed<T> carryOut(Function<Work, T> body) {
      if (untilItBreaks-- == 0) {
        throw new StorageFault("It is away.", new IllegalStateException());
      }
      return real.carryOut(body);
    }
  }

  @BeforeEach
  void empty() {
    DATABASE.empty();
    keycloak.forgetAll();
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    REALM.close();
    DATABASE.close();
  }

  @Test
  void makesTheClientAsTheRealmFilesHaveIt() {
    PartnerId id = askFor();
    assertThat(steps.step(NOW)).isTrue();
    assertThat(steps.step(NOW)).isFalse();

    Partner partner = partner(id);
    assertThat(partner.state()).isEqualTo(State.ACTIVE);
    JsonNode made = keycloak.client(partner.clientId()).orElseThrow();
    assertThat(made.get("clientAuthenticatorType").asString()).isEqualTo("client-jwt");
    assertThat(made.get("serviceAccountsEnabled").asBoolean()).isTrue();
    assertThat(made.get("standardFlowEnabled").asBoolean()).isFalse();
    assertThat(made.at("/attributes/jwks.url").asString())
        .isEqualTo("https://lantern.example/keys");
    assertThat(made.get("protocolMappers").toString())
        .contains("\"mo-lantern\"", "\"NGO\"", "\"mo-destination\"")
        .contains("oidc-hardcoded-role-mapper", "\"role\":\"partner\"");
    assertThat(keycloak.signedInAs()).isEqualTo("corridor-onboarding");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aLostAnswerOfKeycloakLeavesOneClient(int answers) {
    PartnerId id = askFor();
    keycloak.loseAnswersAfter(answers);
    steps.step(NOW);
    assertThat(partner(id).state()).isEqualTo(State.PENDING);
    assertThat(partner(id).step().trouble()).isEqualTo(Trouble.IDENTITY_AWAY);
    assertThat(troubles).containsExactly(Trouble.IDENTITY_AWAY);

    keycloak.loseAnswersAfter(Integer.MAX_VALUE);
    assertThat(steps.step(NOW.plusSeconds(9))).isFalse();
    assertThat(steps.step(NOW.plusSeconds(10))).isTrue();

    assertOnePartner(id);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void whatIsWithdrawnAfterALostAnswerLeavesNoClient(int answers) {
    PartnerId id = askFor();
    keycloak.loseAnswersAfter(answers);
    steps.step(NOW);
    desk.end(id, null, MARTA);
    keycloak.loseAnswersAfter(Integer.MAX_VALUE);
    assertThat(steps.step(NOW)).isTrue();

    assertThat(partner(id).state()).isEqualTo(State.CLOSED);
    assertThat(keycloak.clientIds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aDatabaseThatGoesAwayInTheMiddleLeavesTheStepDue(int transactions) {
    PartnerId id = askFor();
    unitOfWork.untilItBreaks = transactions;
    assertThat(catchThrowable(() -> steps.step(NOW))).isInstanceOf(StorageFault.class);
    assertThat(partner(id).state()).isEqualTo(State.PENDING);
    // The lease of whoever died is waited for, since its calls may still arrive.
    assertThat(steps.step(NOW.plusSeconds(179))).isFalse();
    assertThat(steps.step(NOW.plusSeconds(180))).isTrue();

    assertOnePartner(id);
  }

  @Test
  void leavesAnotherApplicationOfTheSameIdAlone() {
    PartnerId id = askFor();
    keycloak.add(partner(id).clientId());
    steps.step(NOW);

    assertThat(partner(id).step().trouble()).isEqualTo(Trouble.CLIENT_ID_TAKEN);
    assertThat(keycloak.client(partner(id).clientId()).orElseThrow().has("attributes")).isFalse();
    desk.end(id, null, MARTA);
    steps.step(NOW.plus(LATER));
    assertThat(keycloak.clientIds()).hasSize(1);
  }

  @Test
  void saysThatTheNodesAccountMayNotManageClients() {
    PartnerId id = askFor();
    keycloak.refuse(403);
    steps.step(NOW);
    assertThat(partner(id).step().trouble()).isEqualTo(Trouble.NOT_ALLOWED);
  }

  @Test
  void aChangeOfKeysDuringTheStepIsNotLost() {
    PartnerId id = askFor();
    steps.step(NOW);
    Partner before = partner(id);
    DATABASE.unitOfWork().carryOut(_ -> DATABASE.partners().all());
    desk.change(id, before.version(), terms("https://lantern.example/new"), MARTA);
    steps.step(NOW);
    assertThat(
            keycloak.client(before.clientId()).orElseThrow().at("/attributes/jwks.url").asString())
        .isEqualTo("https://lantern.example/new");
    assertThat(steps.step(NOW.plus(LATER))).isFalse();
  }

  @Test
  void shutsTheClientOutAndEndsTheWebhooks() {
    PartnerId id = askFor();
    steps.step(NOW);
    assertThat(webhooks()).hasSize(1).allMatch(webhook -> webhook.disabled() == null);
    desk.end(id, null, MARTA);
    assertThat(steps.step(NOW)).isTrue();
    // Every replica has looked by then, so that nothing comes behind the last look.
    assertThat(steps.step(NOW.plus(SETTLE).minusMillis(1))).isFalse();
    assertThat(steps.step(NOW.plus(SETTLE))).isTrue();
    assertThat(troubles).isEmpty();

    Partner partner = partner(id);
    assertThat(partner.state()).isEqualTo(State.CLOSED);
    assertThat(keycloak.client(partner.clientId()).orElseThrow().get("enabled").asBoolean())
        .isFalse();
    assertThat(webhooks()).isEmpty();
    assertThat(desk.askFor(wish(), MARTA)).isPresent();
  }

  @Test
  void whatComesIntoItsHandsBeforeItIsShutOutLeavesThemFirst() {
    PartnerId id = askFor();
    steps.step(NOW);
    desk.end(id, null, MARTA);
    steps.step(NOW);
    assertThat(partner(id).state()).isEqualTo(State.CLOSING);
    takesACase();
    steps.step(NOW.plus(SETTLE));

    Partner partner = partner(id);
    assertThat(partner.state()).isEqualTo(State.DRAINING);
    assertThat(isEnabled(partner)).isTrue();
  }

  @Test
  void whatComesIntoItsHandsWhileItIsShutOutGivesItsAccountBack() {
    PartnerId id = askFor();
    steps.step(NOW);
    desk.end(id, null, MARTA);
    steps.step(NOW);
    keycloak.meanwhile(CrashWhileAPartnerIsMadeTest::takesACase);
    steps.step(NOW.plus(SETTLE));

    assertThat(partner(id).state()).isEqualTo(State.DRAINING);
    assertThat(isEnabled(partner(id))).isFalse();
    accounts.refresh(NOW);
    assertThat(accounts.isShutOut(partner(id).account(), NOW)).isFalse();
    steps.step(NOW.plus(SETTLE));
    assertThat(isEnabled(partner(id))).isTrue();
    assertThat(partner(id).state()).isEqualTo(State.DRAINING);
  }

  @Test
  void isShutOutByTheRowAtOnceAndInKeycloakByAStepUntilItComesBack() {
    PartnerId id = askFor();
    steps.step(NOW);
    suspensions.suspend(id, MARTA);
    String account = partner(id).account();
    assertThat(accounts.isShutOut(account, NOW)).isTrue();
    assertThat(isEnabled(partner(id))).isTrue();
    assertThat(webhooks())
        .extracting(Webhook::disabled)
        .containsExactly(new Webhook.Disabled(DisabledFor.PARTNER_SUSPENDED, NOW));
    steps.step(NOW);
    assertThat(isEnabled(partner(id))).isFalse();
    assertThat(steps.step(NOW.plus(SETTLE))).as("a second look at its webhooks").isTrue();
    assertThat(steps.step(NOW.plus(LATER))).isFalse();

    suspensions.resume(id, MARTA);
    assertThat(accounts.isShutOut(account, NOW)).as("until Keycloak was told").isTrue();
    steps.step(NOW);
    accounts.refresh(NOW);
    assertThat(isEnabled(partner(id))).isTrue();
    assertThat(accounts.isShutOut(account, NOW.minusMillis(1))).isTrue();
    assertThat(accounts.isShutOut(account, NOW)).isFalse();
    assertThat(webhooks()).noneMatch(webhook -> webhook.disabled() == null);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aLostAnswerWhileItIsShutOutLeavesNothingThatGetsATokenInTheEnd(int answers) {
    PartnerId id = askFor();
    steps.step(NOW);
    suspensions.suspend(id, MARTA);
    keycloak.loseAnswersAfter(answers);
    steps.step(NOW);
    keycloak.loseAnswersAfter(Integer.MAX_VALUE);
    steps.step(NOW.plus(LATER));
    assertThat(isEnabled(partner(id))).isFalse();
    suspensions.resume(id, MARTA);
    steps.step(NOW.plus(LATER));
    assertThat(isEnabled(partner(id))).isTrue();
  }

  @Test
  void comesBackToNothingThatSomebodyElseTookAway() {
    PartnerId id = askFor();
    steps.step(NOW);
    keycloak.setEnabled(partner(id).clientId(), false);
    suspensions.suspend(id, MARTA);
    steps.step(NOW);
    suspensions.resume(id, MARTA);
    steps.step(NOW);
    assertThat(isEnabled(partner(id))).isFalse();
  }

  @Test
  void isMadeShutOutWhereItIsSuspendedBeforeItBegan() {
    PartnerId id = askFor();
    suspensions.suspend(id, MARTA);
    steps.step(NOW);
    assertThat(partner(id).state()).isEqualTo(State.ACTIVE);
    assertThat(isEnabled(partner(id))).isFalse();
    assertThat(webhooks()).noneMatch(webhook -> webhook.disabled() == null);
  }

  /** Keycloak made the client and its answer was lost, so this node was told of no account. */
  @Test
  void refusesTheTokensOfAClientThatWasMadeBeforeACrash() {
    PartnerId id = askFor();
    keycloak.loseAnswersAfter(2);
    steps.step(NOW);
    assertThat(keycloak.clientIds()).containsExactly(partner(id).clientId());
    desk.end(id, null, MARTA);
    keycloak.refuse(503);
    accounts.refresh(NOW.plus(Duration.ofDays(3)));
    assertThat(partner(id).account()).isNull();
    assertThat(accounts.isShutOut(partner(id).clientId(), NOW)).isTrue();
  }

  private boolean isEnabled(Partner partner) {
    return keycloak.client(partner.clientId()).orElseThrow().path("enabled").asBoolean();
  }

  private static void takesACase() {
    DATABASE
        .unitOfWork()
        .carryOut(
            _ ->
                DATABASE
                    .sql
                    .sql(
                        """
                        WITH key AS (INSERT INTO part_key VALUES ('CASE-INVENTED', 'OWN', ''))
                        INSERT INTO case_line VALUES ('CASE-INVENTED', 1, 1, 'mo-destination',
                            '{mo-destination}', 1, 'mo-lantern', '{mo-lantern}', now())""")
                    .update());
  }

  private void assertOnePartner(PartnerId id) {
    Partner partner = partner(id);
    assertThat(partner.state()).isEqualTo(State.ACTIVE);
    assertThat(keycloak.clientIds()).containsExactly(partner.clientId());
    assertThat(webhooks()).hasSize(1).allMatch(webhook -> webhook.disabled() == null);
  }

  private List<Webhook> webhooks() {
    return DATABASE.unitOfWork().carryOut(_ -> DATABASE.webhooks().of(LANTERN)).value();
  }

  private PartnerId askFor() {
    return desk.askFor(wish(), MARTA).orElseThrow().partner().id();
  }

  private static PartnerDesk.Wish wish() {
    Webhook.Wish hook = new Webhook.Wish(URI.create("https://lantern.example"), false, Set.of());
    return new PartnerDesk.Wish(
        LANTERN, OrganisationKind.NGO, terms("https://lantern.example/keys"), hook);
  }

  private static Terms terms(String keys) {
    return new Terms("Lantern", "pt", null, null, URI.create(keys), null);
  }

  private Partner partner(PartnerId id) {
    return desk.find(id).orElseThrow().partner();
  }
}
