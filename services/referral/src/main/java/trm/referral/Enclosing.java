package trm.referral;

import java.util.List;
import java.util.stream.Stream;

/** A message that may have files. They travel with it, or the message does not go. */
public interface Enclosing {
  /** Photos of the person and scans of documents (class C). */
  Guarded<List<Attachment>> identityFiles();

  /** Photos of family and home (class E). */
  Guarded<List<Attachment>> homeFiles();

  /** All of them that are told. */
  default Stream<Attachment> files() {
    return Stream.of(identityFiles(), homeFiles())
        .flatMap(files -> files.held().stream())
        .flatMap(List::stream);
  }
}
