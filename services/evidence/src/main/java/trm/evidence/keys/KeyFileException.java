package trm.evidence.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A key file cannot be used. The message is a sentence for an operator and shows no key. */
public final class KeyFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyFileException(Path file, String sentence, @Nullable Throwable cause) {
    super(file + ": " + sentence, cause);
  }
}
