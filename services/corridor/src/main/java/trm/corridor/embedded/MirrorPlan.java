package trm.corridor.embedded;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What {@code deploy/mirror/acls.yaml} says of who may do what in the cluster of one country, where
 * each has its own.
 */
public final class MirrorPlan {
  private final Rules rules;
  private final MailboxPlan mailboxes;
  private final Map<String, String> homes;

  private record Rules(List<Rule> home, List<Rule> abroad) {}

  private record Rule(
      ResourceType resource,
      @Nullable PatternType pattern,
      String name,
      List<AclOperation> operations) {}

  private MirrorPlan(Rules rules, MailboxPlan mailboxes, Map<String, String> homes) {
    this.rules = rules;
    this.mailboxes = mailboxes;
    this.homes = Map.copyOf(homes);
  }

  /**
   * Reads the file of a {@code deploy/mirror} folder.
   *
   * @param homes the country of each node, in small letters
   */
  public static MirrorPlan read(Path folder, MailboxPlan mailboxes, Map<String, String> homes) {
    Rules rules = new YAMLMapper().readValue(folder.resolve("acls.yaml").toFile(), Rules.class);
    return new MirrorPlan(rules, mailboxes, homes);
  }

  /** All countries that have a cluster. */
  public Set<String> countries() {
    return new TreeSet<>(homes.values());
  }

  /** By which client id a country's mirror signs in. */
  public static String mirror(String country) {
    return "mirror-" + country;
  }

  /** Who may do what in that country's cluster; everything else is refused. */
  public Set<AclBinding> acls(String country) {
    Set<String> principals =
        members(country).map(node -> "User:" + node).collect(Collectors.toSet());
    Set<AclBinding> acls =
        mailboxes.acls().stream()
            .filter(acl -> principals.contains(acl.entry().principal()))
            .collect(Collectors.toCollection(HashSet::new));
    for (Rule rule : rules.home()) {
      acls.addAll(bindings(rule, country, country));
    }
    for (String other : countries()) {
      if (!other.equals(country)) {
        rules.abroad().forEach(rule -> acls.addAll(bindings(rule, other, country)));
      }
    }
    return acls;
  }

  private Stream<String> members(String country) {
    return mailboxes.members().stream().filter(node -> country.equals(homes.get(node)));
  }

  /** What a rule gives to one country's mirror in the cluster of another, or in its own. */
  private Set<AclBinding> bindings(Rule rule, String mirrors, String cluster) {
    Set<AclBinding> bindings = new HashSet<>();
    for (String name : names(rule.name(), mirrors, cluster).toList()) {
      PatternType pattern = rule.pattern() == null ? PatternType.LITERAL : rule.pattern();
      ResourcePattern resource = new ResourcePattern(rule.resource(), name, pattern);
      for (AclOperation operation : rule.operations()) {
        String principal = "User:" + mirror(mirrors);
        bindings.add(
            new AclBinding(
                resource,
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)));
      }
    }
    return bindings;
  }

  private Stream<String> names(String name, String mirrors, String cluster) {
    if (name.contains("{node}")) {
      return members(mirrors).map(node -> name.replace("{node}", node));
    }
    return name.contains("{abroad}")
        ? countries().stream()
            .filter(country -> !country.equals(cluster))
            .map(country -> name.replace("{abroad}", country))
        : Stream.of(name);
  }
}
