package trm.evidence.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import trm.evidence.MessageId;
import trm.evidence.journal.EntryKind;

/** Holds each message's two entries against each other: the sender's and the receiver's. */
final class MessageCheck {
  private final Findings findings;

  MessageCheck(Findings findings) {
    this.findings = findings;
  }

  void check(List<ProvenBundle> bundles) {
    List<ProvenEntry> entries = bundles.stream().flatMap(b -> b.entries().stream()).toList();
    Map<@Nullable MessageId, ProvenEntry> sent = new HashMap<>();
    for (ProvenEntry entry : entries) {
      if (isSealed(entry)) {
        sent.putIfAbsent(entry.entry().messageId(), entry);
      }
    }
    for (ProvenEntry entry : entries) {
      if (entry.entry().kind() == EntryKind.MESSAGE_IN) {
        compare(entry, sent.get(entry.entry().messageId()));
      }
    }
  }

  /** A message that could not be sealed at first has an entry without a statement before. */
  private static boolean isSealed(ProvenEntry entry) {
    return entry.entry().kind() == EntryKind.MESSAGE_OUT && entry.entry().statementDigest() != null;
  }

  private void compare(ProvenEntry in, @Nullable ProvenEntry out) {
    if (out == null) {
      return;
    }
    if (!Objects.equals(in.entry().statementDigest(), out.entry().statementDigest())) {
      findings.find(
          FindingKind.MESSAGE_DIFFERS,
          in,
          "What was received is not what was sent: this entry and %s name different statements."
              .formatted(out));
    }
    if (in.entry().recordedAt().isBefore(out.entry().recordedAt())) {
      findings.clock(
          "The clocks of %s and %s differ by at least %d ms: %s was received before it was sent (%s)."
              .formatted(
                  out.node(),
                  in.node(),
                  out.entry().recordedAt().toEpochMilli() - in.entry().recordedAt().toEpochMilli(),
                  in,
                  out));
    }
  }
}
