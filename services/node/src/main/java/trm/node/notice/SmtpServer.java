package trm.node.notice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.node.LogEvent;

/** A mail server by SMTP. Without TLS nothing is said to it, unless the settings say so. */
public final class SmtpServer implements MailServer {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpServer.class);
  private static final int REFUSED_FOR_GOOD = 500;

  /** A refusal by policy is about this node and its relay, not about the address (RFC 3463). */
  private static final Pattern OF_THE_RELAY = Pattern.compile("^554|\\b5\\.7\\.[0-9]");

  private final SmtpAccount account;
  private final Letter letter;
  private final String node;
  private final Session session;

  /**
   * @param node whose id ends every Message-ID
   */
  public SmtpServer(SmtpAccount account, Letter letter, String node) {
    this.account = account;
    this.letter = letter;
    this.node = node;
    this.session = Session.getInstance(properties(account));
  }

  private static Properties properties(SmtpAccount account) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.auth", String.valueOf(account.username() != null));
    String limit = String.valueOf(account.answerLimit().toMillis());
    Stream.of("connectiontimeout", "timeout", "writetimeout")
        .forEach(name -> properties.setProperty("mail.smtp." + name, limit));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty(
        "mail.smtp.ssl.enable", String.valueOf(account.tls() == SmtpAccount.Tls.IMPLICIT));
    boolean upgrades = account.tls() == SmtpAccount.Tls.STARTTLS;
    properties.setProperty("mail.smtp.starttls.enable", String.valueOf(upgrades));
    properties.setProperty("mail.smtp.starttls.required", String.valueOf(upgrades));
    return properties;
  }

  @Override
  public Taken send(Mail mail, Instant now) {
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect(account.host(), account.port(), account.username(), account.password());
      MimeMessage message = message(mail, now);
      transport.sendMessage(message, message.getAllRecipients());
      return Taken.TAKEN;
    } catch (MessagingException e) {
      Taken taken = isRefused(e) ? Taken.ADDRESS_REFUSED : Taken.NOT_NOW;
      // What a server says may repeat the address.
      LogEvent.MAIL_NOT_TAKEN.to(LOG, mail.id(), taken, e.getClass().getSimpleName());
      return taken;
    }
  }

  /** A failure holds a chain of others, one for each address. */
  private static boolean isRefused(MessagingException failure) {
    Exception next = failure.getNextException();
    while (next instanceof MessagingException chained) {
      if (chained instanceof SMTPAddressFailedException address) {
        return address.getReturnCode() >= REFUSED_FOR_GOOD
            && !OF_THE_RELAY.matcher(String.valueOf(address.getMessage())).find();
      }
      next = chained.getNextException();
    }
    return false;
  }

  private MimeMessage message(Mail mail, Instant now) throws MessagingException {
    MimeMessage message = new Numbered(session, "<" + mail.id() + "@" + node + ">");
    message.setFrom(new InternetAddress(account.from()));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to().value()));
    message.setSubject(letter.subject(mail.language()), StandardCharsets.UTF_8.name());
    message.setText(letter.body(mail.language(), mail.counts()), StandardCharsets.UTF_8.name());
    message.setHeader("Content-Language", mail.language());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader(
        "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    message.saveChanges();
    return message;
  }

  /** The library would number it anew in each attempt, and with the host's name. */
  private static final class Numbered extends MimeMessage {
    private final String number;

    Numbered(Session session, String number) {
      super(session);
      this.number = number;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", number);
    }
  }
}
