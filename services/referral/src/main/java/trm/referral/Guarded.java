package trm.referral;

import java.util.Optional;

/**
 * Something about a person that may be absent, and whose absence has a reason. No text form of it
 * ever shows the content, so that no log can.
 */
public sealed interface Guarded<T> {
  /** What every text form of personal data reads. */
  String PROTECTED = "[protected]";

  /** The content is here. */
  record Held<T>(T content) implements Guarded<T> {
    @Override
    public String toString() {
      return PROTECTED;
    }
  }

  /** It was never told to this node, or there is none. */
  record Withheld<T>() implements Guarded<T> {
    @Override
    public String toString() {
      return PROTECTED;
    }
  }

  /** It was here, and the key that could read it is destroyed. */
  record Erased<T>() implements Guarded<T> {
    @Override
    public String toString() {
      return PROTECTED;
    }
  }

  /** Guards a content. */
  static <T> Guarded<T> of(T content) {
    return new Held<>(content);
  }

  /** For what is not told. */
  static <T> Guarded<T> withheld() {
    return new Withheld<>();
  }

  /** For what can no longer be read. */
  static <T> Guarded<T> erased() {
    return new Erased<>();
  }

  /** The content, when it is here. */
  default Optional<T> held() {
    return switch (this) {
      case Held<T> held -> Optional.of(held.content());
      case Withheld<T> withheld -> Optional.empty();
      case Erased<T> erased -> Optional.empty();
    };
  }

  /** Whether the content is here. */
  default boolean isHeld() {
    return this instanceof Held<T>;
  }
}
