package trm.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No file that is kept in the repository holds a private key, a password or a token. */
@Execution(ExecutionMode.CONCURRENT)
class NothingSecretIsKeptHereTest {
  private static final Map<String, Pattern> SECRETS = new LinkedHashMap<>();

  static {
    // After the header stand bytes: the header alone, as code writes it, is no key.
    is("a private key", "-----BEGIN [A-Z ]*PRIVATE KEY-----[\\\\n\"+\\s]*[A-Za-z0-9+/=]{40}");
    is("a private half of a JWK", "\"(?:d|k|p|q|dp|dq|qi)\"\\s*:\\s*\"[A-Za-z0-9_-]{20,}\"");
    // The suite's own header begins a signed statement, which is made to be shown.
    is(
        "a token",
        "(?!eyJhbGciOiJFZDI1NTE5Iiwia2lkIjoi)eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{20,}");
    is("a secret of a webhook", "whsec_[A-Za-z0-9+/=]{24,}");
    is(
        "a token of a provider",
        "AKIA[0-9A-Z]{16}|gh[pousr]_\\w{36}|github_pat_\\w{20}|xox[baprs]-[\\w-]{10}"
            + "|glpat-[\\w-]{20}|AIza[\\w-]{35}|sk[-_](?:live_|test_)?[A-Za-z0-9]{20}"
            + "|hf_[A-Za-z0-9]{30}|npm_[A-Za-z0-9]{36}");
    is(
        "a password",
        "(?i)(?:password|passwd|secret|api[_-]?key|access[_-]?token|credential)s?[\"']?\\s*[:=]\\s*"
            + "[\"'](?!whsec_)[^\"'\\s${}<>]{6,}[\"']");
    is(
        "a password of a settings file",
        "(?im)^[\\w.-]*(?:password|secret)\\s*[:=]\\s*[^\\s${}<>\"'(]{6,}\\s*$");
  }

  /** Each is published or invented, and opens nothing anywhere. */
  private static final Set<String> HARMLESS =
      Set.of(
          // The example of the Standard Webhooks specification.
          "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
          // Counts from 0 to 31.
          "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
          // A sentence: that of a sender who does not know the receiver's.
          "whsec_b3RoZXIgdGhhbiB0aGUgcmVjZWl2ZXIga25vd3MgaXQ=");

  /** Digests of sentences, which whoever implements the protocol needs to open the vectors. */
  private static final Set<String> KEYS_OF_VECTORS =
      Set.of(
          "services/evidence/src/test/resources/vectors/envelope/receiver.jwk",
          "services/evidence/src/test/resources/vectors/envelope/receiver-older.jwk");

  private static void is(String what, String pattern) {
    SECRETS.put(what, Pattern.compile(pattern));
  }

  @Test
  void noFileHoldsASecret() {
    List<String> found =
        Repository.files().stream()
            .filter(file -> !KEYS_OF_VECTORS.contains(Repository.nameOf(file)))
            .flatMap(
                file ->
                    found(new String(Repository.bytes(file), StandardCharsets.ISO_8859_1)).stream()
                        .map(what -> Repository.nameOf(file) + " holds " + what))
            .toList();

    assertThat(found).isEmpty();
  }

  @Test
  void everyFileThatMayHoldAKeyIsThere() {
    assertThat(Repository.files().stream().map(Repository::nameOf)).containsAll(KEYS_OF_VECTORS);
  }

  /** Made here of two halves, so that this file holds none. */
  @ParameterizedTest
  @CsvSource({
    "a private key, '-----BEGIN EC PRIVATE ',"
        + " KEY-----MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY",
    "a private half of a JWK, '{\"kty\":\"OKP\",\"',"
        + " d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\"}",
    "a token, eyJhbGciOiJSUzI1NiJ9., eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlIG9mIG5vYm9keQ",
    "a secret of a webhook, whsec_, C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
    "a token of a provider, AKIA, IOSFODNN7EXAMPLE",
    "a password, '\"password\":', ' \"correct-horse\"'",
    "a password of a settings file, trm.database.password, =correct-horse",
  })
  void eachKindWouldBeFound(String what, String half, String otherHalf) {
    assertThat(found(half + otherHalf)).contains(what);
  }

  private static List<String> found(String text) {
    return SECRETS.entrySet().stream()
        .filter(
            one ->
                one.getValue()
                    .matcher(text)
                    .results()
                    .anyMatch(match -> !HARMLESS.contains(match.group())))
        .map(Map.Entry::getKey)
        .toList();
  }
}
