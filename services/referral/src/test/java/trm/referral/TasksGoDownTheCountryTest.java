package trm.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static trm.referral.Nodes.MN;
import static trm.referral.Nodes.MO;
import static trm.referral.Story.AUTHORITY;
import static trm.referral.Story.CONSUL;
import static trm.referral.Story.COORDINATOR;
import static trm.referral.Story.SHELTER;
import static trm.referral.deadline.Deadline.State.ANSWERED;
import static trm.referral.deadline.Deadline.State.OPEN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import trm.referral.AssistanceEvent.RequestMade;
import trm.referral.CaseCommand.DelegateTask;
import trm.referral.CaseCommand.RecordAsylumAdvice;
import trm.referral.CaseCommand.ReturnTask;
import trm.referral.Decision.Refused;
import trm.referral.LocalEvent.TaskDelegated;
import trm.referral.Nodes.Actor;
import trm.referral.deadline.Deadline;
import trm.referral.deadline.Deadlines;

/** A peer's question goes from the centre by the province to the district, and its answer back. */
class TasksGoDownTheCountryTest {
  private static final Actor PROVINCE = new Actor(MN, "mn-khovd", OrganisationKind.SOCIAL_SERVICE);
  private static final Actor DISTRICT =
      new Actor(MN, "mn-khovd-buyant", OrganisationKind.SOCIAL_SERVICE);
  private static final Actor ANOTHER = new Actor(MN, "mn-dornod", OrganisationKind.SOCIAL_SERVICE);

  private final Nodes nodes = new Nodes();
  private final RequestId request = asked();

  private RequestId asked() {
    nodes.does(COORDINATOR, Story.open());
    nodes.does(SHELTER, Story.measure("M1.3", "ORIGIN_AUTHORITIES"));
    nodes.does(SHELTER, new RecordAsylumAdvice(true));
    nodes.does(SHELTER, Story.consent());
    return nodes.does(COORDINATOR, Story.verification(MN), RequestMade.class).requestId();
  }

  @Test
  void eachTaskIsDueBeforeTheOneAboveAndIsGivenBackBeforeTheAnswer() {
    TaskId province = delegate(CONSUL, PROVINCE, "PROVINCE", request, null, 10);
    TaskId district = delegate(PROVINCE, DISTRICT, "DISTRICT", null, province, 6);
    assertThat(task(district).measure()).as("the request's").isEqualTo("M4.3");
    assertThat(task(district).desk().organisation())
        .isEqualTo(new OrganisationId(DISTRICT.organisation()));
    assertThat(task(province).dueAt()).isEqualTo(days(10));

    nodes.now = days(5);
    nodes.does(DISTRICT, new ReturnTask(district, "DONE", null, List.of(), Guarded.withheld()));
    assertThat(task(district).state(nodes.now)).isEqualTo(ANSWERED);
    assertThat(task(province).state(nodes.now)).isEqualTo(OPEN);
    nodes.does(PROVINCE, new ReturnTask(province, "DONE", null, List.of(), Guarded.withheld()));
    nodes.does(CONSUL, Story.answer(request, "CONFIRMED"));

    assertThat(deadlines(MN).owed()).isEmpty();
    assertThat(nodes.at(MO).facts())
        .as("what a country does inside is told to nobody")
        .noneMatch(fact -> fact.event() instanceof TaskDelegated);
  }

  @Test
  void aPartOfATaskIsNotDueAfterTheTaskAndGoesOnlyDown() {
    TaskId province = delegate(CONSUL, PROVINCE, "PROVINCE", request, null, 10);

    assertRefused(PROVINCE, task(DISTRICT, "DISTRICT", null, province, 11), "SOP2-DELEGATION-03");
    assertRefused(PROVINCE, task(ANOTHER, "PROVINCE", null, province, 9), "SOP2-DELEGATION-04");
    assertRefused(PROVINCE, task(PROVINCE, "DISTRICT", null, province, 9), "SOP2-DELEGATION-04");
    assertRefused(ANOTHER, task(DISTRICT, "DISTRICT", null, province, 9), "SOP2-DELEGATION-01");
  }

  @Test
  void nobodyDelegatesWhatAnotherNodeOwes() {
    assertRefused(COORDINATOR, task(AUTHORITY, "CENTRE", request, null, 3), "SOP2-DELEGATION-01");
  }

  @Test
  void aTaskIsGivenBackOnce() {
    TaskId province = delegate(CONSUL, PROVINCE, "PROVINCE", request, null, 10);
    nodes.does(
        PROVINCE, new ReturnTask(province, "NOT_COMPETENT", null, List.of(), Guarded.withheld()));

    assertRefused(
        PROVINCE,
        new ReturnTask(province, "DONE", null, List.of(), Guarded.withheld()),
        "SOP2-DELEGATION-05");
    assertThat(deadlines(MN).owed()).extracting(d -> d.id().value()).contains("request:" + request);
  }

  private TaskId delegate(
      Actor by,
      Actor to,
      String level,
      @Nullable RequestId asked,
      @Nullable TaskId parent,
      int days) {
    return nodes.does(by, task(to, level, asked, parent, days), TaskDelegated.class).taskId();
  }

  private static DelegateTask task(
      Actor to, String level, @Nullable RequestId asked, @Nullable TaskId parent, int days) {
    return new DelegateTask(
        new OrganisationId(to.organisation()), level, null, asked, parent, days(days));
  }

  private static Instant days(int days) {
    return Nodes.START.plus(Duration.ofDays(days));
  }

  private void assertRefused(Actor by, Command command, String rule) {
    assertThat(nodes.asks(by, command))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.rules()).extracting("ruleId").contains(rule));
  }

  private Deadline task(TaskId id) {
    return deadlines(MN).find(new DeadlineId("task:" + id)).orElseThrow();
  }

  private Deadlines deadlines(NodeId node) {
    return Deadlines.of(nodes.at(node), Nodes.PROVISIONS, Nodes.DIRECTORY);
  }
}
