package trm.node.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.node.partner.Holdings;
import trm.node.partner.Holdings.Hold;
import trm.node.partner.Holdings.InHand;
import trm.node.partner.Holdings.Task;
import trm.node.partner.Partner;
import trm.node.partner.Partner.Suspension;
import trm.node.partner.PartnerDesk.Asked;
import trm.node.partner.PartnerDesk.FirstWebhook;
import trm.node.partner.PartnerDesk.Standing;
import trm.node.partner.Trouble;
import trm.referral.CaseReference;
import trm.referral.OrganisationId;
import trm.referral.OrganisationKind;

/** Partners as officers and operators read them. */
final class PartnerViews {
  private PartnerViews() {}

  /** All of them. */
  record Partners(List<PartnerShown> partners) {
    static Partners of(List<Partner> partners) {
      return new Partners(partners.stream().map(PartnerShown::of).toList());
    }
  }

  /**
   * One of them.
   *
   * @param clientId with which its system asks Keycloak for tokens
   * @param requestsPerMinute null for as many as any account may make
   * @param trouble why the last step did not succeed
   * @param triedAt when the next step is due
   * @param workGoesTo the organisation that is to follow
   * @param suspendedAt since when it is shut out; null while it is let in
   */
  record PartnerShown(
      String id,
      String organisation,
      OrganisationKind kind,
      String name,
      String language,
      @Nullable String contact,
      @Nullable String keysUrl,
      @Nullable Integer requestsPerMinute,
      String clientId,
      Partner.State state,
      @Nullable Trouble trouble,
      @Nullable Instant triedAt,
      @Nullable String workGoesTo,
      @Nullable Instant suspendedAt,
      long version,
      Instant askedAt,
      Instant changedAt) {
    static PartnerShown of(Partner partner) {
      URI keysUrl = partner.terms().keySetUrl();
      OrganisationId successor = partner.successor();
      Suspension suspension = partner.suspension();
      return new PartnerShown(
          partner.id().toString(),
          partner.organisation().value(),
          partner.kind(),
          partner.terms().name(),
          partner.terms().language(),
          partner.terms().contact(),
          keysUrl == null ? null : keysUrl.toString(),
          partner.terms().requestsPerMinute(),
          partner.clientId(),
          partner.state(),
          partner.step().trouble(),
          partner.step().dueAt(),
          successor == null ? null : successor.value(),
          suspension == null ? null : suspension.at(),
          partner.version(),
          partner.askedAt(),
          partner.changedAt());
    }

    /** A contact may be a person's own address. */
    @Override
    public String toString() {
      return "PartnerShown[" + id + "]";
    }
  }

  /** One with its first webhook's secret, which is not shown again. */
  record PartnerMade(
      @JsonUnwrapped PartnerShown partner,
      @Nullable String webhook,
      @Nullable String webhookSecret) {
    static PartnerMade of(Asked asked) {
      FirstWebhook webhook = asked.webhook();
      return new PartnerMade(
          PartnerShown.of(asked.partner()),
          webhook == null ? null : webhook.id().toString(),
          webhook == null ? null : webhook.secret().reveal());
    }

    @Override
    public String toString() {
      return "PartnerMade[protected]";
    }
  }

  /** One with what it holds. */
  record PartnerStanding(@JsonUnwrapped PartnerShown partner, HeldWork held) {
    static PartnerStanding of(Standing standing, boolean withCases) {
      return new PartnerStanding(
          PartnerShown.of(standing.partner()), HeldWork.of(standing.holdings(), withCases));
    }
  }

  /**
   * What only the organisation can answer now.
   *
   * @param casesInHand cases that it has in hand
   * @param tasks tasks that it was given and has not given back
   * @param holds holds that nobody but it may release
   * @param casesOffered cases that it was asked to take over
   * @param undelivered what its webhooks have not been told yet
   * @param cases the references of all of them; null for who sees no cases
   */
  record HeldWork(
      int casesInHand,
      int tasks,
      int holds,
      int casesOffered,
      long undelivered,
      @Nullable List<String> cases) {
    static HeldWork of(Holdings held, boolean withCases) {
      return new HeldWork(
          held.inHand().size(),
          held.tasks().size(),
          held.holds().size(),
          held.offered().size(),
          held.undelivered(),
          withCases ? cases(held) : null);
    }

    private static List<String> cases(Holdings held) {
      return Stream.of(
              held.inHand().stream().map(InHand::caseReference),
              held.tasks().stream().map(Task::caseReference),
              held.holds().stream().map(Hold::caseReference),
              held.offered().stream())
          .flatMap(all -> all)
          .map(CaseReference::value)
          .distinct()
          .sorted()
          .toList();
    }
  }
}
