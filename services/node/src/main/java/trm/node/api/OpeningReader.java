package trm.node.api;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import trm.node.casework.Freshness;
import trm.node.intake.FieldFault;
import trm.node.intake.HtcdsIntake;
import trm.node.intake.IntakeReading;
import trm.referral.CaseCommand;
import trm.referral.Command;
import trm.referral.Guarded;
import trm.referral.Identity;
import trm.referral.Pseudonym;

/** Reads what opens a case: the intake file, and beside it what the mechanism needs at once. */
final class OpeningReader {
  private final CommandReader commands;
  private final HtcdsIntake intake = new HtcdsIntake();
  private final Freshness fresh;
  private final InstantSource clock;

  OpeningReader(CommandReader commands, Freshness fresh, InstantSource clock) {
    this.commands = commands;
    this.fresh = fresh;
    this.clock = clock;
  }

  /**
   * Reads {@code OpenReferral}.
   *
   * @throws ProblemException naming every wrong field
   */
  Command read(Map<String, JsonNode> fields) {
    Map<String, Object> given = new HashMap<>();
    if (!fields.containsKey("subject")) {
      given.put("subject", new Pseudonym(fresh.id().toString()));
    }
    JsonNode file = fields.remove("intake");
    if (file != null) {
      switch (intake.read(file, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
        case IntakeReading.Understood understood -> add(understood, given);
        case IntakeReading.NotUnderstood(List<FieldFault> faults) -> throw notUnderstood(faults);
      }
    }
    return commands.read("open-referral", fields, given);
  }

  /**
   * What opens a case from a row of a file alone; what is urgent is not in it.
   *
   * @param language that the person understands
   */
  Command of(IntakeReading.Understood intake, String language, boolean interpreter) {
    Identity identity = intake.identity();
    return new CaseCommand.OpenReferral(
        new Pseudonym(fresh.id().toString()),
        language,
        interpreter,
        Guarded.of(intake.profile()),
        identity == null ? Guarded.withheld() : Guarded.of(identity),
        Guarded.withheld(),
        Guarded.of(intake.fields()));
  }

  private static void add(IntakeReading.Understood understood, Map<String, Object> given) {
    given.put("profile", Guarded.of(understood.profile()));
    given.put("intake", Guarded.of(understood.fields()));
    Identity identity = understood.identity();
    if (identity != null) {
      given.put("identity", Guarded.of(identity));
    }
  }

  private static ProblemException notUnderstood(List<FieldFault> faults) {
    List<Problem.Field> wrong =
        faults.stream().map(fault -> new Problem.Field(fault.field(), fault.sentence())).toList();
    return new ProblemException(Problem.ofFields(ApiError.UNKNOWN_CODE, wrong));
  }
}
