package trm.node;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** An identity realm with one key, whose tokens say whatever a test needs. */
public final class TestRealm implements AutoCloseable {
  private final HttpServer server;
  private final RSAKey key;
  private final TestAdministration administration;
  private final TestPermissions permissions;
  private final List<Runnable> unanswered = new ArrayList<>();
  private boolean silent;

  private TestRealm(HttpServer server, RSAKey key, TestAdministration administration) {
    this.server = server;
    this.key = key;
    this.administration = administration;
    this.permissions =
        new TestPermissions(
            issuer(),
            granted ->
                signed(
                    claims(issuer(), "corridor-node", "rpt", "any", Instant.now())
                        .claim("authorization", granted)
                        .build()));
  }

  public static TestRealm start() {
    try {
      RSAKey key = new RSAKeyGenerator(2048).keyID("realm-key").generate();
      byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
          });
      TestAdministration administration = new TestAdministration();
      TestRealm realm = new TestRealm(server, key, administration);
      administration.serveAt(server, realm.permissions, realm::tokenOfTheNode);
      realm.permissions.serveAt(server);
      server.setExecutor(realm::answerUnlessSilent);
      server.start();
      return realm;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private void answerUnlessSilent(Runnable answer) {
    synchronized (unanswered) {
      if (silent) {
        unanswered.add(answer);
        return;
      }
    }
    answer.run();
  }

  /** From now on it takes every connection and answers nothing, until {@link #speakAgain}. */
  public void fallSilent() {
    synchronized (unanswered) {
      silent = true;
    }
  }

  /** Answers what it was asked meanwhile, and whatever comes. */
  public void speakAgain() {
    List<Runnable> late;
    synchronized (unanswered) {
      silent = false;
      late = List.copyOf(unanswered);
      unanswered.clear();
    }
    late.forEach(Runnable::run);
  }

  /** A key by which a client of the node signs in, as its file holds it. */
  public static String clientKey() {
    try {
      byte[] key = new ECKeyGenerator(Curve.P_256).generate().toECPrivateKey().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(key)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** Its clients, as Keycloak's administration has them. */
  public TestAdministration administration() {
    return administration;
  }

  private String tokenOfTheNode() {
    return signed(claims(issuer(), "account", "corridor-node", "any", Instant.now()).build());
  }

  /** What it permits, as Keycloak's authorization services have it. */
  public TestPermissions permissions() {
    return permissions;
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/test";
  }

  /** A token under a key that the realm has made since anybody read its keys. */
  public String tokenOfANewKey(String account, String organisation, String... roles) {
    try {
      RSAKey fresh = new RSAKeyGenerator(2048).keyID("new-key").generate();
      return new TestRealm(server, fresh, administration).token(account, organisation, roles);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** A token as the realm gives it to an account of this role and organisation. */
  public String token(String account, String organisation, String... roles) {
    return token(issuer(), "mo-destination", account, organisation, Instant.now(), roles);
  }

  /** A token of an organisation of which the realm says what it is. */
  public String tokenOfKind(String kind, String account, String organisation, String role) {
    Instant now = Instant.now();
    return signed(
        claims(issuer(), "mo-destination", account, organisation, now, role)
            .claim("organisation_kind", kind)
            .build());
  }

  /** A token as the realm gives it to the system of a partner. */
  public String tokenOfPartner(String account, String name, String organisation) {
    JWTClaimsSet.Builder claims =
        claims(issuer(), "mo-destination", name, organisation, Instant.now(), "partner");
    return signed(
        claims.subject(account).claim("azp", name.replaceFirst("^service-account-", "")).build());
  }

  /** A token that says something else than it should. */
  public String token(
      String issuer,
      String audience,
      String account,
      String organisation,
      Instant issuedAt,
      String... roles) {
    return signed(claims(issuer, audience, account, organisation, issuedAt, roles).build());
  }

  private static JWTClaimsSet.Builder claims(
      String issuer,
      String audience,
      String account,
      String organisation,
      Instant issuedAt,
      String... roles) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience(audience)
        .subject("subject-of-" + account)
        .claim("preferred_username", account)
        .claim("organisation", organisation)
        .claim("realm_access", Map.of("roles", List.of(roles)))
        .issueTime(Date.from(issuedAt))
        .expirationTime(Date.from(issuedAt.plusSeconds(300)));
  }

  private String signed(JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
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
