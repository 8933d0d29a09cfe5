package trm.node.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The XML parts of a spreadsheet file. A file of a mebibyte may unpack to a thousand times that;
 * reading stops where no honest file goes.
 */
final class XlsxParts {
  private static final int PARTS_MAX = 200;
  private static final int BYTES_MAX = 8 << 20;

  private final Map<String, byte[]> parts = new HashMap<>();
  private int bytes;

  private XlsxParts() {}

  static XlsxParts unpacked(byte[] file) {
    XlsxParts all = new XlsxParts();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        all.add(entry.getName(), zip);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableFileException(Finding.NO_XLSX);
    }
    return all;
  }

  private void add(String name, ZipInputStream zip) throws IOException {
    byte[] part = zip.readNBytes(BYTES_MAX - bytes + 1);
    bytes += part.length;
    if (bytes > BYTES_MAX || parts.size() >= PARTS_MAX) {
      throw new UnreadableFileException(Finding.UNPACKS_TO_TOO_MUCH);
    }
    if (parts.putIfAbsent(name, part) != null) {
      throw new UnreadableFileException(Finding.PART_TWICE);
    }
  }

  /** A part that must be there. */
  byte[] part(String name) {
    byte[] part = parts.get(name);
    if (part == null) {
      throw new UnreadableFileException(Finding.NO_XLSX);
    }
    return part;
  }

  boolean has(String name) {
    return parts.containsKey(name);
  }
}
