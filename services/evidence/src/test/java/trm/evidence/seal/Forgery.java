package trm.evidence.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.function.UnaryOperator;
import trm.evidence.MessageId;
import trm.evidence.keys.ForgedForms;
import trm.evidence.keys.PublishedKey;
import trm.evidence.keys.SigningKey;

/**
 * An envelope built layer by layer from a genuine statement, so that one layer can be made wrong
 * while every layer around it stays right.
 */
final class Forgery {
  private final SealedMessage genuine;
  private SigningKey signer = TwoNodes.SENDER_SIGNS;
  private PublishedKey recipient = TwoNodes.RECEIVER_OPENS.published();
  private UnaryOperator<String> statement = UnaryOperator.identity();
  private UnaryOperator<String> jwsHeader = UnaryOperator.identity();
  private UnaryOperator<String> jws = UnaryOperator.identity();
  private UnaryOperator<Frame> frame = UnaryOperator.identity();
  private UnaryOperator<byte[]> plaintext = UnaryOperator.identity();
  private UnaryOperator<String> jweHeader = UnaryOperator.identity();
  private UnaryOperator<byte[]> jwe = UnaryOperator.identity();
  private MessageId outerId;

  private Forgery(SealedMessage genuine) {
    this.genuine = genuine;
    this.outerId = genuine.statement().statement().messageId();
  }

  static Forgery of(String eventType, Instant issuedAt) {
    return new Forgery(TwoNodes.sender().seal(TwoNodes.draft(eventType, issuedAt), issuedAt));
  }

  static Forgery ofRequest() {
    return of("RequestMade", TwoNodes.NOW);
  }

  Forgery signedBy(SigningKey key) {
    signer = key;
    return this;
  }

  Forgery sealedTo(PublishedKey key) {
    recipient = key;
    return this;
  }

  Forgery statement(UnaryOperator<String> change) {
    statement = change;
    return this;
  }

  Forgery jwsHeader(UnaryOperator<String> change) {
    jwsHeader = change;
    return this;
  }

  Forgery jws(UnaryOperator<String> change) {
    jws = change;
    return this;
  }

  Forgery frame(UnaryOperator<Frame> change) {
    frame = change;
    return this;
  }

  Forgery plaintext(UnaryOperator<byte[]> change) {
    plaintext = change;
    return this;
  }

  Forgery jweHeader(UnaryOperator<String> change) {
    jweHeader = change;
    return this;
  }

  Forgery jwe(UnaryOperator<byte[]> change) {
    jwe = change;
    return this;
  }

  Forgery outerId(MessageId id) {
    outerId = id;
    return this;
  }

  byte[] envelope() {
    String text = new String(StatementText.write(genuine.statement().statement()), UTF_8);
    String signed =
        jws.apply(ForgedForms.jws(statement.apply(text).getBytes(UTF_8), signer, jwsHeader));
    Frame framed = frame.apply(new Frame(signed, genuine.body(), genuine.salt()));
    byte[] sealed =
        jwe.apply(ForgedForms.jwe(plaintext.apply(framed.write()), recipient, jweHeader));
    return new EnvelopeBytes(TwoNodes.RECORDS).write(outerId, sealed);
  }
}
