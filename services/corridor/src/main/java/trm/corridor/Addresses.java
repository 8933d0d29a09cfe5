package trm.corridor;

import java.util.List;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.IdentityProvider;
import trm.corridor.embedded.InventedUser;
import trm.corridor.embedded.Progress;

/** Tells a newcomer where everything is, who may do what, and how to begin. */
record Addresses(Corridor corridor) {
  private static final String DESTINATION = "mo-destination";

  void tell(Progress progress) {
    progress.tell("");
    progress.tell("Services");
    for (CorridorNode node : corridor.nodes()) {
      progress.tell(
          "  %-15s %s/api/v1   health %s/actuator/health"
              .formatted(node.id(), node.service().url(), node.service().managementUrl()));
    }
    progress.tell("");
    progress.tell("Who may call them (everybody is invented)");
    for (InventedUser user : corridor.identity().users()) {
      progress.tell(
          "  %-15s %-21s %-18s of %s"
              .formatted(user.node(), user.role(), user.name(), user.organisation()));
    }
    progress.tell("");
    progress.tell("Passwords and logs lie in " + corridor.layout().state().root() + ".");
    progress.tell("");
    progress.tell("To join a system of your own (docs/integrate), as an invented shelter's:");
    partner().forEach(line -> progress.tell("  " + line));
    progress.tell("");
    progress.tell("A first walk as an officer, to be pasted line by line:");
    walk().forEach(line -> progress.tell("  " + line));
    progress.tell("");
  }

  private List<String> partner() {
    IdentityProvider identity = corridor.identity();
    InventedUser shelter = first("partner");
    return List.of(
        "export NODE=" + corridor.node(shelter.node()).service().url(),
        "export REALM=" + identity.issuer(shelter.node()),
        "export CLIENT=" + shelter.name(),
        "export SECRET=$(cat " + identity.passwordFile(shelter) + ")",
        "export PORT=8099");
  }

  private InventedUser first(String role) {
    return corridor.identity().users().stream()
        .filter(u -> u.node().equals(DESTINATION) && u.role().equals(role))
        .findFirst()
        .orElseThrow();
  }

  private List<String> walk() {
    CorridorNode destination = corridor.node(DESTINATION);
    String api = destination.service().url() + "/api/v1";
    String post =
        "curl -s -H \"Authorization: Bearer $(token)\" -H \"Content-Type: application/json\""
            + " -H \"Idempotency-Key: $(date +%s%N)\"";
    String get = "curl -s -H \"Authorization: Bearer $(token)\" ";
    return List.of(
        "token() { " + officerToken("national-coordinator") + "; }",
        "api=" + api,
        "case=$("
            + post
            + " -d '{\"intake\":{\"prs_FirstName\":\"Invented\"},\"language\":\"mon\",\"interpreter\":true}'"
            + " $api/cases | sed 's/.*\"case\":\"\\([^\"]*\\)\".*/\\1/')",
        get + "\"$api/cases/$case?purpose=CASE_WORK\"",
        post
            + " -d '{\"epoch\":1,\"turn\":1,\"measure\":\"M1.4\",\"covered\":[\"LANGUAGE\"]}'"
            + " $api/cases/$case/commands/record-measure",
        post
            + " -d '{\"epoch\":1,\"turn\":1,\"to\":[\"cn-transit\"],\"type\":\"RETALIATION\","
            + "\"level\":\"HIGH\",\"concerns\":\"PERSON\",\"advice\":\"MEET_IN_PERSON\","
            + "\"basis\":\"LIFE\"}' $api/cases/$case/commands/raise-risk-alert",
        get + "\"$api/messages?case=$case\"",
        post
            + " -d '{\"epoch\":1,\"turn\":1,\"planId\":\"none\"}'"
            + " $api/cases/$case/commands/confirm-return   # refused, with every rule that says no");
  }

  private String officerToken(String role) {
    IdentityProvider identity = corridor.identity();
    InventedUser officer = first(role);
    return "curl -s -d grant_type=password -d client_id=case-desk -d username="
        + officer.name()
        + " --data-urlencode password@"
        + identity.passwordFile(officer)
        + " "
        + identity.tokenEndpoint(DESTINATION)
        + " | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/'";
  }
}
