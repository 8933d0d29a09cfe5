package trm.node.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG as its chunks, each with its check sum; nothing stands behind the last. */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final int AROUND = 12;
  private static final Set<String> OF_ITS_MAKING = Set.of("tEXt", "zTXt", "iTXt", "eXIf", "tIME");

  private final byte[] file;
  private final ByteArrayOutputStream bare = new ByteArrayOutputStream();
  private int at = SIGNATURE.length;

  Png(byte[] file) {
    this.file = file;
  }

  Optional<byte[]> bare() {
    boolean begins =
        file.length > SIGNATURE.length
            && Arrays.equals(SIGNATURE, 0, at, file, 0, at)
            && isWhole()
            && name().equals("IHDR");
    if (!begins) {
      return Optional.empty();
    }
    bare.writeBytes(SIGNATURE);
    return chunks() ? Optional.of(bare.toByteArray()) : Optional.empty();
  }

  private boolean chunks() {
    while (isWhole()) {
      boolean last = name().equals("IEND");
      int size = length() + AROUND;
      if (!OF_ITS_MAKING.contains(name())) {
        bare.write(file, at, size);
      }
      at += size;
      if (last) {
        return at == file.length;
      }
    }
    return false;
  }

  private boolean isWhole() {
    if (at + AROUND > file.length || length() < 0 || length() > file.length - at - AROUND) {
      return false;
    }
    CRC32 sum = new CRC32();
    sum.update(file, at + 4, length() + 4);
    return (int) sum.getValue() == ByteBuffer.wrap(file).getInt(at + 8 + length());
  }

  private int length() {
    return ByteBuffer.wrap(file).getInt(at);
  }

  private String name() {
    return new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
  }
}
