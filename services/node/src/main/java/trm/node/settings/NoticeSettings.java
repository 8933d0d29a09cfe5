package trm.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import trm.node.notice.MailAddress;
import trm.node.notice.SmtpAccount;

/**
 * Mail to officers. Without a host none is sent, and subscriptions wait.
 *
 * @param host the mail server
 * @param tls {@code STARTTLS} or {@code IMPLICIT}; {@code NONE} exists for a server inside a test
 *     or on the same host
 * @param username absent where the server asks for none
 * @param from the address that mails come from
 * @param deskAddress where officers sign in; stands in every mail
 * @param answerLimit how long the server may take for each answer
 * @param pause from one mail to an officer to the next, at least
 * @param validity how long a subscription lasts that nobody renews
 * @param pollInterval how often it is looked for what is due
 */
@ConfigurationProperties("trm.notices")
public record NoticeSettings(
    @Nullable String host,
    int port,
    SmtpAccount.Tls tls,
    @Nullable String username,
    @Nullable Path passwordFile,
    @Nullable String from,
    @Nullable String deskAddress,
    Duration answerLimit,
    Duration pause,
    Duration validity,
    Duration pollInterval) {
  public NoticeSettings {
    Check.between("trm.notices.port", 1, 65535, port);
    Check.atLeast("trm.notices.answer-limit", Duration.ofSeconds(1), answerLimit);
    Check.atLeast("trm.notices.pause", Duration.ofSeconds(1), pause);
    Check.atLeast("trm.notices.validity", Duration.ofDays(1), validity);
    Check.atLeast("trm.notices.poll-interval", Duration.ofMillis(50), pollInterval);
    if (host != null && !host.isBlank()) {
      if (!MailAddress.isOne(Check.text("trm.notices.from", from))) {
        throw new InvalidSettingException("trm.notices.from", "is no mail address");
      }
      Check.text("trm.notices.desk-address", deskAddress);
      if (username != null) {
        Check.file("trm.notices.password-file", passwordFile);
      }
    }
  }

  /** Whether mail is sent. */
  public boolean isOn() {
    return host != null && !host.isBlank();
  }

  /** How the node signs in at the server; empty where none is set. */
  public Optional<SmtpAccount> account() {
    if (host == null || host.isBlank()) {
      return Optional.empty();
    }
    Path secret = passwordFile;
    String password = secret == null ? null : SecretFile.text("trm.notices.password-file", secret);
    return Optional.of(
        new SmtpAccount(
            host,
            port,
            tls,
            username,
            password,
            Check.text("trm.notices.from", from),
            answerLimit));
  }
}
