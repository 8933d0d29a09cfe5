package trm.referral.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.Fact;
import trm.referral.NodeId;
import trm.referral.RequestId;
import trm.referral.file.FactList.Stated;

/** What nodes asked each other, and what was answered. */
public record Requests(List<Request> all) {

  /**
   * One request.
   *
   * @param from the node that asked
   * @param answers oldest first
   */
  public record Request(RequestMade asked, NodeId from, List<Stated<AnswerGiven>> answers) {
    /** Whether nothing but a wish for more data has come. */
    public boolean isOpen() {
      return answers.stream().allMatch(a -> a.event().outcome().equals("MORE_DATA_NEEDED"));
    }

    /** Whether the last word was this one. */
    public boolean endedWith(String outcome) {
      return !answers.isEmpty() && answers.getLast().event().outcome().equals(outcome);
    }
  }

  /** What the facts of this node's copy say. */
  public static Requests of(List<Fact> facts) {
    FactList list = new FactList(facts);
    return new Requests(
        list.all(RequestMade.class).stream()
            .map(asked -> new Request(asked.event(), asked.node(), answers(list, asked.event())))
            .toList());
  }

  private static List<Stated<AnswerGiven>> answers(FactList list, RequestMade asked) {
    return list.all(AnswerGiven.class).stream()
        .filter(answer -> answer.event().requestId().equals(asked.requestId()))
        .toList();
  }

  /** One of them. */
  public Optional<Request> find(RequestId id) {
    return all.stream().filter(request -> request.asked().requestId().equals(id)).findFirst();
  }

  /** The nodes that accepted the return. */
  public Set<NodeId> accepting() {
    return all.stream()
        .filter(request -> request.asked().kind().equals("RETURN"))
        .filter(request -> request.endedWith("ACCEPTED"))
        .map(request -> request.answers().getLast().node())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those of one kind that a node made. */
  public List<Request> madeBy(NodeId node, String kind) {
    return all.stream()
        .filter(request -> request.from().equals(node) && request.asked().kind().equals(kind))
        .toList();
  }
}
