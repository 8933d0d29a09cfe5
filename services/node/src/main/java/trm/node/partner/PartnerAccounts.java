package trm.node.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trm.exchange.UnitOfWork;
import trm.node.partner.PartnerBook.ShutOut;

/**
 * What is to be known of a partner's account at every request, without asking the database. As old
 * as the last look. Safe for use by several threads.
 */
public final class PartnerAccounts {
  /** Longer than any realm lets a token live. */
  private static final Duration TOKENS_LIVE = Duration.ofDays(1);

  private final UnitOfWork unitOfWork;
  private final PartnerBook partners;
  private volatile Known known = new Known(Map.of(), Map.of());

  public PartnerAccounts(UnitOfWork unitOfWork, PartnerBook partners) {
    this.unitOfWork = unitOfWork;
    this.partners = partners;
  }

  private record Known(Map<String, Integer> limits, Map<String, Instant> tokensFrom) {}

  /** Looks again. One at a time, so that an earlier look never hides what a later one saw. */
  public synchronized void refresh(Instant now) {
    known =
        unitOfWork
            .carryOut(
                _ ->
                    new Known(
                        partners.limits(), tokensFrom(partners.shutOut(now.minus(TOKENS_LIVE)))))
            .value();
  }

  /**
   * By the client as well as by the account: of a client that was made before a crash, the account
   * is not known yet, and its tokens live on.
   */
  private static Map<String, Instant> tokensFrom(List<ShutOut> shutOut) {
    Map<String, Instant> tokensFrom = new HashMap<>();
    for (ShutOut one : shutOut) {
      tokensFrom.put(one.clientId(), one.tokensFrom());
      String account = one.account();
      if (account != null) {
        tokensFrom.put(account, one.tokensFrom());
      }
    }
    return tokensFrom;
  }

  /** How many requests a minute an account may make. */
  public int requestsPerMinute(String account, int otherwise) {
    return known.limits().getOrDefault(account, otherwise);
  }

  /**
   * Whether a token serves no more, whatever it says of itself.
   *
   * @param holder the account or the client that it names
   * @param issuedAt when it was given, as it says; absent where it does not say
   */
  public boolean isShutOut(@Nullable String holder, @Nullable Instant issuedAt) {
    Instant from = holder == null ? null : known.tokensFrom().get(holder);
    return from != null && (issuedAt == null || issuedAt.isBefore(from));
  }
}
