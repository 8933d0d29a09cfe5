package trm.referral;

import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.Story.TODAY;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.referral.AssistanceCommand.AnswerRequest;
import trm.referral.AssistanceCommand.RequestVerification;
import trm.referral.AssistanceEvent.DataAdded;
import trm.referral.CaseCommand.FileAttachment;
import trm.referral.LocalEvent.AttachmentFiled;
import trm.referral.RuleCases.RuleCase;

/** The rules of a consular desk: verifications, what it issues, photos and scans. */
final class DeskRuleCases {
  private static final RequestId ASKED = new RequestId("request-7");
  private static final Octets DIGEST = Octets.of(new byte[32]);

  private DeskRuleCases() {}

  static List<RuleCase> all() {
    return List.of(
        new RuleCase(
            "SOP4-VERIFY-02",
            ready().asks(asksAbout("PASSPORT", "A-1")),
            ready().asks(asksAbout("PASSPORT", null))),
        new RuleCase(
            "SOP4-ANSWER-05",
            asked("PERMANENT_RESIDENCE").asks(answers("CONFIRMED", "REGISTER_ENTRY")),
            asked("PERMANENT_RESIDENCE").asks(answers("CONFIRMED", "NO_REGISTER_ENTRY"))),
        new RuleCase(
            "SOP4-ANSWER-06",
            asked("TRAVEL_DOCUMENT").asks(issues(TODAY, TODAY.plusDays(60), null)),
            asked("TRAVEL_DOCUMENT").asks(issues(TODAY, TODAY.plusDays(60), TODAY.plusDays(90)))),
        new RuleCase("SOP4-FILE-01", ready().asks(file(1)), ready().asks(file((3L << 20) + 1))),
        new RuleCase(
            "SOP4-FILE-04",
            waiting(40, 1L << 20).with(enclosing("f-1")).asks(file(1L << 20)),
            waiting(39, 1L << 20).asks(file((1L << 20) + 1))),
        new RuleCase(
            "SOP4-FILE-02",
            ready().with(filed("photo-1", 10)).asks(sends("photo-1")),
            ready().with(filed("photo-1", 10)).asks(sends("photo-2"))),
        new RuleCase(
            "SOP4-FILE-03",
            ready()
                .with(filed("photo-1", 2L << 20))
                .with(filed("photo-2", 1L << 20))
                .asks(sends("photo-1", "photo-2")),
            ready()
                .with(filed("photo-1", 2L << 20))
                .with(filed("photo-2", (1L << 20) + 1))
                .asks(sends("photo-1", "photo-2"))));
  }

  private static DataAdded enclosing(String name) {
    Attachment file =
        new Attachment(new AttachmentId(name), "PERSON_PHOTO", "image/jpeg", DIGEST, 1);
    return new DataAdded(
        ASKED,
        Guarded.withheld(),
        Guarded.withheld(),
        Guarded.of(List.of(file)),
        Guarded.withheld());
  }

  private static CaseFixture waiting(int files, long size) {
    CaseFixture fixture = ready();
    for (int i = 1; i <= files; i++) {
      fixture.with(filed("f-" + i, size));
    }
    return fixture;
  }

  private static CaseFixture ready() {
    return RuleCases.ready();
  }

  private static CaseFixture asked(String kind) {
    return atOrigin().from(MO, CaseFixture.request(ASKED, kind));
  }

  private static RequestVerification asksAbout(String type, @Nullable String number) {
    Identity identity = new Identity("Zokhiomol", "Solongo", null, null, null, "MN", type, number);
    return new RequestVerification(
        MN,
        "DOCUMENT_GENUINE",
        null,
        Guarded.withheld(),
        Guarded.of(identity),
        Guarded.withheld(),
        Guarded.withheld(),
        List.of());
  }

  private static AnswerRequest answers(String outcome, String ground) {
    return new AnswerRequest(
        ASKED,
        outcome,
        null,
        List.of(),
        Guarded.withheld(),
        null,
        List.of(),
        List.of(ground),
        List.of());
  }

  private static AnswerRequest issues(LocalDate on, LocalDate until, @Nullable LocalDate told) {
    return new AnswerRequest(
        ASKED,
        "CONFIRMED",
        null,
        List.of(),
        Guarded.of(new TravelDocument("EMERGENCY_CERTIFICATE", "X-1", on, until)),
        told,
        List.of(),
        List.of(),
        List.of());
  }

  private static FileAttachment file(long size) {
    return new FileAttachment("PERSON_PHOTO", "image/jpeg", DIGEST, size);
  }

  private static AttachmentFiled filed(String name, long size) {
    AttachmentId id = new AttachmentId(name);
    return new AttachmentFiled(
        id, Guarded.of(new Attachment(id, "PERSON_PHOTO", "image/jpeg", DIGEST, size)));
  }

  private static RequestVerification sends(String... files) {
    RequestVerification usual = Story.verification(MN);
    return new RequestVerification(
        usual.to(),
        usual.kind(),
        usual.dueBy(),
        usual.profile(),
        usual.identity(),
        usual.clues(),
        usual.capacities(),
        List.of(files).stream().map(AttachmentId::new).toList());
  }
}
