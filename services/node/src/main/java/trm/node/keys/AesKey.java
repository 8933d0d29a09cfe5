package trm.node.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with a random nonce in front of the ciphertext. */
final class AesKey {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private final SecretKey key;

  private AesKey(SecretKey key) {
    this.key = key;
  }

  static AesKey of(byte[] bytes) {
    if (bytes.length != 32) {
      throw new IllegalArgumentException("An AES-256 key has 32 bytes, not " + bytes.length);
    }
    return new AesKey(new SecretKeySpec(bytes, "AES"));
  }

  static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  byte[] encrypt(byte[] clear, byte[] place) {
    byte[] nonce = randomBytes(NONCE_BYTES);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(clear);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-256-GCM.", e);
    }
  }

  byte[] decrypt(byte[] encrypted, byte[] place) {
    if (encrypted.length < NONCE_BYTES + TAG_BITS / 8) {
      throw new UnreadableException();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer rest = ByteBuffer.wrap(encrypted).get(nonce);
    byte[] sealed = new byte[rest.remaining()];
    rest.get(sealed);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed);
    } catch (AEADBadTagException e) {
      throw new UnreadableException();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-256-GCM.", e);
    }
  }

  byte[] secretFor(byte[] purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
      return mac.doFinal(purpose);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place);
    return cipher;
  }
}
