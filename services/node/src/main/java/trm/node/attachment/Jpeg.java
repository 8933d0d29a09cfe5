package trm.node.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A JPEG as its segments. Cameras write a second picture or a film behind its end. */
final class Jpeg {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int EXIF = 0xE1;
  private static final int COMMENT = 0xFE;
  private static final int COLOUR_PROFILE = 0xE2;
  private static final int COLOUR_TRANSFORM = 0xEE;
  private static final byte[] PROFILE_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

  private final byte[] file;
  private final ByteArrayOutputStream bare = new ByteArrayOutputStream();
  private boolean isHeld;
  private int at;

  Jpeg(byte[] file) {
    this.file = file;
  }

  /** Whether it is one, and nothing stands behind its end. */
  boolean isWhole() {
    return bare().isPresent() && at == file.length;
  }

  /** The picture, without what stands behind it. */
  Optional<byte[]> bare() {
    if (file.length < 4 || marker() != START) {
      return Optional.empty();
    }
    take(2);
    return segments() ? Optional.of(bare.toByteArray()) : Optional.empty();
  }

  /** Walks to the end; false where the walk leaves the form. Each step goes forward. */
  private boolean segments() {
    while (at + 2 <= file.length) {
      int marker = marker();
      if (marker == END) {
        take(2);
        return true;
      }
      if (!segment(marker)) {
        return false;
      }
    }
    return false;
  }

  private boolean segment(int marker) {
    int length = length();
    if (marker < 0xC0 || length < 2 || at + 2 + length > file.length) {
      return false;
    }
    if (tellsOfItsMaking(marker)) {
      keepHowItWasHeld(marker, length);
      at += 2 + length;
    } else {
      take(2 + length);
    }
    if (marker == SCAN) {
      take(scanned() - at);
    }
    return true;
  }

  /** Once: of two that differ, nobody knows which is right. */
  private void keepHowItWasHeld(int marker, int length) {
    if (marker == EXIF && !isHeld) {
      Exif.held(Arrays.copyOfRange(file, at + 4, at + 2 + length))
          .ifPresent(
              held -> {
                bare.writeBytes(held);
                isHeld = true;
              });
    }
  }

  /** The marker at this place; -1 where there is none. */
  private int marker() {
    return (file[at] & 0xFF) == 0xFF ? file[at + 1] & 0xFF : -1;
  }

  private int length() {
    return at + 4 > file.length ? -1 : ((file[at + 2] & 0xFF) << 8) | (file[at + 3] & 0xFF);
  }

  /** Where the picture's own bytes end: at a marker that is no escape and no restart. */
  private int scanned() {
    int end = at;
    while (end + 1 < file.length) {
      int next = file[end + 1] & 0xFF;
      if ((file[end] & 0xFF) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
        return end;
      }
      end++;
    }
    return file.length;
  }

  /** Everything an application may add but what the colours need. */
  private boolean tellsOfItsMaking(int marker) {
    boolean added = marker > 0xE0 && marker <= 0xEF;
    return marker == COMMENT || (added && !isOfColours(marker));
  }

  private boolean isOfColours(int marker) {
    return marker == COLOUR_TRANSFORM || (marker == COLOUR_PROFILE && isProfile());
  }

  private boolean isProfile() {
    int from = at + 4;
    int to = from + PROFILE_NAME.length;
    return to <= file.length && Arrays.equals(file, from, to, PROFILE_NAME, 0, PROFILE_NAME.length);
  }

  private void take(int bytes) {
    bare.write(file, at, bytes);
    at += bytes;
  }
}
