package trm.referral;

import static trm.referral.CaseFixture.atOrigin;
import static trm.referral.Nodes.MO;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.CaseCommand.DelegateTask;
import trm.referral.CaseCommand.ReturnTask;
import trm.referral.CaseCommand.ReviewEmergencyReadings;
import trm.referral.LocalEvent.EmergencyReadingRecorded;
import trm.referral.LocalEvent.TaskDelegated;
import trm.referral.RuleCases.RuleCase;

/**
 * The rules of tasks inside a country, and of what was read there, at the origin that was asked who
 * somebody is.
 */
final class DelegationRuleCases {
  private static final TaskId TASK = new TaskId("task-1");
  private static final Instant IN_TEN_DAYS = Nodes.START.plus(Duration.ofDays(10));

  private static final OrganisationId ORGANISATION = new OrganisationId("mn-consulate");
  private static final ReviewEmergencyReadings REVIEW =
      new ReviewEmergencyReadings(true, Guarded.withheld());

  private DelegationRuleCases() {}

  static List<RuleCase> all() {
    DelegateTask good = task("mn-province", "PROVINCE", CaseFixture.ASKED_RETURN, null, 10);
    return List.of(
        new RuleCase("SOP2-DELEGATION-01", asked().asks(good), atOrigin().asks(good)),
        new RuleCase(
            "SOP2-DELEGATION-02",
            asked().asks(good),
            asked().asks(task("mn-province", "PROVINCE", CaseFixture.ASKED_RETURN, null, 0))),
        new RuleCase(
            "SOP2-DELEGATION-03",
            asked().asks(task("mn-province", "PROVINCE", CaseFixture.ASKED_RETURN, null, 15)),
            asked().asks(task("mn-province", "PROVINCE", CaseFixture.ASKED_RETURN, null, 16))),
        new RuleCase(
            "SOP2-DELEGATION-04",
            delegated().asksAs("mn-province", task("mn-district", "DISTRICT", null, TASK, 9)),
            delegated().asksAs("mn-province", task("mn-capital", "CENTRE", null, TASK, 9))),
        new RuleCase(
            "SOP2-DELEGATION-05",
            delegated()
                .asksAs(
                    "mn-province",
                    new ReturnTask(TASK, "DONE", null, List.of(), Guarded.withheld())),
            delegated()
                .asksAs(
                    "mn-district",
                    new ReturnTask(TASK, "DONE", null, List.of(), Guarded.withheld()))),
        new RuleCase(
            "SOP2-DELEGATION-07",
            delegated().asksAs("mn-province", found("CONFIRMED", "KNOWN_AT_HOME")),
            delegated().asksAs("mn-province", found("CONFIRMED", "UNKNOWN_AT_HOME"))),
        new RuleCase(
            "SOP2-EMERGENCY-01",
            asked().with(readBy("officer-2")).asks(REVIEW),
            asked().with(readBy("officer-1")).asks(REVIEW)),
        new RuleCase(
            "SOP2-DELEGATION-06",
            asked().from(MO, ofAnAdult()).asks(good),
            asked().from(MO, ofAnAdult()).excepting("mn-origin/mn-province").asks(good)));
  }

  /** Of the organisation of whoever asks, which is officer-1. */
  private static EmergencyReadingRecorded readBy(String officer) {
    return new EmergencyReadingRecorded(ORGANISATION, new OfficerId(officer), "LIFE");
  }

  private static ReturnTask found(String finding, String ground) {
    return new ReturnTask(TASK, "DONE", finding, List.of(ground), Guarded.withheld());
  }

  private static RequestMade ofAnAdult() {
    return CaseFixture.request(new RequestId("request-8"), "CAPACITY", Story.ADULT);
  }

  /** A peer waits for an answer in fifteen days. */
  private static CaseFixture asked() {
    return atOrigin().from(MO, CaseFixture.request(CaseFixture.ASKED_RETURN, "RETURN"));
  }

  private static CaseFixture delegated() {
    return asked()
        .with(
            new TaskDelegated(
                TASK,
                new OrganisationId("mn-province"),
                "PROVINCE",
                "M4.3",
                CaseFixture.ASKED_RETURN,
                null,
                IN_TEN_DAYS));
  }

  private static DelegateTask task(
      String to, String level, @Nullable RequestId request, @Nullable TaskId parent, int days) {
    return new DelegateTask(
        new OrganisationId(to),
        level,
        null,
        request,
        parent,
        Nodes.START.plus(Duration.ofDays(days)));
  }
}
