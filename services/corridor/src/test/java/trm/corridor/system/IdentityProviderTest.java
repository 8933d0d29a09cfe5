package trm.corridor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import trm.client.Transport;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.IdentityProvider;
import trm.corridor.embedded.InventedUser;
import trm.corridor.story.Accounts;
import trm.evidence.directory.OperatorKind;

/** The real Keycloak with the realms that the repository deploys. */
@ExtendWith(CorridorExtension.class)
class IdentityProviderTest {
  private final RunningCorridor corridor;
  private final IdentityProvider identity;
  private final Accounts accounts;

  IdentityProviderTest(RunningCorridor corridor) {
    this.corridor = corridor;
    this.identity = corridor.parts().identity();
    this.accounts = new Accounts(identity, Transport.usual());
  }

  @Test
  void givesEveryUserATokenForHisNodeWithOneRoleAndHisOrganisation() {
    for (InventedUser user : identity.users()) {
      JsonNode claims = claims(accounts.of(user).token(null));
      assertThat(claims.path("iss").asString()).isEqualTo(identity.issuer(user.node()).toString());
      assertThat(claims.path("aud").asString()).isEqualTo(user.node());
      assertThat(claims.path("realm_access").path("roles").toString())
          .isEqualTo("[\"" + user.role() + "\"]");
      assertThat(claims.path("organisation").asString()).isEqualTo(user.organisation());
      assertThat(claims.path("preferred_username").asString()).endsWith(user.name());
    }
  }

  @Test
  void hasEveryRoleAtEveryNodeOfAState() {
    for (CorridorNode node : nodesOfStates()) {
      assertThat(
              identity.users().stream()
                  .filter(u -> u.node().equals(node.id()))
                  .map(InventedUser::role))
          .contains(
              "partner",
              "case-worker",
              "supervisor",
              "focal-point-alternate",
              "competent-authority",
              "national-coordinator",
              "consular-officer",
              "prosecutor",
              "auditor",
              "national-rapporteur",
              "operator");
    }
  }

  /** A role says what may be asked; what the body is says which measures it performs. */
  @Test
  void saysOfABodyThatItsRoleDoesNotTellWhatItIs() {
    for (CorridorNode node : nodesOfStates()) {
      assertThat(
              identity.users().stream()
                  .filter(u -> u.node().equals(node.id()) && !u.system())
                  .map(u -> claims(accounts.of(u).token(null)))
                  .map(claims -> claims.path("organisation_kind").asString("")))
          .contains("POLICE", "COURT", "CHILD_AUTHORITY", "GUARDIAN_OFFICE");
    }
  }

  /** An NGO that runs a node has no authorities of its own. */
  private List<CorridorNode> nodesOfStates() {
    List<CorridorNode> nodes =
        corridor.parts().nodes().stream()
            .filter(node -> node.plan().operatorKind() == OperatorKind.STATE_AUTHORITY)
            .toList();
    assertThat(nodes).hasSize(3);
    return nodes;
  }

  @Test
  void givesNoAudienceToAnotherApplicationOfTheRealm() {
    InventedUser officer =
        identity.users().stream().filter(u -> !u.system()).findFirst().orElseThrow();
    JsonNode claims = claims(accounts.of(officer, "public-website").token(null));
    assertThat(claims.has("aud")).isFalse();
  }

  @Test
  void keepsNoPasswordInClearAfterTheImport() throws Exception {
    InventedUser officer =
        identity.users().stream().filter(u -> !u.system()).findFirst().orElseThrow();
    byte[] password = Files.readAllBytes(identity.passwordFile(officer));
    try (Stream<Path> files =
        Files.walk(corridor.parts().layout().state().folder("keycloak", "data"))) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .noneMatch(file -> contains(file, password));
    }
  }

  private static boolean contains(Path file, byte[] word) {
    try {
      return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(new String(word, java.nio.charset.StandardCharsets.ISO_8859_1));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static JsonNode claims(String token) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return JsonMapper.shared().readTree(claims);
  }
}
