package trm.corridor.story;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import trm.client.NodeClient;
import trm.client.Retry;
import trm.client.TokenSource;
import trm.client.Transport;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.InventedUser;
import trm.corridor.embedded.ServiceProcess;

/**
 * Finds whoever may call a node of a running corridor: {@code
 * offices.at("mn-origin").as("case-worker")}.
 */
public final class Offices implements AutoCloseable {
  private final Corridor corridor;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Transport patient = Transport.over(http);

  /** For tests, which look for a refusal to serve. */
  private final Transport once = patient.with(Retry.none());

  private final Accounts accounts;
  private final Map<InventedUser, TokenSource> tokens = new ConcurrentHashMap<>();

  public Offices(Corridor corridor) {
    this.corridor = corridor;
    this.accounts = new Accounts(corridor.identity(), patient);
  }

  /** The offices of one node. */
  public Office at(String node) {
    return new Office(node, corridor.node(node).service());
  }

  @Override
  public void close() {
    http.close();
  }

  /** The people and systems of one node. */
  public final class Office {
    private final String node;
    private final ServiceProcess service;

    private Office(String node, ServiceProcess service) {
      this.node = node;
      this.service = service;
    }

    /** The same people, who call another process of their node. */
    public Office through(ServiceProcess replica) {
      return new Office(node, replica);
    }

    /** The node as its officer of that role sees it. */
    public NodeApi as(String role) {
      return api(user(role), null);
    }

    /**
     * The node as an NGO's system sees it.
     *
     * @param client the system, such as {@code ngo-harbour-house}
     * @param officer who acts, as the system says
     */
    public NodeApi asPartner(String client, String officer) {
      return api(named(client), officer);
    }

    /** The officer of that role. */
    public InventedUser user(String role) {
      return corridor.identity().users().stream()
          .filter(u -> u.node().equals(node) && u.role().equals(role))
          .findFirst()
          .orElseThrow(() -> new CorridorFault(node + " has no user of role " + role + "."));
    }

    /** Whoever calls this node with a token of his own, which may be another node's. */
    public NodeApi with(TokenSource caller) {
      return new NodeApi(client(caller, patient), client(caller, once));
    }

    /** Whoever calls this node with whatever he takes for a token. */
    public NodeApi withToken(String token) {
      return with(refused -> token);
    }

    /** The tokens of an officer of this node, by some application of its realm. */
    public TokenSource caller(String role, String client) {
      return accounts.of(user(role), client);
    }

    private InventedUser named(String name) {
      return corridor.identity().users().stream()
          .filter(u -> u.node().equals(node) && u.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new CorridorFault(node + " has no user " + name + "."));
    }

    private NodeApi api(InventedUser user, @Nullable String officer) {
      NodeApi api = with(tokens.computeIfAbsent(user, accounts::of));
      return officer == null ? api : api.actingFor(officer);
    }

    private NodeClient client(TokenSource caller, Transport transport) {
      return NodeClient.of(service.url(), caller, transport);
    }
  }
}
