package trm.corridor.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.corridor.embedded.ServiceProcess;

/** Somebody with a right to call sends what takes most room, many times at once. */
@ExtendWith(CorridorExtension.class)
class HostileCallsTest {
  private static final int AT_ONCE = 24;
  private static final int MEBIBYTE = 1 << 20;
  private static final String JSON = "application/json";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final RunningCorridor corridor;
  private final ServiceProcess service;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;

  HostileCallsTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.service = corridor.node("mo-destination").service();
    this.token = corridor.destination().caller("case-worker", "case-desk").token(null);
  }

  /**
   * Its heap is small, and a process whose heap is full ends: the next start would lose nothing.
   */
  @Test
  void doesNotEndTheProcess() {
    byte[] objects = ("[" + "{},".repeat(MEBIBYTE / 3 - 2) + "{}]").getBytes(UTF_8);
    byte[] members = members().getBytes(UTF_8);
    byte[] sheet = sheet();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      answers.add(send("/imports/htcds?dry=true", JSON, objects));
      answers.add(send("/imports/htcds?dry=true", XLSX, sheet));
      answers.add(send("/cases", JSON, members));
      answers.add(send("/cases/none/commands/record-measure", JSON, members));
    }
    answers.forEach(
        answer -> assertThat(answer.join().statusCode()).isIn(200, 400, 404, 413, 422, 429));
    assertThat(service.isAlive()).isTrue();
    corridor.within(Duration.ofSeconds(30)).until("it serves", service::isReady);
    assertThat(new Meters(corridor).logged("mo-destination", "OutOfMemoryError")).isZero();
  }

  private CompletableFuture<HttpResponse<String>> send(String path, String form, byte[] body) {
    URI address = URI.create(service.url() + "/api/v1" + path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", form)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String members() {
    StringBuilder text = new StringBuilder("{\"language\":\"mon\",\"identity\":{");
    for (int i = 0; text.length() < MEBIBYTE - 40; i++) {
      text.append('"').append(Integer.toString(i, 36)).append("\":{},");
    }
    return text + "\"z\":0}}";
  }

  /** What unpacks to thousands of rows. */
  private static byte[] sheet() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      part(zip, "xl/workbook.xml", "<workbook><sheets><sheet r:id=\"r1\"/></sheets></workbook>");
      part(
          zip,
          "xl/_rels/workbook.xml.rels",
          "<a><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></a>");
      part(zip, "xl/sharedStrings.xml", "<sst>" + "<si><t>a</t></si>".repeat(99_000) + "</sst>");
      part(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet>" + "<row><c><v>1</v></c></row>".repeat(200_000) + "</worksheet>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
  }
}
