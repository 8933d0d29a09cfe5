package trm.corridor.embedded;

import org.jspecify.annotations.Nullable;

/**
 * A part of the corridor could not be made, started or stopped; the message is a sentence for the
 * person who asked.
 */
public final class CorridorFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CorridorFault(String sentence) {
    super(sentence);
  }

  public CorridorFault(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
