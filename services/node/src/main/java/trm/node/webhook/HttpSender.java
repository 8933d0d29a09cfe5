package trm.node.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends by HTTP. Each attempt has a connection of its own, so that its address is looked at each
 * time. No redirect, no retry, no proxy, no cookie: an attempt is one request.
 */
public final class HttpSender implements Sender, AutoCloseable {
  private final CloseableHttpClient client;
  private final Duration limit;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("trm-webhook-deadlines").factory());

  /** A sender by this node's policy, with the names of the system. */
  public static HttpSender of(WebhookPolicy policy) {
    AllowedAddresses allowed = new AllowedAddresses(policy.privateAddressesAllowed());
    return new HttpSender(allowed, SystemDefaultDnsResolver.INSTANCE, policy.answerLimit());
  }

  /**
   * @param names looks names up; its answers are looked at before they are used
   * @param limit of an attempt in all, however slowly the receiver speaks
   */
  HttpSender(AllowedAddresses allowed, DnsResolver names, Duration limit) {
    this.limit = limit;
    this.client = client(new GuardedNames(allowed, names), Timeout.of(limit));
  }

  private static CloseableHttpClient client(DnsResolver names, Timeout limit) {
    ConnectionConfig connections =
        ConnectionConfig.custom().setConnectTimeout(limit).setSocketTimeout(limit).build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setDefaultConnectionConfig(connections)
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(limit).build())
        .setConnectionReuseStrategy((_, _, _) -> false)
        .setUserAgent("Corridor-Webhooks")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableCookieManagement()
        .disableContentCompression()
        .build();
  }

  @Override
  public Answer send(URI url, Map<String, String> headers, byte[] body) {
    HttpPost request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    long begin = System.nanoTime();
    ScheduledFuture<?> deadline =
        deadlines.schedule(request::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return answered(client.executeOpen(HttpHost.create(url), request, null), begin);
    } catch (IOException e) {
      return Answer.none(request.isCancelled() ? Outcome.TIMED_OUT : outcome(e), since(begin));
    } finally {
      deadline.cancel(false);
      // Ends the connection. Closing the answer would read it to its end before.
      request.cancel();
    }
  }

  private static Answer answered(ClassicHttpResponse response, long begin) {
    Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    return Answer.ofStatus(
        response.getCode(), since(begin), retryAfter == null ? null : retryAfter.getValue());
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static Outcome outcome(IOException e) {
    return switch (e) {
      case GuardedNames.NotAllowedException _ -> Outcome.ADDRESS_NOT_ALLOWED;
      case UnknownHostException _ -> Outcome.UNKNOWN_HOST;
      case SocketTimeoutException _ -> Outcome.TIMED_OUT;
      case ConnectException _ -> Outcome.UNREACHABLE;
      case NoRouteToHostException _ -> Outcome.UNREACHABLE;
      case SSLException _ -> Outcome.NOT_TRUSTED;
      case IOException _ -> Outcome.BROKEN_OFF;
    };
  }

  @Override
  public void close() throws IOException {
    deadlines.shutdownNow();
    client.close();
  }
}
