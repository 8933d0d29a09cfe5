package trm.referral.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import trm.referral.AssistanceEvent.AnswerGiven;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.NodeId;
import trm.referral.RequestId;
import trm.referral.file.FactList.Stated;

/**
 * What nodes asked each other, and what was answered.
 *
 * @param words every answer in the order in which it came, whichever request it belongs to
 */
public record Requests(List<Request> all, List<Stated<AnswerGiven>> words) {

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
  public static Requests of(FactList list) {
    return new Requests(
        list.all(RequestMade.class).stream()
            .map(asked -> new Request(asked.event(), asked.node(), answers(list, asked.event())))
            .toList(),
        list.all(AnswerGiven.class));
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

  /** The nodes whose newest word on the return is that they accept it. */
  public Set<NodeId> accepting() {
    Map<NodeId, String> newest = new HashMap<>();
    words.stream()
        .filter(word -> isAbout(word, "RETURN"))
        .forEach(word -> newest.put(word.node(), word.event().outcome()));
    return newest.entrySet().stream()
        .filter(word -> word.getValue().equals("ACCEPTED"))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isAbout(Stated<AnswerGiven> word, String kind) {
    return find(word.event().requestId())
        .filter(request -> request.asked().kind().equals(kind))
        .isPresent();
  }

  /** Those of one kind that a node made. */
  public List<Request> madeBy(NodeId node, String kind) {
    return all.stream()
        .filter(request -> request.from().equals(node) && request.asked().kind().equals(kind))
        .toList();
  }
}
