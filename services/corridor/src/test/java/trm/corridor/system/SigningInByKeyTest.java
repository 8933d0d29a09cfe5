package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import trm.client.ClientKey;
import trm.client.Realm;
import trm.client.SignIn;
import trm.client.SignInRefusedException;
import trm.client.Transport;
import trm.corridor.embedded.FederationRealm;

/** The real Keycloak takes what the client for partners signs, and only by the right key. */
@ExtendWith(CorridorExtension.class)
class SigningInByKeyTest {
  private final FederationRealm realm;

  SigningInByKeyTest(RunningCorridor corridor) {
    this.realm = corridor.parts().identity().federation();
  }

  @Test
  void aClientSignsInByItsOwnKey() throws IOException {
    assertThat(signedIn("mo-destination", "mo-destination").token(null)).isNotEmpty();
  }

  @Test
  void nobodySignsInByAnothersKey() throws IOException {
    Realm other = signedIn("mo-destination", "cn-transit");

    assertThatThrownBy(() -> other.token(null)).isInstanceOf(SignInRefusedException.class);
  }

  private Realm signedIn(String client, String keyOf) throws IOException {
    ClientKey key = ClientKey.ofPem("", Files.readString(realm.keyFile(keyOf)));
    return new Realm(
        realm.issuer(), SignIn.byKey(client, key), InstantSource.system(), Transport.usual());
  }
}
