package trm.evidence.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.X25519Decrypter;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A general JOSE library, knowing nothing of the suite, verifies and decrypts what we make. */
class StandardLibraryReadsOurFormsTest {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration VALIDITY = Duration.ofDays(40);
  private static final String WORDS = "An invented statement.";

  @Test
  void verifiesOurJws() throws ParseException, JOSEException {
    SigningKey key = InventedKeys.signing("A signer", FROM, VALIDITY);
    JWSObject jws = JWSObject.parse(key.signCompact(WORDS.getBytes(UTF_8)));
    assertThat(jws.verify(new Ed25519Verifier(key.pair().toPublicJWK()))).isTrue();
    assertThat(jws.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.Ed25519);
    assertThat(jws.getHeader().getKeyID()).isEqualTo(key.kid().value());
    assertThat(jws.getPayload().toString()).isEqualTo(WORDS);
  }

  @Test
  void decryptsOurJwe() throws ParseException, JOSEException {
    OpeningKey key = InventedKeys.opening("An opener", FROM, VALIDITY);
    byte[] sealed = CompactJwe.seal(WORDS.getBytes(UTF_8), key.published(), new SecureRandom());
    JWEObject jwe = JWEObject.parse(new String(sealed, US_ASCII));
    jwe.decrypt(new X25519Decrypter(key.pair()));
    assertThat(jwe.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.ECDH_ES);
    assertThat(jwe.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.A256GCM);
    assertThat(jwe.getPayload().toString()).isEqualTo(WORDS);
  }

  @Test
  void namesAKeyAsWeDo() throws JOSEException {
    OpeningKey key = InventedKeys.opening("An opener", FROM, VALIDITY);
    assertThat(key.pair().computeThumbprint().toString()).isEqualTo(key.kid().value());
  }
}
