package trm.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import trm.evidence.journal.EntryKind;
import trm.exchange.inbox.QuarantineReason;
import trm.node.api.ApiError;
import trm.referral.Command;
import trm.referral.sop.LawBook;
import trm.referral.sop.Rule;
import trm.schema.EventCatalogue;

class NamesInTheDocumentsTest {
  @Test
  void theProtocolNamesEveryEventThatCrosses() {
    assertNamed(
        "docs/protocol.md", new EventCatalogue().events().stream().map(event -> event.name()));
  }

  @Test
  void theProtocolNamesEveryKindOfEntry() {
    assertNamed("docs/protocol.md", Arrays.stream(EntryKind.values()).map(EntryKind::name));
  }

  @Test
  void theProtocolNamesEveryReasonForQuarantine() {
    assertNamed(
        "docs/protocol.md", Arrays.stream(QuarantineReason.values()).map(QuarantineReason::name));
  }

  @Test
  void theMeasuresNameEveryCommand() {
    assertNamed(
        "docs/reference/measures.md", commands(Command.class).map(NamesInTheDocumentsTest::kebab));
  }

  @Test
  void theRulesNameEveryRule() {
    Stream<String> rules = LawBook.rules().stream().map(Rule::id);
    assertNamed("docs/reference/sop-rules.md", rules);
  }

  @Test
  void theOperationsPageNamesEverySetting() {
    Stream<String> settings =
        new ClassFileImporter()
            .importPackages("trm.node.settings").stream()
                .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                .map(JavaClass::reflect)
                .flatMap(NamesInTheDocumentsTest::settings);
    assertNamed("docs/operations.md", settings);
  }

  @Test
  void theApiPageNamesEveryError() {
    assertNamed("docs/api.md", Arrays.stream(ApiError.values()).map(ApiError::name));
  }

  private static void assertNamed(String page, Stream<String> names) {
    String text = Repository.read(page);
    assertThat(names.distinct().toList())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(text).as(page).contains("`" + name + "`"));
  }

  private static Stream<Class<?>> commands(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(NamesInTheDocumentsTest::commands);
  }

  private static Stream<String> settings(Class<?> record) {
    String prefix = record.getAnnotation(ConfigurationProperties.class).value();
    return Arrays.stream(record.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> prefix + "." + kebab(name));
  }

  private static String kebab(Class<?> command) {
    String name = command.getSimpleName();
    return kebab(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
