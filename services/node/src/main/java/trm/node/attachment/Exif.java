package trm.node.attachment;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a camera writes beside a picture, of which one thing alone is kept: how the camera was held.
 * Without it a face lies on its side; everything else in it may say where the person is.
 */
final class Exif {
  private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TIFF = 42;
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY_LENGTH = 12;
  private static final int FIRST = 8;
  private static final int UPRIGHT = 1;
  private static final int LAST = 8;

  private Exif() {}

  /**
   * A segment that says how the camera was held, and nothing else.
   *
   * @param content of a segment APP1
   * @return nothing where the picture stands upright, or nobody says how it stands
   */
  static Optional<byte[]> held(byte[] content) {
    int orientation = orientation(content);
    return orientation > UPRIGHT && orientation <= LAST
        ? Optional.of(segment(orientation))
        : Optional.empty();
  }

  private static int orientation(byte[] content) {
    if (content.length < NAME.length
        || !Arrays.equals(content, 0, NAME.length, NAME, 0, NAME.length)) {
      return UPRIGHT;
    }
    try {
      return orientation(
          ByteBuffer.wrap(content, NAME.length, content.length - NAME.length).slice());
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      // Whoever writes no readable Exif says nothing.
      return UPRIGHT;
    }
  }

  private static int orientation(ByteBuffer tiff) {
    short order = tiff.getShort();
    tiff.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (tiff.getShort() != TIFF) {
      return UPRIGHT;
    }
    tiff.position(tiff.getInt());
    int entries = Short.toUnsignedInt(tiff.getShort());
    for (int i = 0; i < entries; i++) {
      ByteBuffer entry = tiff.slice(tiff.position(), ENTRY_LENGTH).order(tiff.order());
      if (entry.getShort() == ORIENTATION && entry.getShort() == SHORT && entry.getInt() == 1) {
        return Short.toUnsignedInt(entry.getShort());
      }
      tiff.position(tiff.position() + ENTRY_LENGTH);
    }
    return UPRIGHT;
  }

  private static byte[] segment(int orientation) {
    int tiff = FIRST + 2 + ENTRY_LENGTH + 4;
    return ByteBuffer.allocate(4 + NAME.length + tiff)
        .putShort((short) 0xFFE1)
        .putShort((short) (2 + NAME.length + tiff))
        .put(NAME)
        .putShort((short) 0x4D4D)
        .putShort((short) TIFF)
        .putInt(FIRST)
        .putShort((short) 1)
        .putShort((short) ORIENTATION)
        .putShort((short) SHORT)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }
}
