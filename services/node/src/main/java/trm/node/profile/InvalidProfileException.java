package trm.node.profile;

import java.nio.file.Path;

/** A profile or an agreement that cannot be used; says which file, and in a sentence why. */
public final class InvalidProfileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidProfileException(Path file, Exception cause) {
    super(file + " is not usable: " + cause.getMessage(), cause);
  }

  InvalidProfileException(String sentence) {
    super(sentence);
  }
}
