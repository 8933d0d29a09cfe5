package trm.client;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/**
 * A file of people in HTCDS 2.0. Personal, so it is not printed.
 *
 * @param contentType what the file is, such as {@code text/csv}
 * @param dry whether it is only looked at
 * @param defaultLanguage what a person understands of whom the file does not say it; empty for none
 * @param interpreter whether an interpreter is needed
 * @param idempotencyKey stands for the whole file: keep it with the file
 */
public record ImportFile(
    BodyPublisher content,
    String contentType,
    boolean dry,
    String defaultLanguage,
    boolean interpreter,
    String idempotencyKey) {

  /** A file that is only looked at, with an interpreter for everybody. */
  public static ImportFile of(byte[] content, String contentType, String idempotencyKey) {
    return new ImportFile(
        BodyPublishers.ofByteArray(content.clone()), contentType, true, "", true, idempotencyKey);
  }

  /** The same with a language for those of whom the file says none. */
  public ImportFile inLanguage(String language) {
    return new ImportFile(content, contentType, dry, language, interpreter, idempotencyKey);
  }

  /** The same in earnest: it opens a case for everybody in the file, or for nobody. */
  public ImportFile inEarnest() {
    return new ImportFile(
        content, contentType, false, defaultLanguage, interpreter, idempotencyKey);
  }

  Request request() {
    Query query =
        new Query()
            .and("dry", String.valueOf(dry))
            .and("defaultLanguage", defaultLanguage)
            .and("interpreter", String.valueOf(interpreter));
    return new Request("POST", "/imports/htcds" + query, content, Map.of())
        .with("Content-Type", contentType)
        .under(idempotencyKey);
  }

  @Override
  public String toString() {
    return "ImportFile[protected]";
  }
}
