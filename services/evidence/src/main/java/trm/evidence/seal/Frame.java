package trm.evidence.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * What is inside the JWE: the length of the JWS (4 bytes, big-endian), the JWS in ASCII, the length
 * of the body, the body, its salt, and zeros up to the size class. There is one way to write it,
 * and no other is read.
 *
 * @param salt 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes in transit between two calls, never compared.
record Frame(String jws, byte[] body, byte[] salt) {
  static final int SALT_LENGTH = 32;

  /**
   * Writes the padded plaintext.
   *
   * @throws IllegalArgumentException when it would exceed the largest size class
   */
  byte[] write() {
    byte[] ascii = jws.getBytes(US_ASCII);
    return ByteBuffer.allocate(SizeClass.of(length(ascii.length, body.length)))
        .putInt(ascii.length)
        .put(ascii)
        .putInt(body.length)
        .put(body)
        .put(salt)
        .array();
  }

  static Frame parse(byte[] plaintext) throws Rejection {
    ByteBuffer rest = ByteBuffer.wrap(plaintext);
    String jws = new String(framed(rest), US_ASCII);
    byte[] body = framed(rest);
    byte[] salt = take(rest, SALT_LENGTH);
    boolean onlyZerosFollow = ByteBuffer.allocate(rest.remaining()).equals(rest);
    if (!onlyZerosFollow || plaintext.length != SizeClass.of(rest.position())) {
      throw new Rejection(SealFault.UNREADABLE);
    }
    return new Frame(jws, body, salt);
  }

  private static long length(int jws, int body) {
    return (long) Integer.BYTES + jws + Integer.BYTES + body + SALT_LENGTH;
  }

  private static byte[] framed(ByteBuffer rest) throws Rejection {
    return take(rest, ByteBuffer.wrap(take(rest, Integer.BYTES)).getInt());
  }

  private static byte[] take(ByteBuffer rest, int length) throws Rejection {
    if (length < 0 || length > rest.remaining()) {
      throw new Rejection(SealFault.UNREADABLE);
    }
    byte[] bytes = new byte[length];
    rest.get(bytes);
    return bytes;
  }
}
