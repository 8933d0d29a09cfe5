package trm.node.notice;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import trm.node.casework.Officer;

/**
 * An officer's wish to be told.
 *
 * @param by who wishes it, as the token said then
 * @param language one of those in which officers are spoken to
 * @param endsAt until when, unless it is renewed: whoever has left is not told for ever
 * @param refusedAt since when the mail server refuses the address; nothing is sent to it
 */
public record Subscription(
    UUID id,
    Officer by,
    MailAddress address,
    String language,
    Set<NoticeKind> kinds,
    Instant endsAt,
    @Nullable Instant refusedAt) {
  public Subscription {
    kinds = Set.copyOf(kinds);
  }
}
