package trm.evidence.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import trm.evidence.keys.CompactJws;
import trm.evidence.keys.RawPublicKey;

/** Reads a directory that the federation signed. */
public final class DirectoryReader {
  private DirectoryReader() {}

  /**
   * Verifies and reads. It does not look at the clock: an expired directory still serves urgent
   * messages and old evidence.
   *
   * @throws DirectoryRefusedException when the federation did not sign these bytes, or they are not
   *     a directory of this contract
   */
  public static Directory read(String jws, RawPublicKey federation) {
    byte[] payload =
        CompactJws.parse(jws.strip())
            .flatMap(signed -> signed.verifiedPayload(federation))
            .orElseThrow(
                () ->
                    new DirectoryRefusedException(
                        "The directory is not signed by this corridor's federation key."));
    try {
      return DirectoryText.read(new String(payload, UTF_8));
    } catch (IllegalArgumentException e) {
      throw new DirectoryRefusedException("The directory cannot be read: " + e.getMessage(), e);
    }
  }
}
