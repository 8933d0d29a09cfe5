package trm.corridor.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for what must not be in some bytes: a text as it is, in UTF-16, JSON-escaped, and inside
 * base64. Whatever bytes are searched, a form is compared byte by byte, so that noise around it is
 * no matter.
 */
final class Traces {
  /** Each form, its bytes read as ISO 8859-1, and the text that it gives away. */
  private final Map<String, String> forms = new LinkedHashMap<>();

  private final int shortest;

  Traces(List<String> texts) {
    for (String text : texts) {
      formsOf(text).forEach(form -> forms.put(new String(form.getBytes(UTF_8), ISO_8859_1), text));
      forms.put(new String(text.getBytes(UTF_16BE), ISO_8859_1), text);
      forms.put(new String(text.getBytes(UTF_16LE), ISO_8859_1), text);
    }
    this.shortest = forms.keySet().stream().mapToInt(String::length).min().orElse(0);
  }

  /** Each text that stands in a file below the folder, with the file's name. */
  List<String> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).flatMap(this::inFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts that stand in the bytes. */
  Set<String> in(byte[] bytes) {
    Set<String> found = new LinkedHashSet<>();
    if (bytes.length >= shortest) {
      String searched = new String(bytes, ISO_8859_1);
      forms.forEach(
          (form, text) -> {
            if (searched.contains(form)) {
              found.add(text);
            }
          });
    }
    return found;
  }

  private Stream<String> inFile(Path file) {
    try {
      return in(Files.readAllBytes(file)).stream()
          .map(text -> file.getFileName() + " holds: " + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> formsOf(String text) {
    List<String> forms = new ArrayList<>();
    forms.add(text);
    forms.add(escaped(text, "\\u%04x"));
    forms.add(escaped(text, "\\u%04X"));
    forms.addAll(inside(text, Base64.getEncoder().withoutPadding()));
    forms.addAll(inside(text, Base64.getUrlEncoder().withoutPadding()));
    return forms;
  }

  private static String escaped(String text, String form) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(c -> escaped.append(c < 128 ? String.valueOf((char) c) : form.formatted(c)));
    return escaped.toString();
  }

  /** What a text looks like within base64, at each of the three places where it may begin. */
  private static List<String> inside(String text, Base64.Encoder base64) {
    List<String> forms = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      byte[] bytes = (" ".repeat(before) + text).getBytes(UTF_8);
      String encoded = base64.encodeToString(bytes);
      // The first and the last characters depend on what stands beside the text.
      int from = before == 0 ? 0 : before + 1;
      forms.add(encoded.substring(from, encoded.length() - 2));
    }
    return forms;
  }
}
