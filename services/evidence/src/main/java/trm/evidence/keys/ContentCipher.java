package trm.evidence.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.impl.ConcatKDF;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A256GCM under a key that both sides derive from their shared secret, as RFC 7518 says in sections
 * 4.6 and 5.3. It serves one message.
 */
final class ContentCipher {
  private static final String ENCRYPTION = "A256GCM";
  private static final int KEY_BITS = 256;
  private static final int IV_LENGTH = 12;
  private static final int TAG_LENGTH = 16;

  private final SecretKey key;

  private ContentCipher(SecretKey key) {
    this.key = key;
  }

  static ContentCipher of(byte[] sharedSecret) {
    byte[] algorithm = ConcatKDF.encodeStringData(ENCRYPTION);
    byte[] absent = ConcatKDF.encodeStringData("");
    try {
      return new ContentCipher(
          new ConcatKDF("SHA-256")
              .deriveKey(
                  new SecretKeySpec(sharedSecret, "ECDH"),
                  KEY_BITS,
                  algorithm,
                  absent,
                  absent,
                  ConcatKDF.encodeIntData(KEY_BITS),
                  ConcatKDF.encodeNoData()));
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Encrypts, and returns the last three parts of a compact JWE: {@code iv.ciphertext.tag}. */
  String seal(byte[] plaintext, byte[] header, SecureRandom random) {
    byte[] iv = new byte[IV_LENGTH];
    random.nextBytes(iv);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, header).doFinal(plaintext);
      int tagAt = sealed.length - TAG_LENGTH;
      return StrictBase64Url.encode(iv)
          + "."
          + StrictBase64Url.encode(Arrays.copyOf(sealed, tagAt))
          + "."
          + StrictBase64Url.encode(Arrays.copyOfRange(sealed, tagAt, sealed.length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM.", e);
    }
  }

  /** Decrypts those three parts, or returns nothing when any byte of them or the header differs. */
  Optional<byte[]> open(String parts, byte[] header) {
    try {
      String[] part = parts.split("\\.", -1);
      byte[] iv = StrictBase64Url.decode(part[0]);
      byte[] tag = StrictBase64Url.decode(part[2]);
      if (part.length != 3 || iv.length != IV_LENGTH || tag.length != TAG_LENGTH) {
        return Optional.empty();
      }
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, iv, header);
      byte[] ciphertext = StrictBase64Url.decode(part[1]);
      byte[] sealed = Arrays.copyOf(ciphertext, ciphertext.length + TAG_LENGTH);
      System.arraycopy(tag, 0, sealed, ciphertext.length, TAG_LENGTH);
      return Optional.of(cipher.doFinal(sealed));
    } catch (AEADBadTagException | IllegalArgumentException | IndexOutOfBoundsException changed) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM.", e);
    }
  }

  private Cipher cipher(int mode, byte[] iv, byte[] header) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, iv));
    cipher.updateAAD(header);
    return cipher;
  }
}
