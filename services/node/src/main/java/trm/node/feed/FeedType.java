package trm.node.feed;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import trm.node.wire.RecordShape;
import trm.referral.AssistanceEvent;
import trm.referral.LocalEvent;
import trm.referral.ProceedingsEvent;
import trm.referral.ReferralEvent;

/** What an entry tells of: one of a closed set, in the form that Standard Webhooks recommends. */
public record FeedType(String value) {
  /** The case is the organisation's from here on. */
  public static final FeedType CASE_VISIBLE = new FeedType("case.visible");

  /** A webhook of the organisation was disabled. */
  public static final FeedType WEBHOOK_DISABLED = new FeedType("webhook.disabled");

  /** Sent when somebody tries a webhook; stands in no feed. */
  public static final FeedType WEBHOOK_TEST = new FeedType("webhook.test");

  private static final String EVENT = "case.event.";
  private static final FeedType UNNAMED = new FeedType(EVENT + "unnamed");
  private static final Map<Class<? extends ReferralEvent>, FeedType> NAMED =
      RecordShape.under(ReferralEvent.class)
          .collect(Collectors.toUnmodifiableMap(type -> type, FeedType::named));
  private static final Set<String> ALL = all();

  public FeedType {
    if (!value.matches("[a-z_]+(\\.[a-z_]+)+")) {
      throw new IllegalArgumentException("A type is words and full stops.");
    }
  }

  /**
   * The type of an event. That there is a claim to asylum, a hold, proceedings or a decision on
   * status must not stand in a partner's web log, so these have no name here either.
   */
  static FeedType of(ReferralEvent event) {
    return switch (event) {
      case LocalEvent.AsylumAdviceRecorded e -> UNNAMED;
      case LocalEvent.AsylumClaimOpened e -> UNNAMED;
      case LocalEvent.AsylumClaimClosed e -> UNNAMED;
      case LocalEvent.HoldPlaced e -> UNNAMED;
      case LocalEvent.HoldReleased e -> UNNAMED;
      case LocalEvent.IdentificationDecided e -> UNNAMED;
      case LocalEvent.IdentificationRevoked e -> UNNAMED;
      case LocalEvent.IndicatorsRecorded e -> UNNAMED;
      case LocalEvent.CaseLinked e -> UNNAMED;
      case AssistanceEvent.DecisionTold e -> UNNAMED;
      case ProceedingsEvent e -> UNNAMED;
      case ReferralEvent e -> Objects.requireNonNull(NAMED.get(e.getClass()));
    };
  }

  /** Whether the type leaves open what happened; then nothing else of the entry may tell it. */
  boolean isUnnamed() {
    return equals(UNNAMED);
  }

  /** Whether anything has this type. */
  public static boolean isKnown(String type) {
    return ALL.contains(type);
  }

  private static Set<String> all() {
    return Stream.concat(
            NAMED.values().stream(), Stream.of(UNNAMED, CASE_VISIBLE, WEBHOOK_DISABLED))
        .map(FeedType::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static FeedType named(Class<? extends ReferralEvent> event) {
    return new FeedType(
        EVENT
            + event
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT));
  }
}
