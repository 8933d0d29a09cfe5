package trm.node.api;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
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
  private final JsonMapper json;
  private final OwnCopyPage page;

  OwnCopyViews(JsonMapper json, OwnCopyPage page) {
    this.json = json;
    this.page = page;
  }

  /** Each disclosure by itself, with the names of bodies that the page leaves out. */
  ObjectNode json(OwnCopyFile file, LanguageWish wish) {
    ObjectNode node = json.createObjectNode();
    node.put("case", file.caseReference().value());
    node.put("preparedOn", file.preparedOn().toString());
    node.put("language", file.language());
    ArrayNode told = node.putArray("told");
    file.passed().forEach(passed -> told.add(told(passed)));
    node.set("withdraw", withdraw(file, wish));
    node.set("contact", json.valueToTree(file.contact()));
    return node;
  }

  private ObjectNode told(OwnCopyFile.Passed passed) {
    Disclosure disclosure = passed.disclosure();
    ObjectNode node = json.createObjectNode();
    node.put("at", disclosure.at().toString());
    node.put("sent", passed.sent());
    node.put("messageId", disclosure.message().toString());
    node.put("to", disclosure.to().value());
    node.put("operator", passed.operator());
    node.put("operatorKind", disclosure.operatorKind());
    node.put("territory", disclosure.territory());
    ArrayNode classes = node.putArray("classes");
    disclosure.classes().forEach(one -> classes.add(one.name()));
    node.put("purpose", disclosure.purpose());
    node.put("basis", basis(disclosure.basis()).name());
    switch (disclosure.basis()) {
      case Basis.ByConsent(var consent) -> node.put("consent", consent.value());
      case Basis.RiskToLife(var reason) -> node.put("reason", reason);
      case Basis.StatutoryChildProtection duty -> {}
      case Basis.NotificationDuty duty -> {}
    }
    return node;
  }

  private ObjectNode withdraw(OwnCopyFile file, LanguageWish wish) {
    ObjectNode node = json.createObjectNode();
    List<Label> sentences = page.howToWithdraw(wish);
    node.put("language", sentences.getFirst().language());
    node.put("fallback", sentences.stream().anyMatch(Label::fallback));
    node.put("reviewed", sentences.stream().allMatch(Label::reviewed));
    ArrayNode how = node.putArray("how");
    sentences.forEach(sentence -> how.add(sentence.text()));
    node.put("command", "withdraw-consent");
    ArrayNode consents = node.putArray("consents");
    file.consents().forEach(consent -> consents.add(consent(consent)));
    return node;
  }

  private ObjectNode consent(Consent consent) {
    ObjectNode node = json.createObjectNode();
    node.put("consent", consent.id().value());
    node.set("purposes", json.valueToTree(consent.terms().purposes()));
    node.set("receivers", json.valueToTree(consent.terms().receivers()));
    node.set("classes", json.valueToTree(consent.terms().classes()));
    node.put("validUntil", consent.terms().validUntil().toString());
    return node;
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
