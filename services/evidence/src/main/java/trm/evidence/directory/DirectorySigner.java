package trm.evidence.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import trm.evidence.keys.FederationKey;

/** Publishes a directory. */
public final class DirectorySigner {
  private DirectorySigner() {}

  /** The compact JWS that nodes are given. */
  public static String sign(Directory directory, FederationKey federation) {
    return federation.signCompact(DirectoryText.write(directory).getBytes(UTF_8));
  }
}
