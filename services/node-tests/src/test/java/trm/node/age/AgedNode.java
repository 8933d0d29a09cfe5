package trm.node.age;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.SplittableRandom;
import java.util.UUID;
import trm.evidence.journal.InclusionProof;
import trm.evidence.journal.MerkleTree;
import trm.exchange.UnitOfWork;
import trm.exchange.receipt.JournalStore;
import trm.node.NodeUnderTest;
import trm.node.TestRealm;

/** A node that runs over a loaded database, asked as its users ask it. */
final class AgedNode implements AutoCloseable {
  private final NodeUnderTest node;
  private final TestRealm realm;
  private final long cases;
  private final HttpClient http = HttpClient.newHttpClient();
  private final SplittableRandom random = new SplittableRandom(7);
  private long next;
  private long signed;

  AgedNode(NodeUnderTest node, TestRealm realm, long cases) {
    this.node = node;
    this.realm = realm;
    this.cases = cases;
  }

  NodeUnderTest node() {
    return node;
  }

  /** An officer decides in a case of today that nobody has touched since it was loaded. */
  void append() {
    // A step that meets every open case once before it meets one twice.
    long open = cases / Loading.OPEN_EVERY;
    long number = next++ * 7919 % open * Loading.OPEN_EVERY;
    HttpRequest.Builder request =
        request(
                "/api/v1/cases/" + Loading.reference(number) + "/commands/record-measure",
                worker(number))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"epoch\":1,\"turn\":1,\"measure\":\"M1.4\"}"));
    send(request, 202);
  }

  /** Somebody opens the file of any case, however old. */
  void view() {
    long number = random.nextLong(cases);
    send(request("/api/v1/cases/" + Loading.reference(number), worker(number)).GET(), 200);
  }

  /** The first page of some list. */
  String list(String path, String token) {
    return send(request(path, token).GET(), 200);
  }

  /** Where any entry stands in the whole journal, as its checkpoint had been signed before. */
  InclusionProof prove() {
    JournalStore journal = node.part(JournalStore.class);
    UnitOfWork unitOfWork = node.part(UnitOfWork.class);
    if (signed == 0) {
      signed = unitOfWork.carryOut(_ -> journal.size()).value();
    }
    return unitOfWork
        .carryOut(_ -> new MerkleTree(journal).inclusion(random.nextLong(signed), signed))
        .value();
  }

  private String worker(long number) {
    return realm.token("wanda", Loading.organisation(number, cases), "case-worker");
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
        .header("Authorization", "Bearer " + token);
  }

  private String send(HttpRequest.Builder request, int expected) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != expected) {
        throw new AssertionError(
            response.uri() + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
