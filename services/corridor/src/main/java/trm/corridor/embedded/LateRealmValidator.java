package trm.corridor.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallback;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own judge of tokens, for a broker that starts before the realm does: Kafka's ends the
 * broker when it cannot read the realm's keys at once. Until they can be read every token is
 * refused. Safe for use by several threads.
 */
public final class LateRealmValidator implements AuthenticateCallbackHandler {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private Map<String, ?> configs = Map.of();
  private String mechanism = "";
  private List<AppConfigurationEntry> entries = List.of();
  private @Nullable OAuthBearerValidatorCallbackHandler judge;
  private long nextTryNanos = System.nanoTime();

  /** For Kafka, which makes it from the broker's settings. */
  public LateRealmValidator() {}

  @Override
  public synchronized void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {
    this.configs = configs;
    this.mechanism = mechanism;
    this.entries = entries;
  }

  @Override
  public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
    OAuthBearerValidatorCallbackHandler ready = judge();
    if (ready != null) {
      ready.handle(callbacks);
      return;
    }
    for (Callback callback : callbacks) {
      if (!(callback instanceof OAuthBearerValidatorCallback asked)) {
        throw new UnsupportedCallbackException(callback);
      }
      asked.error("temporarily_unavailable", null, null);
    }
  }

  @Override
  public synchronized void close() {
    if (judge != null) {
      judge.close();
    }
  }

  /** The broker's few network threads wait for each try, so there is one a second at most. */
  private synchronized @Nullable OAuthBearerValidatorCallbackHandler judge() {
    if (judge == null && System.nanoTime() - nextTryNanos >= 0) {
      judge = tried();
      nextTryNanos = System.nanoTime() + PAUSE.toNanos();
    }
    return judge;
  }

  private @Nullable OAuthBearerValidatorCallbackHandler tried() {
    OAuthBearerValidatorCallbackHandler fresh = new OAuthBearerValidatorCallbackHandler();
    try {
      fresh.configure(configs, mechanism, entries);
      return fresh;
    } catch (KafkaException realmAway) {
      fresh.close();
      return null;
    }
  }
}
