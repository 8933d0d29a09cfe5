package trm.exchange.reach;

import java.util.List;
import java.util.Optional;
import trm.evidence.NodeId;

/** Tests of focal points, asked and received. Every method takes part in the open unit of work. */
public interface ReachStore {

  /** Keeps a test that is asked, or what became of it. */
  void put(AskedTest test);

  /** One that was asked. */
  Optional<AskedTest> asked(TestId id);

  /** Lets no other replica ask this peer until the unit of work ends. */
  void hold(NodeId peer);

  /** All that were asked of a peer, the oldest first. */
  List<AskedTest> askedOf(NodeId peer);

  /** Keeps a test that came in; one that is known already stays as it is. */
  void put(ReceivedTest test);

  /**
   * Takes a test out that a person answers.
   *
   * @return empty when it is not known, or was answered before
   */
  Optional<ReceivedTest> takeOut(TestId id);

  /** Those that wait for a person, the oldest first. */
  List<ReceivedTest> waiting();
}
