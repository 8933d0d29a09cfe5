package trm.corridor.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every secret that a corridor made for itself, as it would look if it were written somewhere. */
final class KeptSecrets {
  private static final Pattern PRIVATE_HALF = Pattern.compile("\"d\":\"([^\"]+)\"");
  private static final Pattern LINE_OF_A_KEY = Pattern.compile("(?m)^[A-Za-z0-9+/=]{40,}$");

  private KeptSecrets() {}

  /** The texts, of every file below the folder that holds some. */
  static List<String> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).flatMap(KeptSecrets::in).distinct().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> in(Path file) {
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".password")) {
      return Stream.of(new String(bytes(file), UTF_8).strip());
    }
    if (name.equals("master.key")) {
      byte[] key = bytes(file);
      return Stream.of(
          Base64.getEncoder().withoutPadding().encodeToString(key),
          Base64.getUrlEncoder().withoutPadding().encodeToString(key),
          HexFormat.of().formatHex(key));
    }
    if (name.endsWith(".jwk")) {
      return found(PRIVATE_HALF, file).map(match -> match.group(1));
    }
    return name.endsWith("client-key.pem")
        ? found(LINE_OF_A_KEY, file).map(MatchResult::group)
        : Stream.of();
  }

  private static Stream<MatchResult> found(Pattern pattern, Path file) {
    return pattern.matcher(new String(bytes(file), ISO_8859_1)).results();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
