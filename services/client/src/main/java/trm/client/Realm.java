package trm.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Signs in at the node's Keycloak realm. A token is kept until shortly before it expires, or until
 * the node refuses it, and then fetched anew.
 */
public final class Realm implements TokenSource {
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final URI issuer;
  private final SignIn signIn;
  private final InstantSource clock;
  private final Transport transport;
  private @Nullable String held;
  private Instant freshUntil = Instant.MIN;

  /**
   * Somebody who can sign in; nothing is asked yet.
   *
   * @param issuer the realm's address, such as {@code https://id.example.org/realms/mo-destination}
   * @param clock tells when a token is about to expire; {@code InstantSource.system()}
   */
  public Realm(URI issuer, SignIn signIn, InstantSource clock, Transport transport) {
    this.issuer = issuer;
    this.signIn = signIn;
    this.clock = clock;
    this.transport = transport;
  }

  /**
   * {@inheritDoc}
   *
   * @throws SignInRefusedException when the realm gives none
   * @throws UnreachableException when it does not answer
   */
  @Override
  public synchronized String token(@Nullable String refused) {
    String token = held;
    if (token == null || token.equals(refused) || !clock.instant().isBefore(freshUntil)) {
      token = fetch();
    }
    return token;
  }

  private String fetch() {
    Instant asked = clock.instant();
    JsonNode answer = ask(asked);
    String token = Json.text(answer, "access_token");
    Duration lifetime = Duration.ofSeconds(answer.path("expires_in").asLong(0));
    Duration margin = lifetime.dividedBy(4).compareTo(MARGIN) < 0 ? lifetime.dividedBy(4) : MARGIN;
    freshUntil = asked.plus(lifetime).minus(margin);
    held = token;
    return token;
  }

  private JsonNode ask(Instant now) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(signIn.form(issuer, now))));
    // An assertion may be used once, so what may have arrived is not sent again as it is.
    HttpResponse<String> answer = transport.send(request, false);
    JsonNode json = Json.read(answer);
    if (answer.statusCode() != 200 || Json.text(json, "access_token").isEmpty()) {
      throw new SignInRefusedException(
          answer.statusCode(), Json.text(json, "error"), Json.text(json, "error_description"));
    }
    return json;
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
