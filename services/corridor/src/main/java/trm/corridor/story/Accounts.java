package trm.corridor.story;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import trm.client.Realm;
import trm.client.SignIn;
import trm.client.TokenSource;
import trm.client.Transport;
import trm.corridor.embedded.CorridorFault;
import trm.corridor.embedded.IdentityProvider;
import trm.corridor.embedded.InventedUser;

/** Signs the invented users in, each at the realm of his node. */
public record Accounts(IdentityProvider identity, Transport transport) {
  private static final String OFFICERS_CLIENT = "case-desk";

  /** Counts from some moment on, which is all that the age of a token needs. */
  private static final InstantSource ELAPSED = () -> Instant.EPOCH.plusNanos(System.nanoTime());

  /** An invented user, by the client that is meant for him. */
  public TokenSource of(InventedUser user) {
    return of(user, user.system() ? user.name() : OFFICERS_CLIENT);
  }

  /** An invented user, by the client of some other application of the realm. */
  public TokenSource of(InventedUser user, String client) {
    SignIn signIn =
        user.system()
            ? SignIn.bySecret(client, secret(user))
            : SignIn.byPassword(client, user.name(), secret(user));
    return new Realm(identity.issuer(user.node()), signIn, ELAPSED, transport);
  }

  private String secret(InventedUser user) {
    try {
      return Files.readString(identity.passwordFile(user)).strip();
    } catch (IOException e) {
      throw new CorridorFault("Cannot read the password of " + user.name() + ".", e);
    }
  }
}
