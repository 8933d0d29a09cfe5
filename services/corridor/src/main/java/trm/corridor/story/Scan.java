package trm.corridor.story;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import tools.jackson.databind.JsonNode;
import trm.client.Request;

/** A scan that shows nobody: squares, as of an invented stamp on paper. */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a node, never compared.
record Scan(byte[] png) {
  private static final int SIDE = 64;
  private static final int SQUARE = 8;
  private static final byte[] BEGINNING = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final String FORM = "image/png";

  /** The squares, in two greys. */
  static Scan invented() {
    ByteBuffer points = ByteBuffer.allocate(SIDE * (SIDE + 1));
    for (int row = 0; row < SIDE; row++) {
      points.put((byte) 0);
      for (int column = 0; column < SIDE; column++) {
        points.put((byte) ((row / SQUARE + column / SQUARE) % 2 == 0 ? 0x50 : 0xD0));
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(BEGINNING);
    file.writeBytes(
        chunk("IHDR", ByteBuffer.allocate(13).putInt(SIDE).putInt(SIDE).put((byte) 8).array()));
    file.writeBytes(chunk("IDAT", deflated(points.array())));
    file.writeBytes(chunk("IEND", new byte[0]));
    return new Scan(file.toByteArray());
  }

  private static byte[] deflated(byte[] points) {
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(points);
      deflater.finish();
      byte[] room = new byte[points.length];
      return Arrays.copyOf(room, deflater.deflate(room));
    }
  }

  private static byte[] chunk(String name, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(US_ASCII));
    sum.update(content);
    return ByteBuffer.allocate(content.length + 12)
        .putInt(content.length)
        .put(name.getBytes(US_ASCII))
        .put(content)
        .putInt((int) sum.getValue())
        .array();
  }

  /** Files it, and answers its id, by which a command sends it. */
  String file(Desk desk, String caseReference) {
    String path = "/cases/" + caseReference + "/attachments?shows=DOCUMENT_SCAN";
    Request request =
        new Request("POST", path, BodyPublishers.ofByteArray(png), Map.of())
            .with("Content-Type", FORM)
            .under(UUID.randomUUID().toString());
    return desk.client().json(request).path("created").asString();
  }

  /** Whether a desk sees it whole, as the message about it says. */
  boolean isSeenBy(Desk desk, String caseReference, JsonNode told) {
    String id = told.path("attachmentId").asString("");
    String path = "/cases/" + caseReference + "/attachments/" + id + "?purpose=VERIFICATION";
    HttpResponse<String> answer = desk.client().send(Request.get(path).with("Accept", FORM));
    return answer.statusCode() == 200
        && answer.headers().firstValue("Content-Type").orElse("").equals(FORM)
        && answer.headers().firstValueAsLong("Content-Length").orElse(0) == png.length
        && told.path("size").asLong(0) == png.length;
  }
}
