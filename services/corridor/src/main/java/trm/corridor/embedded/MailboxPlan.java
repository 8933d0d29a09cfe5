package trm.corridor.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What {@code deploy/kafka/topics.yaml} and {@code acls.yaml} say: one mailbox a member, which its
 * owner reads and all others write.
 */
public final class MailboxPlan {
  private final Topics topics;
  private final List<Rule> rules;

  private record Topics(List<String> members, Mailbox mailbox) {}

  private record Mailbox(String name, int partitions, int replicas, Map<String, String> settings) {}

  private record Acls(List<Rule> member) {}

  private record Rule(ResourceType resource, String name, List<AclOperation> operations) {}

  private MailboxPlan(Topics topics, List<Rule> rules) {
    this.topics = topics;
    this.rules = rules;
  }

  /** Reads the two files of a {@code deploy/kafka} folder. */
  public static MailboxPlan read(Path folder) {
    YAMLMapper yaml = new YAMLMapper();
    return new MailboxPlan(
        yaml.readValue(folder.resolve("topics.yaml").toFile(), Topics.class),
        yaml.readValue(folder.resolve("acls.yaml").toFile(), Acls.class).member());
  }

  /** The nodes of the corridor. */
  public List<String> members() {
    return topics.members();
  }

  /** The mailbox's topic name of a member. */
  public String mailbox(String member) {
    return topics.mailbox().name().replace("{node}", member);
  }

  /** What is set of every mailbox. */
  public Map<String, String> settings() {
    return topics.mailbox().settings();
  }

  /** The topics, with as many replicas as the plan says or the cluster can give. */
  public List<NewTopic> topics(int brokers) {
    Mailbox mailbox = topics.mailbox();
    short replicas = (short) Math.min(brokers, mailbox.replicas());
    return members().stream()
        .map(
            m ->
                new NewTopic(mailbox(m), mailbox.partitions(), replicas)
                    .configs(mailbox.settings()))
        .toList();
  }

  /** Who may do what; everything else is refused. */
  public Set<AclBinding> acls() {
    Set<AclBinding> bindings = new HashSet<>();
    for (String member : members()) {
      for (Rule rule : rules) {
        names(rule, member).forEach(name -> bindings.addAll(bindings(rule, name, member)));
      }
    }
    return bindings;
  }

  private Stream<String> names(Rule rule, String member) {
    String own = rule.name().replace("{node}", member);
    return own.contains("{peer}")
        ? members().stream()
            .filter(peer -> !peer.equals(member))
            .map(peer -> own.replace("{peer}", peer))
        : Stream.of(own);
  }

  private static List<AclBinding> bindings(Rule rule, String name, String member) {
    List<AclBinding> bindings = new ArrayList<>();
    for (AclOperation operation : rule.operations()) {
      bindings.add(
          new AclBinding(
              new ResourcePattern(rule.resource(), name, PatternType.LITERAL),
              new AccessControlEntry("User:" + member, "*", operation, AclPermissionType.ALLOW)));
    }
    return bindings;
  }
}
