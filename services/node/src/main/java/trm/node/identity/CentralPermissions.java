package trm.node.identity;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.jspecify.annotations.Nullable;
import org.keycloak.adapters.authorization.PolicyEnforcer;
import org.keycloak.authorization.client.AuthorizationDeniedException;
import org.keycloak.representations.adapters.config.PolicyEnforcerConfig;
import org.keycloak.representations.adapters.config.PolicyEnforcerConfig.PathConfig;
import org.keycloak.representations.idm.authorization.AuthorizationRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.node.LogEvent;
import trm.node.Trace;

/**
 * Asks Keycloak's policy enforcer whether a caller is permitted what a ministry administers.
 * Nothing is remembered: what is taken away in Keycloak is refused at the next call.
 */
public final class CentralPermissions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CentralPermissions.class);
  private static final int CONNECTIONS_MAX = 20;
  private final RealmAccess access;
  private final KeySignIn signIn;
  private final CloseableHttpClient http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable CompletableFuture<PolicyEnforcer> enforcer;

  /**
   * @param client the resource server; it needs no role that administers anything
   */
  public CentralPermissions(RealmAccess access, NodeClient client, InstantSource clock) {
    this.access = access;
    this.signIn = new KeySignIn(client, clock);
    this.http = client();
  }

  /** What came of the asking. */
  public enum Verdict {
    GRANTED,
    REFUSED,
    /** Keycloak did not say. */
    UNKNOWN
  }

  /**
   * Whether whoever holds the token is permitted it now. What is not known is not permitted.
   * Answers within {@link RealmAccess#CALLER_LIMIT}, also where Keycloak takes every connection and
   * says nothing: what is still under way then is broken off.
   *
   * @param token as it came in the request, verified before
   */
  public Verdict ask(CentralPermission permission, String token) {
    Future<Verdict> answer = threads.submit(() -> verdict(permission, token));
    try {
      return answer.get(RealmAccess.CALLER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException realmAway) {
      return unknown(permission, realmAway);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.UNKNOWN;
    } finally {
      answer.cancel(true);
    }
  }

  private Verdict verdict(CentralPermission permission, String token)
      throws ExecutionException, InterruptedException {
    PolicyEnforcer asked = enforcer().get();
    boolean granted =
        asked.enforce(new PermissionQuestion(permission.path(), token), new NoAnswer()).isGranted();
    return granted ? Verdict.GRANTED : whyNot(asked, permission, token);
  }

  /**
   * The enforcer refuses alike what Keycloak refused and what it could not ask. Only a plain no of
   * Keycloak's is one; everything else is an outage, or a realm that was set up anew.
   */
  private Verdict whyNot(PolicyEnforcer asked, CentralPermission permission, String token) {
    AuthorizationRequest question = new AuthorizationRequest();
    question.addPermission(permission.resource(), permission.scope());
    question.setSubjectToken(token);
    try {
      asked.getAuthzClient().authorization().authorize(question);
    } catch (AuthorizationDeniedException refused) {
      return Verdict.REFUSED;
    }
    throw new IllegalStateException("The realm was set up anew.");
  }

  private Verdict unknown(CentralPermission permission, Exception realmAway) {
    // Its message may quote the token, so only types and places are logged.
    LogEvent.PERMISSION_NOT_SAID.to(LOG, permission, Trace.of(realmAway));
    forget();
    return Verdict.UNKNOWN;
  }

  /**
   * It reads the ids of resources when it is made, so it is made anew after any trouble; one that
   * is being made goes on, for whoever asks meanwhile.
   */
  private synchronized void forget() {
    if (enforcer != null && enforcer.isDone()) {
      enforcer = null;
    }
  }

  /** Made once for all who wait for it, so that none of them waits for the others' tries. */
  private synchronized CompletableFuture<PolicyEnforcer> enforcer() {
    CompletableFuture<PolicyEnforcer> known = enforcer;
    if (known == null || known.isCompletedExceptionally()) {
      known = CompletableFuture.supplyAsync(this::made, threads);
      enforcer = known;
    }
    return known;
  }

  /** Asks Keycloak several times, each time for {@link RealmAccess#ANSWER_LIMIT} at most. */
  private PolicyEnforcer made() {
    return PolicyEnforcer.builder()
        .authServerUrl(access.server())
        .realm(access.realm())
        .clientId(signIn.client().clientId())
        .credentialProvider(signIn)
        .httpClient(http)
        .enforcerConfig(config())
        .build();
  }

  private static PolicyEnforcerConfig config() {
    PolicyEnforcerConfig config = new PolicyEnforcerConfig();
    config.setPaths(
        Arrays.stream(CentralPermission.values()).map(CentralPermissions::path).toList());
    return config;
  }

  private static PathConfig path(CentralPermission permission) {
    PathConfig path = new PathConfig();
    path.setName(permission.resource());
    path.setPath(permission.path());
    path.setScopes(List.of(permission.scope()));
    return path;
  }

  private static CloseableHttpClient client() {
    int connect = Math.toIntExact(RealmAccess.CONNECT_LIMIT.toMillis());
    int answer = Math.toIntExact(RealmAccess.ANSWER_LIMIT.toMillis());
    return HttpClients.custom()
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectTimeout(connect)
                .setConnectionRequestTimeout(connect)
                .setSocketTimeout(answer)
                .build())
        .setMaxConnPerRoute(CONNECTIONS_MAX)
        .setMaxConnTotal(CONNECTIONS_MAX)
        .disableCookieManagement()
        .build();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      http.close();
    } catch (IOException e) {
      LogEvent.REALM_CONNECTION_NOT_CLOSED.to(LOG);
    }
  }
}
