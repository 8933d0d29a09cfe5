package trm.node.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Files of each form that show nothing, made byte by byte. */
public final class InventedFiles {
  private InventedFiles() {}

  /** A picture of one point, with so many bytes in a chunk that nobody reads. */
  public static byte[] png(int padding) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
    file.writeBytes(chunk("IHDR", new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0}));
    file.writeBytes(chunk("prVt", new byte[padding]));
    file.writeBytes(chunk("IDAT", new byte[] {0x78, (byte) 0x9C, 0x63, 0, 0, 0, 2, 0, 1}));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  /** The same with a text in it. */
  static byte[] pngSaying(String text) {
    byte[] file = png(1);
    ByteBuffer said = ByteBuffer.allocate(file.length + text.length() + 12);
    said.put(file, 0, file.length - 12);
    said.put(chunk("tEXt", text.getBytes(StandardCharsets.US_ASCII)));
    said.put(file, file.length - 12, 12);
    return said.array();
  }

  private static byte[] chunk(String name, byte[] content) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(content);
    return ByteBuffer.allocate(content.length + 12)
        .putInt(content.length)
        .put(type)
        .put(content)
        .putInt((int) sum.getValue())
        .array();
  }

  /** A picture that says where it was taken, as a telephone's does. */
  public static byte[] jpeg(String place) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
    file.writeBytes(segment(0xE0, "JFIF\0............"));
    file.writeBytes(segment(0xE1, "Exif\0\0" + place));
    file.writeBytes(segment(0xFE, "made at " + place));
    file.writeBytes(segment(0xDB, "quantities"));
    file.writeBytes(segment(0xDA, "scan"));
    file.writeBytes(new byte[] {1, 2, (byte) 0xFF, 0, 3, (byte) 0xFF, (byte) 0xD0, 4});
    file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
    return file.toByteArray();
  }

  /** A picture of a camera that was held somehow, with the place where it was taken. */
  static byte[] jpegHeld(int orientation, ByteOrder order, String place) {
    ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + place.length()).order(order);
    tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
    tiff.putShort((short) 42).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010E).putShort((short) 2).putInt(place.length()).putInt(38);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0);
    tiff.putInt(0).put(place.getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
    file.writeBytes(
        segment(0xE1, "Exif\0\0" + new String(tiff.array(), StandardCharsets.ISO_8859_1)));
    file.writeBytes(segment(0xDB, "quantities"));
    file.writeBytes(segment(0xDA, "scan"));
    file.writeBytes(new byte[] {1, 2, (byte) 0xFF, (byte) 0xD9});
    return file.toByteArray();
  }

  private static byte[] segment(int marker, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(bytes.length + 4)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (bytes.length + 2))
        .put(bytes)
        .array();
  }

  /** A page with something in it. */
  public static byte[] pdf(String inside) {
    return ("%PDF-1.7\n1 0 obj <<" + inside + ">> endobj\ntrailer <<>>\n%%EOF\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
