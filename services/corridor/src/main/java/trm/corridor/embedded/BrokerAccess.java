package trm.corridor.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;

/** Makes a broker's topics and ACLs what a plan says, whatever they were before. */
final class BrokerAccess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private final Admin admin;

  BrokerAccess(Map<String, Object> clientSettings) {
    this.admin = Admin.create(clientSettings);
  }

  @Override
  public void close() {
    admin.close(LIMIT);
  }

  /**
   * @param acls who may do what
   * @param launcher the one user who has a password; members come with a token of their realm
   */
  void apply(MailboxPlan plan, Set<AclBinding> acls, String launcher) {
    makeTopics(plan);
    forgetPasswordsExceptOf(launcher);
    // Nobody may have rights that the plan does not give.
    makeAclsExactly(acls);
  }

  /** Whether there are so many brokers, and every replica of every topic is with its leader. */
  boolean isWhole(int brokers) {
    try {
      if (answerSoon(admin.describeCluster().nodes()).size() < brokers) {
        return false;
      }
      Set<String> topics =
          answerSoon(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
      return answerSoon(admin.describeTopics(topics).allTopicNames()).values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.isr().size() == partition.replicas().size());
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static <T> T answerSoon(KafkaFuture<T> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.get(5, TimeUnit.SECONDS);
  }

  private void makeTopics(MailboxPlan plan) {
    int brokers = answer(admin.describeCluster().nodes()).size();
    Set<String> existing = answer(admin.listTopics().names());
    List<NewTopic> wanted = plan.topics(brokers);
    answer(
        admin
            .createTopics(wanted.stream().filter(t -> !existing.contains(t.name())).toList())
            .all());
    List<AlterConfigOp> settings = new ArrayList<>();
    plan.settings()
        .forEach(
            (name, value) ->
                settings.add(
                    new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new java.util.HashMap<>();
    wanted.forEach(
        t -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, t.name()), settings));
    answer(admin.incrementalAlterConfigs(changes).all());
  }

  private void forgetPasswordsExceptOf(String launcher) {
    List<UserScramCredentialAlteration> deletions =
        answer(admin.describeUserScramCredentials().users()).stream()
            .filter(user -> !user.equals(launcher))
            .<UserScramCredentialAlteration>map(
                user -> new UserScramCredentialDeletion(user, ScramMechanism.SCRAM_SHA_512))
            .toList();
    answer(admin.alterUserScramCredentials(deletions).all());
  }

  private void makeAclsExactly(Set<AclBinding> wanted) {
    Set<AclBinding> existing =
        new HashSet<>(answer(admin.describeAcls(AclBindingFilter.ANY).values()));
    Set<AclBinding> surplus = new HashSet<>(existing);
    surplus.removeAll(wanted);
    answer(admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList()).all());
    Set<AclBinding> missing = new HashSet<>(wanted);
    missing.removeAll(existing);
    answer(admin.createAcls(missing).all());
  }

  private static <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new CorridorFault("The broker did not take its topics and rules.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CorridorFault("Interrupted while the broker took its topics and rules.", e);
    }
  }
}
