package trm.exchange.reach;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trm.evidence.NodeId;

/**
 * A test that this node asked of a peer.
 *
 * @param answerBy from when on the peer's focal point counts as silent
 * @param answeredAt when a person there answered, by the peer's clock; absent until then
 * @param answeredAs for which office; absent until then, and when the peer named one of a newer
 *     release
 */
public record AskedTest(
    TestId id,
    NodeId peer,
    Instant askedAt,
    Instant answerBy,
    @Nullable Instant answeredAt,
    @Nullable AnsweredAs answeredAs) {

  AskedTest answered(Instant at, @Nullable AnsweredAs as) {
    return new AskedTest(id, peer, askedAt, answerBy, at, as);
  }
}
