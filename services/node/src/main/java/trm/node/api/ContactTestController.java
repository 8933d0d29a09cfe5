package trm.node.api;

import static trm.node.OfficerRole.COMPETENT_AUTHORITY;
import static trm.node.OfficerRole.FOCAL_POINT_ALTERNATE;
import static trm.node.OfficerRole.NATIONAL_COORDINATOR;
import static trm.node.OfficerRole.PARTNER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
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
import trm.node.casework.Officer;

/**
 * Where the people of a focal point answer peers, and ask them. A partner's system is let in to
 * neither: what is tested is whether a person is there.
 */
@RestController
@Tag(name = "Directory")
@RequestMapping(path = "/api/v1/contact-tests", produces = MediaType.APPLICATION_JSON_VALUE)
final class ContactTestController {
  private final FocalPoints focalPoints;
  private final InstantSource clock;
  private final BodyReader bodies;

  ContactTestController(FocalPoints focalPoints, InstantSource clock, JsonMapper json) {
    this.focalPoints = focalPoints;
    this.clock = clock;
    this.bodies = new BodyReader(json);
  }

  /** A test that waits. */
  record TestWaiting(String id, String from, Instant askedAt, Instant answerBy) {
    static TestWaiting of(ReceivedTest test) {
      return new TestWaiting(
          test.id().toString(), test.asker().value(), test.askedAt(), test.answerBy());
    }
  }

  /** The tests that wait. */
  record TestsWaiting(List<TestWaiting> tests) {}

  /** As whom somebody answers. */
  public record TestAnswer(AnsweredAs as) {}

  /** That somebody answered. */
  record TestAnswered(String id, AnsweredAs answeredAs) {}

  /** Whom to ask. */
  public record TestAsked(String node) {}

  /** What was asked. */
  record TestSent(String id) {}

  @GetMapping
  @Operation(
      operationId = "listContactTests",
      summary = "Peers' questions whether anybody is there",
      description = "Those that wait for a person.")
  @AllowedTo({NATIONAL_COORDINATOR, COMPETENT_AUTHORITY, FOCAL_POINT_ALTERNATE})
  TestsWaiting waiting(@AuthenticationPrincipal Jwt token) {
    person(token);
    return new TestsWaiting(focalPoints.waiting().stream().map(TestWaiting::of).toList());
  }

  @PostMapping(path = "/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "answerContactTest",
      summary = "A person answers a contact test",
      description = "Never a partner's system. Journalled.")
  @AllowedTo({NATIONAL_COORDINATOR, COMPETENT_AUTHORITY, FOCAL_POINT_ALTERNATE})
  @Takes(TestAnswer.class)
  @MayAnswer(ApiError.UNKNOWN_CONTACT_TEST)
  TestAnswered answer(
      @AuthenticationPrincipal Jwt token, @PathVariable("id") UUID id, InputStream body)
      throws IOException {
    Officer officer = person(token);
    AnsweredAs as = bodies.read(body, TestAnswer.class).as();
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
    return new TestAnswered(id.toString(), as);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(operationId = "askContactTest", summary = "Asks a peer's focal point now")
  @AllowedTo(NATIONAL_COORDINATOR)
  @Takes(TestAsked.class)
  @Gives(status = 202)
  TestSent ask(@AuthenticationPrincipal Jwt token, InputStream body) throws IOException {
    Officer officer = person(token);
    String peer = bodies.read(body, TestAsked.class).node();
    TestId id =
        focalPoints
            .ask(
                node(peer),
                officer.organisation().value(),
                officer.officer().value(),
                clock.instant())
            .orElseThrow(() -> noSuchPeer());
    return new TestSent(id.toString());
  }

  private static Officer person(Jwt token) {
    if (CallerReader.roles(token).contains(PARTNER)) {
      throw new ProblemException(ApiError.ROLE_NOT_ALLOWED);
    }
    return CallerReader.officer(token, null);
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
