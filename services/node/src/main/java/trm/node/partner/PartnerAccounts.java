package trm.node.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import trm.exchange.UnitOfWork;

/**
 * What is to be known of a partner's account at every request, without asking the database. As old
 * as the last look. Safe for use by several threads.
 */
public final class PartnerAccounts {
  /** Longer than any realm lets a token live. */
  private static final Duration TOKENS_LIVE = Duration.ofDays(1);

  private final UnitOfWork unitOfWork;
  private final PartnerBook partners;
  private volatile Known known = new Known(Map.of(), Set.of());

  public PartnerAccounts(UnitOfWork unitOfWork, PartnerBook partners) {
    this.unitOfWork = unitOfWork;
    this.partners = partners;
  }

  private record Known(Map<String, Integer> limits, Set<String> closed) {}

  /** Looks again. */
  public void refresh(Instant now) {
    known =
        unitOfWork
            .carryOut(
                _ -> new Known(partners.limits(), partners.closedSince(now.minus(TOKENS_LIVE))))
            .value();
  }

  /** How many requests a minute an account may make. */
  public int requestsPerMinute(String account, int otherwise) {
    return known.limits().getOrDefault(account, otherwise);
  }

  /** Whether the account was closed, whatever its tokens still say. */
  public boolean isClosed(String account) {
    return known.closed().contains(account);
  }
}
