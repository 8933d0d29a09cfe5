package trm.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One node's interface as one system sees it. Immutable, and safe for several threads.
 *
 * <p>Whatever the node does not agree to is a {@link ProblemException}; a node that does not answer
 * is an {@link UnreachableException}. Requests are repeated as {@link Transport} says.
 */
public final class NodeClient {
  private static final int NOT_AUTHENTICATED = 401;

  private final URI base;
  private final TokenSource tokens;
  private final Transport transport;
  private final Map<String, String> headers;

  private NodeClient(
      URI base, TokenSource tokens, Transport transport, Map<String, String> headers) {
    this.base = base;
    this.tokens = tokens;
    this.transport = transport;
    this.headers = Map.copyOf(headers);
  }

  /**
   * A client.
   *
   * @param service the node's address, without {@code /api}
   */
  public static NodeClient of(URI service, TokenSource tokens, Transport transport) {
    URI base = URI.create(service + "/api/v1");
    return new NodeClient(base, tokens, transport, Map.of("Accept", "application/json"));
  }

  /**
   * The same for one officer: a partner's system names who acts, in each call about a case. The
   * journal keeps both.
   *
   * @param officer the officer's id in the partner's own system; no name
   */
  public NodeClient actingFor(String officer) {
    return with("Acting-Officer", officer);
  }

  /**
   * The same in another language: for problems, rules and labels.
   *
   * @param tags as in {@code Accept-Language}, such as {@code mn, en;q=0.5}
   */
  public NodeClient inLanguage(String tags) {
    return with("Accept-Language", tags);
  }

  private NodeClient with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new NodeClient(base, tokens, transport, more);
  }

  /**
   * Opens a case.
   *
   * @param opening {@code language}, {@code interpreter}, and {@code intake} in the field names of
   *     HTCDS 2.0, or the components of {@code open-referral}
   * @param idempotencyKey keep it with the person's file until there is an answer: a repetition
   *     under it opens no second case
   */
  public Done openCase(Object opening, String idempotencyKey) {
    return Done.of(json(Request.post("/cases", opening).under(idempotencyKey)));
  }

  /** Gives a command about a case. */
  public Done give(Command command) {
    return Done.of(json(command.request()));
  }

  /**
   * Reads a whole case. The node's journal keeps who read it, and for what.
   *
   * @param purpose why it is read, a code such as {@code CASE_WORK}
   */
  public CaseFile readCase(String caseReference, String purpose) {
    String path = "/cases/" + Query.escaped(caseReference) + new Query().and("purpose", purpose);
    return CaseFile.of(expect(Request.get(path)));
  }

  /** Where the cases of this organisation stand, the newest change first; nothing personal. */
  public List<CaseLine> cases() {
    return lines("/cases", "", "cases").stream().map(CaseLine::of).toList();
  }

  /** What waits for this organisation; nothing personal. */
  public WorkPage work(WorkQuestion question) {
    return WorkPage.of(json(Request.get("/work" + question.query())));
  }

  /**
   * What happened, a page at a time. {@link EventFeed} keeps the cursor.
   *
   * @param after the {@code next} of the page before; empty to begin at the beginning
   * @param limit entries on a page, 1 to 500
   */
  public EventPage events(String after, int limit) {
    Query query = new Query().and("after", after).and("limit", String.valueOf(limit));
    return EventPage.of(json(Request.get("/events" + query)));
  }

  /** What this node sent to others about a case, and whether they have it; the newest first. */
  public List<Message> messages(String caseReference) {
    return lines("/messages", caseReference, "messages").stream().map(Message::of).toList();
  }

  /** All pages of a list. */
  private List<JsonNode> lines(String path, String caseReference, String member) {
    List<JsonNode> lines = new ArrayList<>();
    String after = "";
    do {
      Query query = new Query().and("case", caseReference).and("after", after);
      JsonNode page = json(Request.get(path + query));
      lines.addAll(page.path(member).values());
      after = Json.text(page, "next");
    } while (!after.isEmpty());
    return lines;
  }

  /** One message that this node sent. */
  public Message message(String messageId) {
    return Message.of(json(Request.get("/messages/" + Query.escaped(messageId))));
  }

  /** Opens a case for everybody in a file in HTCDS 2.0, or for nobody and says why. */
  public ImportReport importFile(ImportFile file) {
    return ImportReport.of(json(file.request()));
  }

  /**
   * Asks to be told by webhook.
   *
   * @param types which events; none for all
   * @return the webhook with its secret, which the node never shows again
   */
  public NewWebhook makeWebhook(URI url, List<String> types) {
    Map<String, Object> wished = Map.of("url", url.toString(), "types", types);
    return NewWebhook.of(json(Request.post("/webhooks", wished)));
  }

  /** Any other call, when the node agrees to it; an empty answer has no members. */
  public JsonNode json(Request request) {
    return Json.read(expect(request));
  }

  /** Any other call, whatever the node answers. */
  public HttpResponse<String> send(Request request) {
    String token = tokens.token(null);
    HttpResponse<String> answer = transport.send(built(request, token), request.isRepeatable());
    if (answer.statusCode() != NOT_AUTHENTICATED) {
      return answer;
    }
    // Nothing was done. The realm may have changed its keys, or have ended the session.
    String other = tokens.token(token);
    return other.equals(token)
        ? answer
        : transport.send(built(request, other), request.isRepeatable());
  }

  private HttpResponse<String> expect(Request request) {
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() / 100 != 2) {
      throw new ProblemException(
          answer.statusCode(), Json.read(answer), Transport.retryAfter(answer).orElse(null));
    }
    return answer;
  }

  private HttpRequest.Builder built(Request request, String token) {
    HttpRequest.Builder built =
        HttpRequest.newBuilder(URI.create(base + request.path()))
            .method(request.method(), request.body())
            .header("Authorization", "Bearer " + token);
    headers.forEach(built::setHeader);
    request.headers().forEach(built::setHeader);
    return built;
  }
}
