package trm.referral.file;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import trm.referral.NodeId;
import trm.referral.Referral;
import trm.referral.file.Requests.Request;

/** What this node asked others for room and help, and what they answered. */
public record Rooms(Referral referral) {
  /** The kind of a request for room. */
  public static final String KIND = "CAPACITY";

  /** What everybody needs who is to stay, and what a question asks for that names nothing. */
  public static final List<String> TRIAD = List.of("PSYCHOSOCIAL", "CASE_WORKER", "LEGAL");

  private static final List<String> GRANTED = List.of("ACCEPTED", "CONFIRMED");

  /** Whether a node was asked. */
  public boolean wereAskedOf(NodeId node) {
    return askedOf(node).findAny().isPresent();
  }

  /** Whether the newest question to a node waits for an answer, or was answered with no. */
  public boolean areOpenOrDeniedBy(NodeId node) {
    return newest(askedOf(node)).filter(request -> !isGranted(request)).isPresent();
  }

  /** Whether a node's newest word on the triad is that all of it is there. */
  public boolean areGrantedBy(NodeId node) {
    return newest(askedOf(node).filter(request -> asked(request).containsAll(TRIAD)))
        .filter(Rooms::isGranted)
        .filter(request -> names(request, TRIAD))
        .isPresent();
  }

  /** What a request for room asks for. */
  public static List<String> asked(Request request) {
    return request.asked().capacities().held().orElse(TRIAD);
  }

  /** Whether an outcome says that there is room. */
  public static boolean grants(String outcome) {
    return GRANTED.contains(outcome);
  }

  private Stream<Request> askedOf(NodeId node) {
    return referral.requests().madeBy(referral.self(), KIND).stream()
        .filter(r -> referral.peers().addressees(r.asked().requestId()).contains(node));
  }

  private static Optional<Request> newest(Stream<Request> requests) {
    return requests.reduce((earlier, later) -> later);
  }

  private static boolean isGranted(Request request) {
    return GRANTED.stream().anyMatch(request::endedWith);
  }

  /** A node that writes the first version of an answer cannot name anything: its yes is to all. */
  private static boolean names(Request request, List<String> capacities) {
    List<String> named = request.answers().getLast().event().capacities();
    return named.isEmpty() || named.containsAll(capacities);
  }
}
