package trm.corridor.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.oauthbearer.ClientCredentialsJwtRetriever;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;

/** The tokens with which nodes come to the broker, and what the broker shows to whom. */
final class BrokerTokens {
  private final RunningCorridor corridor;

  BrokerTokens(RunningCorridor corridor) {
    this.corridor = corridor;
  }

  /** A token that the federation's realm gives to a node. */
  String of(String node) {
    Map<String, Object> settings = corridor.parts().broker().clientSettings(node);
    AppConfigurationEntry login =
        new AppConfigurationEntry(
            OAuthBearerLoginModule.class.getName(), LoginModuleControlFlag.REQUIRED, Map.of());
    try (ClientCredentialsJwtRetriever realm = new ClientCredentialsJwtRetriever()) {
      realm.configure(new AdminClientConfig(settings).values(), "OAUTHBEARER", List.of(login));
      return realm.retrieve();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The mailboxes that the broker lets whoever brings this token know of.
   *
   * @throws KafkaException as the broker refuses
   */
  Set<String> mailboxesShownTo(String token) {
    try (Admin admin = Admin.create(corridor.parts().broker().clientSettings(fileOf(token)))) {
      return admin.listTopics().names().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException refusal) {
        throw refusal;
      }
      throw new IllegalStateException("The broker did not say which mailboxes there are.", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("The broker gave no answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the broker.", e);
    }
  }

  private static Path fileOf(String token) {
    try {
      return Files.writeString(Files.createTempFile("token", ".jwt"), token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
