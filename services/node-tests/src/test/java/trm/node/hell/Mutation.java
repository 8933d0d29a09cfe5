package trm.node.hell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes that were right, changed by chance in one to five places. */
public final class Mutation {
  /** What ends, opens or overflows something in one of the forms that are read here. */
  private static final List<byte[]> TOKENS =
      List.of(
          text("\0"),
          text("\""),
          text("\\u0000"),
          text("\\ud800"),
          text("[[[["),
          text("{\"a\":"),
          text("]}"),
          text("1e999999999"),
          text("-99999999999999999999"),
          text(",,,,"),
          text("\r\n"),
          text("<a>"),
          text("</a>"),
          text("<!DOCTYPE a [<!ENTITY b \"c\">]>"),
          text("&b;"),
          text("<![CDATA["),
          text("\uFEFF"),
          text("薩仁 👩‍👧 \u202E"),
          new byte[] {(byte) 0xC0, (byte) 0x80},
          new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F},
          new byte[] {0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
          new byte[] {'P', 'K', 3, 4});

  private Mutation() {}

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One of very many. */
  public static byte[] of(byte[] right, Random chance) {
    byte[] bytes = right.clone();
    int changes = 1 + chance.nextInt(5);
    for (int i = 0; i < changes; i++) {
      bytes = once(bytes, chance);
    }
    return bytes;
  }

  private static byte[] once(byte[] bytes, Random chance) {
    int at = chance.nextInt(bytes.length + 1);
    int end = at + chance.nextInt(Math.min(64, bytes.length - at) + 1);
    return switch (chance.nextInt(8)) {
      case 0 -> flipped(bytes, chance);
      case 1 -> Arrays.copyOf(bytes, at);
      case 2 -> spliced(bytes, at, new byte[0], end);
      case 3 -> spliced(bytes, at, noise(chance), at);
      case 4 -> spliced(bytes, at, TOKENS.get(chance.nextInt(TOKENS.size())), end);
      case 5 -> spliced(bytes, at, TOKENS.get(chance.nextInt(TOKENS.size())), at);
      case 6 -> spliced(bytes, at, Arrays.copyOfRange(bytes, at, end), at);
      default -> spliced(bytes, at, repeated(chance), end);
    };
  }

  private static byte[] flipped(byte[] bytes, Random chance) {
    byte[] changed = bytes.clone();
    if (changed.length > 0) {
      changed[chance.nextInt(changed.length)] ^= (byte) (1 << chance.nextInt(Byte.SIZE));
    }
    return changed;
  }

  private static byte[] noise(Random chance) {
    byte[] noise = new byte[chance.nextInt(32)];
    chance.nextBytes(noise);
    return noise;
  }

  private static byte[] repeated(Random chance) {
    byte[] one = TOKENS.get(chance.nextInt(TOKENS.size()));
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    int times = 1 << chance.nextInt(11);
    for (int i = 0; i < times; i++) {
      many.writeBytes(one);
    }
    return many.toByteArray();
  }

  private static byte[] spliced(byte[] bytes, int at, byte[] piece, int end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(piece);
    out.write(bytes, end, bytes.length - end);
    return out.toByteArray();
  }
}
