package trm.evidence.fsck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trm.evidence.Digest;
import trm.evidence.fsck.NodeRecords.Line;
import trm.evidence.journal.EntryKind;
import trm.evidence.journal.JournalEntry;

/**
 * Brings together what the journal says of messages and what the tables of mail say of the same
 * ones: those that went out by their ids, those that came in by their envelopes' digests, since of
 * what could not be opened nothing else is known.
 */
final class Citations implements AutoCloseable {
  private final Path folder;
  private final Spill out;
  private final Spill in;

  /**
   * @param scratch where files may be laid aside; they are deleted at the end
   */
  Citations(Path scratch) {
    try {
      this.folder = Files.createTempDirectory(scratch, "fsck");
      this.out = new Spill(Files.createDirectory(folder.resolve("out")));
      this.in = new Spill(Files.createDirectory(folder.resolve("in")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes an entry of the journal, if it is about a message. */
  void entry(Line line, JournalEntry entry) {
    boolean sent = entry.kind() == EntryKind.MESSAGE_OUT;
    boolean came = entry.kind() == EntryKind.MESSAGE_IN || entry.kind() == EntryKind.QUARANTINED;
    if (sent || came) {
      add(
          sent,
          new Citation(
              "",
              line.generation() + "/" + line.index(),
              entry.kind().name(),
              text(entry.messageId()),
              text(entry.peer()),
              text(entry.envelopeDigest()),
              text(entry.statementDigest()),
              entry.outcome(),
              entry.eventType(),
              entry.caseReference() != null));
    }
  }

  /** Takes a row that names a message. */
  void row(boolean sent, Citation citation) {
    add(sent, citation);
  }

  private void add(boolean sent, Citation citation) {
    (sent ? out : in).write(key(citation, sent).getBytes(StandardCharsets.UTF_8), citation.bytes());
  }

  private static String key(Citation citation, boolean sent) {
    return Objects.requireNonNullElse(sent ? citation.message() : citation.envelope(), "");
  }

  /** Gives all citations of each message that went out. */
  void sent(Consumer<List<Citation>> together) {
    out.read(part -> group(part, one -> key(one, true), together));
  }

  /** Gives all citations of each envelope that came in. */
  void taken(Consumer<List<Citation>> together) {
    in.read(part -> group(part, one -> key(one, false), together));
  }

  private static void group(
      List<byte[]> part, Function<Citation, String> key, Consumer<List<Citation>> together) {
    Map<String, List<Citation>> groups = new HashMap<>();
    part.stream()
        .map(Citation::of)
        .forEach(one -> groups.computeIfAbsent(key.apply(one), _ -> new ArrayList<>()).add(one));
    groups.values().forEach(together);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** The statement's identity, as entries cite it. */
  static @Nullable String statement(@Nullable String jws) {
    return jws == null ? null : Digest.sha256(jws.getBytes(StandardCharsets.US_ASCII)).toString();
  }

  @Override
  public void close() {
    out.close();
    in.close();
    try {
      Files.deleteIfExists(folder.resolve("out"));
      Files.deleteIfExists(folder.resolve("in"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
