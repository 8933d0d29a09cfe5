package trm.corridor.conformance;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import trm.client.WebhookSecret;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.Progress;
import trm.evidence.NodeId;

/** The front door of {@code make conformance}: reads what is asked for, checks, and reports. */
public final class Kit {
  static final int CLEAN = 0;
  static final int DEFECTS = 1;
  static final int USAGE = 2;

  /** Longer than a node waits before it asks for a gap. */
  private static final Duration NODE_LIMIT = Duration.ofSeconds(60);

  private static final String HELP =
      """
      Checks from outside whether somebody keeps the contract, and prints a report. docs/integrate/conformance.md

        make conformance RECEIVER=https://partner.example/hook SECRET=whsec_...
            a partner's webhook receiver; it should know the secret and do nothing with the trials

        make conformance NODE=cn-transit MEMBER=node.properties KAFKA=client.properties
            another node through its mailbox, as the member of the corridor that the two files are of:
            MEMBER  names trm.node.id, trm.keys.folder, trm.directory.file and
                    trm.directory.federation-key-file, as the member's own settings do
            KAFKA   settings of a Kafka client of that member: bootstrap.servers, security, ...

      Ends with 0 when nothing failed, 1 when something did, 2 when it could not begin.""";

  private Kit() {}

  /**
   * Runs what is asked for.
   *
   * @param asked {@code RECEIVER} and {@code SECRET}, or {@code NODE}, {@code MEMBER} and {@code
   *     KAFKA}
   * @return the status to end with
   */
  public static int run(
      List<String> arguments, Map<String, String> asked, InstantSource clock, Progress out) {
    if (arguments.contains("--help")) {
      out.tell(HELP);
      return CLEAN;
    }
    try {
      if (given(asked, "RECEIVER") && given(asked, "SECRET")) {
        return told(receiver(asked, clock), out);
      }
      if (given(asked, "NODE") && given(asked, "MEMBER") && given(asked, "KAFKA")) {
        return told(node(asked, clock), out);
      }
    } catch (IllegalArgumentException | CorridorFault e) {
      out.tell("It could not begin: " + e.getMessage());
      return USAGE;
    }
    out.tell(HELP);
    return USAGE;
  }

  private static Report receiver(Map<String, String> asked, InstantSource clock) {
    URI address = URI.create(asked.getOrDefault("RECEIVER", ""));
    if (address.getHost() == null) {
      throw new IllegalArgumentException("RECEIVER is no address.");
    }
    WebhookSecret secret = WebhookSecret.of(asked.getOrDefault("SECRET", ""));
    return new ReceiverCheck(address, secret, clock).run();
  }

  private static Report node(Map<String, String> asked, InstantSource clock) {
    Member member = Member.read(Path.of(asked.getOrDefault("MEMBER", "")));
    NodeId node = new NodeId(asked.getOrDefault("NODE", ""));
    Letters letters = new Letters(member, node, clock);
    Map<String, String> kafka = Member.settings(Path.of(asked.getOrDefault("KAFKA", "")));
    try (Line line = new KafkaLine(kafka, member.self(), node)) {
      return new NodeProbe(line, member, node, letters, NODE_LIMIT).run();
    }
  }

  private static int told(Report report, Progress out) {
    report.tell(out);
    return report.isClean() ? CLEAN : DEFECTS;
  }

  private static boolean given(Map<String, String> asked, String name) {
    return !asked.getOrDefault(name, "").isBlank();
  }
}
