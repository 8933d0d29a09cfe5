package trm.client;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a system proves to the realm who it is. Shows nothing of it when printed. */
public final class SignIn {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Proof proof;

  private SignIn(Proof proof) {
    this.proof = proof;
  }

  /** What is sent to the realm besides. */
  private interface Proof {
    Map<String, String> form(URI issuer, Instant now);
  }

  /**
   * A system with a key of its own ({@code private_key_jwt}). The key never leaves it: this is how
   * a partner should sign in.
   */
  public static SignIn byKey(String clientId, ClientKey key) {
    return new SignIn(
        (issuer, now) -> {
          Map<String, String> form = client(clientId, "client_credentials");
          form.put("client_assertion_type", ASSERTION_TYPE);
          form.put("client_assertion", key.assertion(clientId, issuer, now));
          return form;
        });
  }

  /** A system with a secret that the realm knows as well. */
  public static SignIn bySecret(String clientId, String secret) {
    return new SignIn(
        (issuer, now) -> {
          Map<String, String> form = client(clientId, "client_credentials");
          form.put("client_secret", secret);
          return form;
        });
  }

  /**
   * A person by name and password, for demonstrations and tests. A realm in earnest does not allow
   * it: there a person signs in with a browser.
   */
  public static SignIn byPassword(String clientId, String user, String password) {
    return new SignIn(
        (issuer, now) -> {
          Map<String, String> form = client(clientId, "password");
          form.put("username", user);
          form.put("password", password);
          return form;
        });
  }

  /** The form for the realm's token endpoint. */
  Map<String, String> form(URI issuer, Instant now) {
    return proof.form(issuer, now);
  }

  private static Map<String, String> client(String clientId, String grant) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", grant);
    form.put("client_id", clientId);
    return form;
  }

  static IllegalArgumentException unusable(GeneralSecurityException cause) {
    return new IllegalArgumentException("The key cannot sign for this client.", cause);
  }

  @Override
  public String toString() {
    return "SignIn[protected]";
  }
}
