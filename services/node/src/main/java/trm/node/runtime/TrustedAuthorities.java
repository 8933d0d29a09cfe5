package trm.node.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trm.node.LogEvent;

/** The certificates against which the broker's is checked. */
final class TrustedAuthorities {
  private static final Logger LOG = LoggerFactory.getLogger(TrustedAuthorities.class);

  private TrustedAuthorities() {}

  /**
   * When the last of the file's certificates ends: from then on no broker is believed. The last,
   * since the one that is being replaced stays in the file for a while.
   *
   * @param file certificates as PEM
   * @return empty when it cannot be read or holds none
   */
  static Optional<Instant> lastEnd(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
          .map(X509Certificate.class::cast)
          .map(certificate -> certificate.getNotAfter().toInstant())
          .max(Instant::compareTo);
    } catch (IOException | CertificateException e) {
      LogEvent.AUTHORITIES_UNREADABLE.to(LOG, e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
