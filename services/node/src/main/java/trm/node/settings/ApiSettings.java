package trm.node.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the interface takes.
 *
 * @param rateLimitPerMinute requests a minute that one account may make at one replica; what it did
 *     not use it may use at once, up to as many
 */
@ConfigurationProperties("trm.api")
public record ApiSettings(int rateLimitPerMinute) {
  public ApiSettings {
    Check.between("trm.api.rate-limit-per-minute", 1, 10_000_000, rateLimitPerMinute);
  }
}
