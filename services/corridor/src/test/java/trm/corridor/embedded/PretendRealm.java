package trm.corridor.embedded;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** A realm of the federation that gives everybody the token that he asks for. */
final class PretendRealm implements AutoCloseable {
  private final int port;
  private final RSAKey key;
  private final HttpServer server;

  private PretendRealm(int port, RSAKey key, HttpServer server) {
    this.port = port;
    this.key = key;
    this.server = server;
  }

  static URI issuer(int port) {
    return URI.create("http://127.0.0.1:" + port + "/realms/federation");
  }

  static PretendRealm start(int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      RSAKey key = new RSAKeyGenerator(2048).keyID("key-" + port).generate();
      PretendRealm realm = new PretendRealm(port, key, server);
      server.createContext("/", realm::answer);
      server.start();
      return realm;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String json =
        path.endsWith("/certs")
            ? new JWKSet(key.toPublicJWK()).toString()
            : "{\"access_token\":\"" + token(client(form), "kafka", Duration.ofHours(1)) + "\"}";
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String client(String form) {
    return form.replaceFirst(".*client_id=([a-z-]+).*", "$1");
  }

  /** A token that has still so long to live, or has been over for so long. */
  String token(String client, String audience, Duration left) {
    Instant now = Instant.now();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer(port).toString())
            .audience(audience)
            .subject("number-of-" + client)
            .claim("azp", client)
            .issueTime(Date.from(now.minus(Duration.ofHours(2))))
            .expirationTime(Date.from(now.plus(left)))
            .build();
    try {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
