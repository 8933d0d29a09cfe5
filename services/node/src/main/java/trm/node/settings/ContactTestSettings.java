package trm.node.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import trm.exchange.reach.ReachSettings;

/**
 * How often peers' focal points are tested.
 *
 * @param interval from one test of a peer to the next
 * @param answerWithin how long a person has for an answer
 * @param firstAfter how long after a start a peer is asked that never was
 */
@ConfigurationProperties("trm.contact-test")
public record ContactTestSettings(Duration interval, Duration answerWithin, Duration firstAfter) {
  public ContactTestSettings {
    Check.atLeast("trm.contact-test.interval", Duration.ofHours(1), interval);
    Check.atLeast("trm.contact-test.answer-within", Duration.ofMinutes(1), answerWithin);
    Check.atLeast("trm.contact-test.first-after", Duration.ZERO, firstAfter);
  }

  /** The same, as the courier wants it. */
  public ReachSettings reach() {
    return new ReachSettings(interval, answerWithin, firstAfter);
  }
}
