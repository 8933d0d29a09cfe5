package trm.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a node does when it starts and cannot tell whether it was restored from a backup.
 *
 * @param answerWait how long it waits for peers that do not answer, from the first question that
 *     left
 * @param stopFile where an orderly stop leaves word of how far the journal had come; no part of any
 *     backup. Absent: every start asks and waits
 */
@ConfigurationProperties("trm.recovery")
public record RecoverySettings(Duration answerWait, @Nullable Path stopFile) {
  public RecoverySettings {
    Check.atLeast("trm.recovery.answer-wait", Duration.ofMillis(100), answerWait);
  }
}
