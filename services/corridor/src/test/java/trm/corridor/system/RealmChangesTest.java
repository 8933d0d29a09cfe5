package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;
import trm.corridor.story.NodeApi;

/**
 * Tokens and keys come to their end at the real Keycloak, and no node is started again. The nodes
 * read the realm's keys again each 5 s here and allow clocks to differ by 1 s; a minute both,
 * unless set.
 */
@ExtendWith(CorridorExtension.class)
class RealmChangesTest {
  private static final Duration USUAL_LIFE = Duration.ofMinutes(5);
  private static final Duration SOON = Duration.ofSeconds(30);

  private final RunningCorridor corridor;
  private final RealmAdministrator realm;

  RealmChangesTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.realm = new RealmAdministrator(corridor.parts().identity(), "mn-origin");
  }

  @Test
  void anExpiredTokenIsToldApartAndAFreshOneWorks() {
    realm.letTokensLive(Duration.ofSeconds(2));
    NodeApi officer = signedIn();
    realm.letTokensLive(USUAL_LIFE);
    assertThat(status(officer)).isEqualTo(200);
    corridor.within(SOON).until("the token has expired", () -> status(officer) == 401);
    assertThat(code(officer)).isEqualTo("TOKEN_EXPIRED");
    assertThat(status(signedIn())).isEqualTo(200);
  }

  @Test
  void aNewKeyIsReadAtOnceAndAnOldOneServesUntilTheRealmTakesItBack() {
    String oldKey = realm.signingKey();
    NodeApi underTheOldKey = signedIn();
    assertThat(status(underTheOldKey)).isEqualTo(200);
    String newKey = realm.makeKey();
    try {
      NodeApi underTheNewKey = signedIn();
      assertThat(status(underTheNewKey)).isEqualTo(200);
      assertThat(status(underTheOldKey)).isEqualTo(200);

      realm.setKey(oldKey, false, true);
      assertThat(status(underTheOldKey)).isEqualTo(200);

      realm.setKey(oldKey, false, false);
      corridor.within(SOON).until("the old key is gone", () -> status(underTheOldKey) == 401);
      assertThat(code(underTheOldKey)).isEqualTo("NOT_AUTHENTICATED");
      assertThat(status(underTheNewKey)).isEqualTo(200);
    } finally {
      realm.setKey(oldKey, true, true);
      realm.deleteKey(newKey);
    }
  }

  /** Somebody who signs in now, once. */
  private NodeApi signedIn() {
    return corridor
        .origin()
        .withToken(corridor.origin().caller("operator", "case-desk").token(null));
  }

  private static int status(NodeApi officer) {
    return officer.get("/messages").statusCode();
  }

  private static String code(NodeApi officer) {
    return JsonMapper.shared().readTree(officer.get("/messages").body()).path("code").asString();
  }
}
