package trm.node.partner;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trm.referral.OrganisationId;

/** Partners as they are kept. Every method takes part in the open unit of work. */
public interface PartnerBook {

  /** Adds one; false when its organisation is a partner already. */
  boolean add(Partner partner);

  /** One of them, locked against others until the unit of work ends. */
  Optional<Partner> find(PartnerId id);

  /** The one of an organisation that has not ended, if it is a partner. */
  Optional<Partner> of(OrganisationId organisation);

  /** All of them, the newest first; no more than a thousand. */
  List<Partner> all();

  /** Replaces what stands there, and gives back the lease on its step. */
  void put(Partner partner);

  /**
   * Takes the lease on a step that is due, the longest due first. A step that is leased is nobody
   * else's until then, so that no two replicas talk to Keycloak about one partner.
   */
  Optional<Partner> claim(Instant now, Instant leaseUntil);

  /** Gives the lease back; the step stays due. */
  void release(PartnerId id);

  /**
   * What an organisation holds.
   *
   * @param successor the organisation that its work goes to, if one does
   */
  Holdings heldBy(OrganisationId organisation, @Nullable OrganisationId successor);

  /** How many requests a minute the accounts may make of which something else was agreed. */
  Map<String, Integer> limits();

  /**
   * Whose tokens serve no more: of all that are suspended or whose end is owed, and of those that
   * ended or came back since then, since tokens of before may still be about.
   */
  List<ShutOut> shutOut(Instant since);

  /**
   * One of them.
   *
   * @param account absent where Keycloak has made one, if at all, of which this node was not told
   * @param tokensFrom tokens that were given earlier do not serve
   */
  record ShutOut(String clientId, @Nullable String account, Instant tokensFrom) {}
}
