package trm.evidence.directory;

import org.jspecify.annotations.Nullable;

/** A directory is not to be trusted. The message is a sentence for an operator. */
public final class DirectoryRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DirectoryRefusedException(String sentence) {
    this(sentence, null);
  }

  DirectoryRefusedException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
