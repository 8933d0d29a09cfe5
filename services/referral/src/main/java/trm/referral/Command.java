package trm.referral;

/**
 * What somebody asks the law to allow. Each is one record of plain components, so that a caller can
 * write it as JSON; its name in kebab case is the command's name on the outside. What tells about a
 * person is {@link Guarded}.
 */
public sealed interface Command
    permits CaseCommand,
        ConsentCommand,
        AssistanceCommand,
        ReturnCommand,
        HandoverCommand,
        ProceedingsCommand,
        SafetyCommand {}
