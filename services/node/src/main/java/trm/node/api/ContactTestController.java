package trm.node.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import trm.evidence.NodeId;
import trm.exchange.reach.AnsweredAs;
import trm.exchange.reach.FocalPoints;
import trm.exchange.reach.ReceivedTest;
import trm.exchange.reach.TestId;
import trm.node.OfficerRole;
import trm.node.casework.Officer;

/**
 * Where the people of a focal point answer peers, and ask them. A partner's system is let in to
 * neither: what is tested is whether a person is there.
 */
@RestController
@RequestMapping(path = "/api/v1/contact-tests", produces = MediaType.APPLICATION_JSON_VALUE)
final class ContactTestController {
  private static final Set<OfficerRole> ANSWERING =
      EnumSet.of(OfficerRole.NATIONAL_COORDINATOR, OfficerRole.COMPETENT_AUTHORITY);
  private static final Set<OfficerRole> ASKING = EnumSet.of(OfficerRole.NATIONAL_COORDINATOR);

  private final FocalPoints focalPoints;
  private final InstantSource clock;
  private final JsonMapper json;

  ContactTestController(FocalPoints focalPoints, InstantSource clock, JsonMapper json) {
    this.focalPoints = focalPoints;
    this.clock = clock;
    this.json = json;
  }

  /** A test that waits. */
  record Waiting(String id, String from, String askedAt, String answerBy) {
    static Waiting of(ReceivedTest test) {
      return new Waiting(
          test.id().toString(),
          test.asker().value(),
          test.askedAt().toString(),
          test.answerBy().toString());
    }
  }

  @GetMapping
  Map<String, List<Waiting>> waiting(@AuthenticationPrincipal Jwt token) {
    person(token, ANSWERING);
    return Map.of("tests", focalPoints.waiting().stream().map(Waiting::of).toList());
  }

  @PostMapping(path = "/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
  Map<String, String> answer(
      @AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id, InputStream body)
      throws IOException {
    Officer officer = person(token, ANSWERING);
    AnsweredAs as = office(RequestJson.read(body, json).takeText("as"));
    boolean answered =
        focalPoints.answer(
            new TestId(id),
            as,
            officer.organisation().value(),
            officer.officer().value(),
            clock.instant());
    if (!answered) {
      throw new ProblemException(ApiError.UNKNOWN_CONTACT_TEST);
    }
    return Map.of("id", id.toString(), "answeredAs", as.name());
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, String> ask(@AuthenticationPrincipal Jwt token, InputStream body) throws IOException {
    Officer officer = person(token, ASKING);
    String peer = RequestJson.read(body, json).takeText("node");
    TestId id =
        focalPoints
            .ask(
                node(peer == null ? "" : peer),
                officer.organisation().value(),
                officer.officer().value(),
                clock.instant())
            .orElseThrow(() -> noSuchPeer());
    return Map.of("id", id.toString());
  }

  private static Officer person(Jwt token, Set<OfficerRole> allowed) {
    Set<OfficerRole> roles = CallerReader.roles(token);
    if (roles.contains(OfficerRole.PARTNER) || roles.stream().noneMatch(allowed::contains)) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
    return CallerReader.officer(token, null);
  }

  private static AnsweredAs office(@Nullable String text) {
    for (AnsweredAs office : AnsweredAs.values()) {
      if (office.name().equals(text)) {
        return office;
      }
    }
    throw RequestJson.wrong("as", "Is no code.");
  }

  private static NodeId node(String text) {
    try {
      return new NodeId(text);
    } catch (IllegalArgumentException e) {
      throw noSuchPeer();
    }
  }

  private static ProblemException noSuchPeer() {
    return RequestJson.wrong("node", "Has no valid form.");
  }
}
