package trm.corridor.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;

/**
 * Makes what {@code deploy/compose} needs and no repository may hold: keys, passwords,
 * certificates, the directory, and the realms with the public halves. What is there stays as it is,
 * so that it may be made again after an update. The containers run as the user for whom it was
 * made.
 */
public final class ComposeFiles {
  private static final Pattern PASSWORD = Pattern.compile("\\$\\{password:([a-z]+)/([a-z]+)}");
  private static final List<String> CLIENTS = List.of("corridor-node", "corridor-onboarding");

  private final Layout layout;
  private final Path compose;
  private final StateFolder made;

  private ComposeFiles(Layout layout, StateFolder made) {
    this.layout = layout;
    this.compose = layout.deploy("compose");
    this.made = made;
  }

  /** Makes them in {@code deploy/compose/.corridor}, and says what comes next. */
  public static void make(Layout layout, Instant now, Progress progress) {
    StateFolder made = new StateFolder(layout.deploy("compose").resolve(".corridor"));
    make(layout, made, now);
    progress.tell("Made in " + made.root() + ". Next, in deploy/compose:");
    progress.tell("  docker compose --env-file .corridor/user.env up --build --detach");
  }

  /**
   * Makes them in a folder.
   *
   * @param made whoever reads this folder may act as every node
   */
  public static void make(Layout layout, StateFolder made, Instant now) {
    new ComposeFiles(layout, made).make(now);
  }

  private void make(Instant now) {
    List<NodePlan> plans = NodePlan.readAll(layout.deploy("directory"));
    new Federation(made, plans).prepare(now);
    DevelopmentCertificates.of(made, "dns:kafka");
    plans.forEach(plan -> makeSecretsOf(plan.node()));
    for (String realm : realms(plans)) {
      RealmFile file = RealmFile.read(layout.deploy("keycloak"), realm);
      Path imported = made.file("keycloak", "import", realm + "-realm.json");
      StateFolder.writeSecret(imported, file.withPasswords(made));
    }
    fill("kafka/server.properties");
    fill("kafka/client.properties");
    StateFolder.writeSecret(
        made.file("keycloak", "keycloak.conf"),
        filled(StateFolder.read(compose.resolve("keycloak.conf"))));
    StateFolder.writeSecret(made.file("kafka", "mailboxes.sh"), mailboxes());
    makeDataFolders(plans);
    StateFolder.writeSecret(made.file("user.env"), "CORRIDOR_USER=" + user() + "\n");
  }

  private static List<String> realms(List<NodePlan> plans) {
    List<String> realms = new ArrayList<>(plans.stream().map(NodePlan::node).toList());
    realms.add(FederationRealm.NAME);
    return realms;
  }

  private void makeSecretsOf(String node) {
    for (String role :
        List.of("postgres", EmbeddedPostgresServer.OWNER, EmbeddedPostgresServer.SERVICE)) {
      made.passwordFile(node, role);
    }
    ClientKey.of(made, node);
    CLIENTS.forEach(client -> ClientKey.of(made, node + "." + client));
  }

  private void fill(String name) {
    Path file = Path.of(name);
    String text = StateFolder.read(compose.resolve(file));
    StateFolder.writeSecret(
        made.file(file.getName(0).toString(), file.getFileName().toString()), filled(text));
  }

  private String filled(String text) {
    return PASSWORD
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(made.password(found.group(1), found.group(2))));
  }

  /** The plan of {@code deploy/kafka} in the words of Kafka's own tools. */
  private String mailboxes() {
    MailboxPlan plan = MailboxPlan.read(layout.deploy("kafka"));
    StringBuilder script = new StringBuilder("#!/bin/bash\nset -eu\ncd /opt/kafka/bin\n");
    String access =
        " --bootstrap-server kafka:9092 --command-config /run/secrets/client.properties";
    for (NewTopic topic : plan.topics(1)) {
      script.append("./kafka-topics.sh").append(access);
      script.append(" --create --if-not-exists --topic ").append(topic.name());
      script.append(" --partitions ").append(topic.numPartitions());
      script.append(" --replication-factor ").append(topic.replicationFactor());
      // One broker alone can never have two copies.
      settings(topic).forEach((k, v) -> script.append(" --config ").append(k + "=" + v));
      script.append('\n');
    }
    for (AclBinding rule : plan.acls()) {
      script.append("./kafka-acls.sh").append(access).append(" --add --force");
      script.append(" --allow-principal ").append(rule.entry().principal());
      script.append(" --operation ").append(rule.entry().operation());
      script
          .append(" --")
          .append(rule.pattern().resourceType().name().toLowerCase(java.util.Locale.ROOT));
      script.append(' ').append(rule.pattern().name()).append('\n');
    }
    return script.toString();
  }

  private static Map<String, String> settings(NewTopic topic) {
    Map<String, String> settings = new java.util.TreeMap<>(topic.configs());
    settings.put("min.insync.replicas", "1");
    return settings;
  }

  /** A container may not make them: they would be root's. */
  private void makeDataFolders(List<NodePlan> plans) {
    made.folder("data", "kafka");
    made.folder("data", "keycloak-db");
    made.folder("data", "prometheus");
    plans.forEach(plan -> made.folder("data", plan.node() + "-db"));
  }

  private String user() {
    try {
      return Files.getAttribute(made.root(), "unix:uid")
          + ":"
          + Files.getAttribute(made.root(), "unix:gid");
    } catch (IOException e) {
      throw new CorridorFault("Cannot tell whose folder this is: " + made.root(), e);
    }
  }
}
