package trm.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes, compared by content, shown as hexadecimal. */
public final class Digest {
  private static final MessageDigest UNUSED = sha256();
  private final byte[] bytes;

  private Digest(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes 32 bytes that already are a SHA-256 value. */
  public static Digest of(byte[] sha256) {
    if (sha256.length != 32) {
      throw new IllegalArgumentException("A SHA-256 digest has 32 bytes, not " + sha256.length);
    }
    return new Digest(sha256.clone());
  }

  /** Reads 64 hexadecimal digits. */
  public static Digest parse(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** Hashes the parts in order, as if they were one array. */
  public static Digest sha256(byte[]... parts) {
    MessageDigest sha256 = fresh();
    for (byte[] part : parts) {
      sha256.update(part);
    }
    return new Digest(sha256.digest());
  }

  /** A copy of one that was never used: to look the algorithm up costs as much as a short hash. */
  private static MessageDigest fresh() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The platform's SHA-256 can be copied.", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
