package trm.corridor.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.EmbeddedPostgresServer;
import trm.evidence.MessageId;
import trm.evidence.seal.MessageDraft;
import trm.evidence.seal.Opening;
import trm.evidence.seal.Seal;
import trm.evidence.seal.SealedMessage;

/** What one exchange costs at the very least: its cryptography and its commits. */
final class Floor {
  private static final int BODY_BYTES = 2048;
  private static final int ROUNDS = 2000;

  private Floor() {}

  /** Sealing by the sender and opening by the recipient, of a body of 2 KiB. */
  static Sample sealAndOpen(Seal sender, Seal recipient, Instant now) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < 2 * ROUNDS; i++) {
      long begin = System.nanoTime();
      SealedMessage sealed = sender.seal(draft(recipient, now), now);
      if (!(recipient.open(sealed.envelope(), now) instanceof Opening.Opened)) {
        throw new CorridorFault("An envelope does not open for whom it was sealed.");
      }
      if (i >= ROUNDS) {
        nanos.add(System.nanoTime() - begin); // The first half warms up.
      }
    }
    return Sample.ofNanos(nanos);
  }

  private static MessageDraft draft(Seal recipient, Instant now) {
    return new MessageDraft(
        recipient.self(),
        new MessageId(UUID.randomUUID()),
        null,
        0,
        null,
        0,
        "RiskAlert",
        now,
        now.plus(Duration.ofDays(30)),
        new byte[BODY_BYTES]);
  }

  /** One insert of 2 KiB and its commit, one after the other, with fsync on. */
  static Sample commit(EmbeddedPostgresServer database) {
    List<Long> nanos = new ArrayList<>();
    try (Connection connection = database.connect(EmbeddedPostgresServer.OWNER);
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists bench_commit (body bytea)");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into bench_commit values (?)")) {
        for (int i = 0; i < ROUNDS; i++) {
          insert.setBytes(1, new byte[BODY_BYTES]);
          long begin = System.nanoTime();
          insert.executeUpdate();
          nanos.add(System.nanoTime() - begin);
        }
      }
      statement.execute("drop table bench_commit");
    } catch (SQLException e) {
      throw new CorridorFault("The commit could not be measured.", e);
    }
    return Sample.ofNanos(nanos);
  }
}
