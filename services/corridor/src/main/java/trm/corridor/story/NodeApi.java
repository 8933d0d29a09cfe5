package trm.corridor.story;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import trm.client.Command;
import trm.client.Done;
import trm.client.NodeClient;
import trm.client.NodeException;
import trm.client.ProblemException;
import trm.client.Request;
import trm.client.Screen;
import trm.client.UnreachableException;
import trm.corridor.embedded.CorridorFault;

/**
 * One node's public interface as a test or the bench asks it: a refusal is an answer, a node that
 * cannot be reached is a {@link CorridorFault}.
 */
public final class NodeApi {
  private final NodeClient patient;
  private final NodeClient client;

  /**
   * @param patient repeats what may be repeated
   * @param client asks once, so that a refusal to serve is seen
   */
  NodeApi(NodeClient patient, NodeClient client) {
    this.patient = patient;
    this.client = client;
  }

  /** The same for one officer of a partner's. */
  NodeApi actingFor(String officer) {
    return new NodeApi(patient.actingFor(officer), client.actingFor(officer));
  }

  /** The same, as a partner would use it. */
  public NodeClient client() {
    return patient;
  }

  /** Opens a case from an intake file. */
  public Answer openCase(Object intake) {
    return answer(() -> client.openCase(intake, UUID.randomUUID().toString()));
  }

  /**
   * Gives a command about a case.
   *
   * @param name the command in kebab-case, such as {@code offer-handover}
   * @param epoch the epoch on the officer's screen
   * @param turn the turn on the officer's screen
   * @param components the components of the command
   */
  public Answer command(
      String caseReference, String name, long epoch, long turn, Map<String, ?> components) {
    Command command = Command.of(caseReference, name, new Screen(epoch, turn), components);
    return answer(() -> client.give(command));
  }

  /** The same, under an idempotency key of the caller's choice. */
  public Answer command(
      String caseReference,
      String name,
      long epoch,
      long turn,
      Map<String, ?> components,
      String idempotencyKey) {
    Command command = Command.of(caseReference, name, new Screen(epoch, turn), components);
    return answer(() -> client.give(command.under(idempotencyKey)));
  }

  /** Reads something, such as {@code /cases}. */
  public JsonNode read(String path) {
    try {
      return client.json(Request.get(path));
    } catch (NodeException e) {
      throw new CorridorFault(path + " was not answered: " + e.getMessage(), e);
    }
  }

  /** Reads, whatever the answer. */
  public HttpResponse<String> get(String path) {
    return sent(Request.get(path));
  }

  /** Posts a body as it is, whatever the answer; without an idempotency key when none is given. */
  public HttpResponse<String> post(String path, String body, @Nullable String idempotencyKey) {
    Request request = Request.postText(path, body);
    return sent(idempotencyKey == null ? request : request.under(idempotencyKey));
  }

  /** What a call that takes something away answers. */
  public HttpResponse<String> delete(String path) {
    return sent(Request.delete(path));
  }

  private HttpResponse<String> sent(Request request) {
    try {
      return client.send(request);
    } catch (NodeException e) {
      throw new CorridorFault(request.path() + " was not answered: " + e.getMessage(), e);
    }
  }

  private static Answer answer(Supplier<Done> call) {
    try {
      return taken(call.get());
    } catch (ProblemException e) {
      return refused(e);
    } catch (UnreachableException e) {
      throw new CorridorFault("The command was not answered.", e);
    }
  }

  private static Answer taken(Done done) {
    return new Answer.Taken(
        done.caseReference(), done.epoch(), done.turn(), done.journalIndex(), done.messageIds());
  }

  private static Answer refused(ProblemException problem) {
    return new Answer.Refused(
        problem.status(),
        problem.code(),
        problem.title(),
        problem.detail(),
        problem.rules().stream().map(one -> new Answer.Rule(one.id(), one.sentence())).toList());
  }
}
