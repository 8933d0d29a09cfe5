package trm.node.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import trm.node.casework.Disclosure;
import trm.node.casework.OwnCopyFile;
import trm.node.copy.OwnCopy;
import trm.node.copy.OwnCopyPage;
import trm.referral.Basis;
import trm.referral.DisclosureClass;
import trm.referral.SafeContact;
import trm.referral.consent.Consent;
import trm.schema.Label;
import trm.schema.LanguageWish;

/** The person's own copy as an officer's screen and as the page shows it. */
final class OwnCopyViews {
  private final OwnCopyPage page;

  OwnCopyViews(OwnCopyPage page) {
    this.page = page;
  }

  /**
   * The copy for a screen.
   *
   * @param language in which the person speaks with this node
   * @param contact how the person may be reached, as far as it was said and still reads
   */
  record OwnCopyShown(
      @JsonProperty("case") String caseReference,
      LocalDate preparedOn,
      @Nullable String language,
      List<ToldShown> told,
      WithdrawShown withdraw,
      @Nullable SafeContact contact) {}

  /**
   * One message that told something.
   *
   * @param sent whether it has left this node
   * @param consent where the basis is one
   * @param reason coded, where the basis is a danger
   */
  record ToldShown(
      Instant at,
      boolean sent,
      String messageId,
      String to,
      @Nullable String operator,
      @Nullable String operatorKind,
      @Nullable String territory,
      List<DisclosureClass> classes,
      String purpose,
      OwnCopy.Basis basis,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String consent,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}

  /**
   * How consent is taken back.
   *
   * @param fallback whether a sentence is English for want of the reader's language
   * @param reviewed whether a native speaker has read them
   */
  record WithdrawShown(
      String language,
      boolean fallback,
      boolean reviewed,
      List<String> how,
      String command,
      List<ConsentShown> consents) {}

  /** A consent that still counts. */
  record ConsentShown(
      String consent,
      List<String> purposes,
      List<String> receivers,
      List<String> classes,
      Instant validUntil) {
    static ConsentShown of(Consent consent) {
      return new ConsentShown(
          consent.id().value(),
          consent.terms().purposes(),
          consent.terms().receivers(),
          consent.terms().classes(),
          consent.terms().validUntil());
    }
  }

  /** Each disclosure by itself, with the names of bodies that the page leaves out. */
  OwnCopyShown shown(OwnCopyFile file, LanguageWish wish) {
    return new OwnCopyShown(
        file.caseReference().value(),
        file.preparedOn(),
        file.language(),
        file.passed().stream().map(OwnCopyViews::told).toList(),
        withdraw(file, wish),
        file.contact());
  }

  private static ToldShown told(OwnCopyFile.Passed passed) {
    Disclosure told = passed.disclosure();
    return new ToldShown(
        told.at(),
        passed.sent(),
        told.message().toString(),
        told.to().value(),
        passed.operator(),
        told.operatorKind(),
        told.territory(),
        told.classes(),
        told.purpose(),
        basis(told.basis()),
        told.basis() instanceof Basis.ByConsent(var consent) ? consent.value() : null,
        told.basis() instanceof Basis.RiskToLife(var reason) ? reason : null);
  }

  private WithdrawShown withdraw(OwnCopyFile file, LanguageWish wish) {
    List<Label> sentences = page.howToWithdraw(wish);
    return new WithdrawShown(
        sentences.getFirst().language(),
        sentences.stream().anyMatch(Label::fallback),
        sentences.stream().allMatch(Label::reviewed),
        sentences.stream().map(Label::text).toList(),
        "withdraw-consent",
        file.consents().stream().map(ConsentShown::of).toList());
  }

  /**
   * As the page has it: what was told to the same body on the same day for the same reason is one
   * line, since a table that nobody reads to its end tells nothing.
   */
  OwnCopy copy(OwnCopyFile file) {
    Map<List<@Nullable Object>, List<Disclosure>> lines = new LinkedHashMap<>();
    for (OwnCopyFile.Passed passed : file.passed()) {
      OwnCopy.Told told = line(List.of(passed.disclosure()));
      lines
          .computeIfAbsent(
              List.of(passed.disclosure().to(), told.on(), told.purpose(), told.basis()),
              same -> new ArrayList<>())
          .add(passed.disclosure());
    }
    return new OwnCopy(
        file.preparedOn(),
        lines.values().stream().map(OwnCopyViews::line).toList(),
        contact(file.contact()));
  }

  /** Whoever does not want to be reached reads the same as one who has not said how. */
  private static OwnCopy.@Nullable SafeContact contact(@Nullable SafeContact contact) {
    return contact == null || !contact.allowed()
        ? null
        : new OwnCopy.SafeContact(contact.how(), contact.when(), contact.mayBeSaid());
  }

  private static OwnCopy.Told line(List<Disclosure> same) {
    Disclosure first = same.getFirst();
    return new OwnCopy.Told(
        first.at().atOffset(ZoneOffset.UTC).toLocalDate(),
        Objects.requireNonNullElse(first.operatorKind(), ""),
        Objects.requireNonNullElse(first.territory(), ""),
        classes(same),
        first.purpose(),
        basis(first.basis()));
  }

  /** A line that tells something of the person need not say that it was routed, too. */
  private static List<trm.schema.DisclosureClass> classes(List<Disclosure> same) {
    TreeSet<DisclosureClass> all = new TreeSet<>();
    same.forEach(disclosure -> all.addAll(disclosure.classes()));
    Stream<DisclosureClass> shown =
        all.size() == 1 ? all.stream() : all.stream().filter(one -> one != DisclosureClass.A);
    return shown.map(one -> trm.schema.DisclosureClass.valueOf(one.name())).toList();
  }

  private static OwnCopy.Basis basis(Basis basis) {
    return switch (basis) {
      case Basis.ByConsent consent -> OwnCopy.Basis.CONSENT;
      case Basis.StatutoryChildProtection duty -> OwnCopy.Basis.CHILD_PROTECTION;
      case Basis.NotificationDuty duty -> OwnCopy.Basis.NOTIFICATION_DUTY;
      case Basis.RiskToLife risk -> OwnCopy.Basis.DANGER;
    };
  }
}
