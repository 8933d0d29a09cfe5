package trm.exchange.reach;

import java.time.Instant;
import trm.evidence.NodeId;

/** A test that a peer asked of this node and that waits for a person. */
public record ReceivedTest(
    TestId id, NodeId asker, Instant askedAt, Instant answerBy, Instant receivedAt) {}
