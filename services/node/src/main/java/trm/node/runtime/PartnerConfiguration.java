package trm.node.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import trm.evidence.NodeId;
import trm.exchange.UnitOfWork;
import trm.node.casework.Casework;
import trm.node.feed.FeedBook;
import trm.node.identity.CentralPermissions;
import trm.node.identity.KeycloakRealm;
import trm.node.identity.NodeClient;
import trm.node.identity.RealmAccess;
import trm.node.keys.SecureFreshness;
import trm.node.partner.PartnerAccounts;
import trm.node.partner.PartnerBook;
import trm.node.partner.PartnerDesk;
import trm.node.partner.PartnerRealm;
import trm.node.partner.PartnerSteps;
import trm.node.partner.SuspensionDesk;
import trm.node.partner.Trouble;
import trm.node.partner.WorkHandover;
import trm.node.settings.IdentitySettings;
import trm.node.settings.PartnerSettings;
import trm.node.settings.SecretFile;
import trm.node.webhook.WebhookBook;

/** Wires what makes and ends partners. */
@Configuration(proxyBeanMethods = false)
public class PartnerConfiguration {

  @Bean
  RealmAccess realmAccess(NodeId self, IdentitySettings identity) {
    return RealmAccess.of(identity.issuer(), self.value());
  }

  @Bean(destroyMethod = "close")
  KeycloakRealm partnerRealm(RealmAccess access, IdentitySettings identity, InstantSource clock) {
    String key = SecretFile.text("trm.identity.onboarding-key-file", identity.onboardingKeyFile());
    return new KeycloakRealm(
        access, NodeClient.of(identity.issuer(), identity.onboardingClientId(), key), clock);
  }

  @Bean(destroyMethod = "close")
  CentralPermissions centralPermissions(
      RealmAccess access, IdentitySettings identity, InstantSource clock) {
    String key = SecretFile.text("trm.identity.client-key-file", identity.clientKeyFile());
    return new CentralPermissions(
        access, NodeClient.of(identity.issuer(), identity.clientId(), key), clock);
  }

  @Bean
  PartnerDesk partnerDesk(
      NodeId self,
      InstantSource clock,
      UnitOfWork unitOfWork,
      PartnerBook partners,
      WebhookBook webhooks) {
    return new PartnerDesk(self, clock, unitOfWork, partners, webhooks, new SecureFreshness());
  }

  @Bean
  PartnerAccounts partnerAccounts(
      UnitOfWork unitOfWork, PartnerBook partners, InstantSource clock) {
    PartnerAccounts accounts = new PartnerAccounts(unitOfWork, partners);
    // Before the first request: a node that starts again must not let in whom it had shut out.
    accounts.refresh(clock.instant());
    return accounts;
  }

  @Bean
  SuspensionDesk suspensionDesk(
      NodeId self,
      InstantSource clock,
      UnitOfWork unitOfWork,
      PartnerBook partners,
      WebhookBook webhooks,
      PartnerAccounts accounts) {
    return new SuspensionDesk(
        new SuspensionDesk.Ports(
            self, clock, unitOfWork, partners, webhooks, accounts, new SecureFreshness()));
  }

  @Bean
  PartnerSteps partnerSteps(
      NodeId self,
      UnitOfWork unitOfWork,
      PartnerBook partners,
      PartnerRealm realm,
      WebhookBook webhooks,
      FeedBook feed,
      Casework casework,
      PartnerSettings settings,
      MeterRegistry meters) {
    return new PartnerSteps(
        new PartnerSteps.Ports(
            self,
            unitOfWork,
            partners,
            realm,
            webhooks,
            feed,
            new WorkHandover(casework.desk()::carryOut),
            new SecureFreshness(),
            trouble -> failures(meters, trouble).increment()),
        new PartnerSteps.Pace(settings.drainInterval(), settings.checkInterval().multipliedBy(2)));
  }

  static Counter failures(MeterRegistry meters, Trouble trouble) {
    return Counter.builder("trm.partners.failures")
        .description("Steps about partners that failed and are taken again")
        .tag("trouble", trouble.name())
        .register(meters);
  }

  @Bean
  Loop partnerLoop(
      PartnerSteps steps,
      PartnerAccounts accounts,
      PartnerSettings settings,
      InstantSource clock,
      MeterRegistry meters) {
    return new Loop(
            "partners",
            settings.checkInterval(),
            () -> {
              Instant now = clock.instant();
              // First, since a step may wait for Keycloak, and an account that ended must not.
              accounts.refresh(now);
              boolean taken = steps.step(now);
              accounts.refresh(now);
              return taken;
            },
            meters)
        .waitingForOthers();
  }
}
