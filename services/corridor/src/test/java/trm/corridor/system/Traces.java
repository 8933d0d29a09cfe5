package trm.corridor.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Looks for what must not be in a file: a text as it is, JSON-escaped, and inside base64. */
final class Traces {
  private final List<String> forms = new ArrayList<>();

  Traces(List<String> texts) {
    for (String text : texts) {
      forms.add(text);
      forms.add(escaped(text, "\\u%04x"));
      forms.add(escaped(text, "\\u%04X"));
      forms.addAll(insideBase64(text));
    }
  }

  /** Each form that stands in a file below the folder, with the file's name. */
  List<String> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).flatMap(this::inFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<String> inFile(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return forms.stream()
          .filter(text::contains)
          .map(form -> file.getFileName() + " holds: " + form)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text, String form) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(c -> escaped.append(c < 128 ? String.valueOf((char) c) : form.formatted(c)));
    return escaped.toString();
  }

  /** What a text looks like within base64, at each of the three places where it may begin. */
  private static List<String> insideBase64(String text) {
    List<String> forms = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      byte[] bytes = (" ".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
      // The first and the last characters depend on what stands beside the text.
      int from = before == 0 ? 0 : before + 1;
      forms.add(encoded.substring(from, encoded.length() - 2));
    }
    return forms;
  }
}
