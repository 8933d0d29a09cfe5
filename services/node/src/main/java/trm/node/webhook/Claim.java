package trm.node.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.node.keys.WebhookSecret;
import trm.referral.OrganisationId;

/**
 * The right to deliver to a webhook until a lease ends, and what is due to it.
 *
 * @param number rises with every claim; whoever reports under another one is late
 * @param health since when nothing has succeeded, and when the last attempt failed
 * @param secrets that sign: the current one, and those before it whose time is not over
 */
public record Claim(
    WebhookId webhook,
    long number,
    OrganisationId organisation,
    URI url,
    Health health,
    List<WebhookSecret> secrets,
    List<Delivery> due) {

  /** How a receiver has fared. */
  public record Health(@Nullable Instant failingSince, @Nullable Instant failedAt) {
    static final Health GOOD = new Health(null, null);

    /**
     * After one more failure. A failure that stands alone after a silence longer than any wait of
     * the ladder begins anew: nobody knows whether the receiver was there in between.
     */
    Health failed(Instant now) {
      Instant since = failingSince;
      Instant last = failedAt;
      boolean anew =
          since == null
              || last == null
              || last.plus(Ladder.LONGEST).plusSeconds(3600).isBefore(now);
      return new Health(anew ? now : since, now);
    }
  }

  /** An address may hold a password, so it is in no log. */
  @Override
  public String toString() {
    return "Claim[" + webhook + ", " + number + "]";
  }
}
