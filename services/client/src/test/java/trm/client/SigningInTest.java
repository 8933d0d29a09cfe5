package trm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SigningInTest {
  private static final String TOKEN = "{\"access_token\":\"%s\",\"expires_in\":300}";

  private final SmallServer server = new SmallServer();
  private Instant now = Instant.parse("2026-03-02T12:00:00Z");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void keepsATokenUntilHalfAMinuteBeforeItExpires() {
    server.answers(200, TOKEN.formatted("first")).answers(200, TOKEN.formatted("second"));
    Realm realm = realm(SignIn.bySecret("harbour", "secret"));

    assertThat(realm.token(null)).isEqualTo("first");
    now = now.plusSeconds(269);
    assertThat(realm.token(null)).isEqualTo("first");
    now = now.plusSeconds(1);
    assertThat(realm.token(null)).isEqualTo("second");
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void fetchesAnotherWhenTheNodeRefusedTheOneThatItHas() {
    server.answers(200, TOKEN.formatted("first")).answers(200, TOKEN.formatted("second"));
    Realm realm = realm(SignIn.bySecret("harbour", "secret"));

    assertThat(realm.token(realm.token(null))).isEqualTo("second");
  }

  @Test
  void sendsIdAndSecretToTheRealmsTokenEndpoint() {
    server.answers(200, TOKEN.formatted("t"));
    realm(SignIn.bySecret("harbour", "a&b")).token(null);

    assertThat(server.asked().getFirst().uri())
        .isEqualTo("/realms/mo/protocol/openid-connect/token");
    assertThat(form())
        .containsEntry("grant_type", "client_credentials")
        .containsEntry("client_id", "harbour")
        .containsEntry("client_secret", "a&b");
  }

  @ParameterizedTest
  @CsvSource({
    "EC, ES256, SHA256withECDSAinP1363Format",
    "RSA, RS256, SHA256withRSA",
    "Ed25519, EdDSA, Ed25519"
  })
  void signsAnAssertionOfAMinuteForTheRealmAlone(String kind, String jose, String jdk)
      throws GeneralSecurityException {
    KeyPair pair = pair(kind);
    server.answers(200, TOKEN.formatted("t"));
    realm(SignIn.byKey("harbour", ClientKey.ofPem("key-1", pem(pair)))).token(null);

    String[] jwt = Objects.requireNonNull(form().get("client_assertion")).split("\\.", -1);
    JsonNode header = json(jwt[0]);
    JsonNode claims = json(jwt[1]);
    Signature signature = Signature.getInstance(jdk);
    signature.initVerify(pair.getPublic());
    signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    assertThat(Json.text(header, "alg")).isEqualTo(jose);
    assertThat(Json.text(header, "kid")).isEqualTo("key-1");
    assertThat(Json.text(claims, "sub")).isEqualTo("harbour");
    assertThat(Json.text(claims, "aud")).isEqualTo(server.url() + "/realms/mo");
    assertThat(claims.path("exp").asLong()).isEqualTo(now.getEpochSecond() + 60);
    assertThat(form()).doesNotContainKey("client_secret");
  }

  @Test
  void saysWhyTheRealmGaveNoToken() {
    server.answers(401, "{\"error\":\"invalid_client\",\"error_description\":\"Unknown\"}");
    Realm realm = realm(SignIn.bySecret("harbour", "wrong"));

    assertThatThrownBy(() -> realm.token(null))
        .isInstanceOfSatisfying(
            SignInRefusedException.class,
            refused -> assertThat(refused.error()).isEqualTo("invalid_client"))
        .hasMessageNotContaining("wrong");
  }

  @Test
  void refusesWhatIsNoKey() {
    assertThatThrownBy(() -> ClientKey.ofPem("key-1", "MTIz"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Realm realm(SignIn signIn) {
    Transport once = Transport.usual().with(Retry.none());
    return new Realm(server.url().resolve("/realms/mo"), signIn, () -> now, once);
  }

  private Map<String, String> form() {
    return Arrays.stream(server.asked().getFirst().body().split("&", -1))
        .map(one -> one.split("=", 2))
        .collect(
            Collectors.toMap(
                one -> one[0], one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8)));
  }

  private static KeyPair pair(String kind) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
    if (kind.equals("EC")) {
      generator.initialize(256);
    }
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair pair) {
    String base64 = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }

  private static JsonNode json(String base64) {
    return Json.read(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8));
  }
}
