package trm.evidence.verify;

import java.util.List;

/**
 * A bundle as it was handed in.
 *
 * @param name how findings call it: the file's name
 * @param damages parts of the file that are there and cannot be read
 */
public record BundleFile(String name, EvidenceBundle bundle, List<Damage> damages) {
  /** No file is larger, in bytes. */
  public static final int LENGTH_MAX = 256 * 1024 * 1024;

  public BundleFile {
    damages = List.copyOf(damages);
  }

  /**
   * Reads a bundle's text.
   *
   * @throws BundleUnusableException when nothing in it can be verified
   */
  public static BundleFile read(String name, String text) {
    return BundleText.read(name, text);
  }
}
