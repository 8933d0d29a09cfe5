package trm.corridor.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import trm.evidence.journal.EntryKind;
import trm.exchange.inbox.QuarantineReason;
import trm.node.api.ApiError;
import trm.node.runtime.NodeMeter;
import trm.referral.Command;
import trm.referral.sop.LawBook;
import trm.referral.sop.Rule;
import trm.schema.EventCatalogue;

@Execution(ExecutionMode.CONCURRENT)
class NamesInTheDocumentsTest {
  private static final Pattern NAME = Pattern.compile("`(trm(?:\\.[a-z][a-z0-9-]*){2,})`");

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
  void thePageOfSettingsNamesEverySetting() {
    assertNamed("docs/operations/settings.md", settings());
  }

  @Test
  void thePageOfMetersNamesEveryMeter() {
    assertNamed("docs/reference/meters.md", meters());
  }

  /** The changelog alone may name what is no more. */
  @Test
  void noPageNamesASettingOrAMeterThatIsNotThere() {
    Set<String> known =
        Stream.of(settings(), meters(), packages())
            .flatMap(names -> names)
            .collect(Collectors.toSet());
    for (Path page : Repository.pages()) {
      if (!page.endsWith("CHANGELOG.md")) {
        assertThat(found(NAME, page)).as(page.toString()).allMatch(known::contains);
      }
    }
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

  private static Stream<String> settings() {
    return new ClassFileImporter()
        .importPackages("trm.node.settings").stream()
            .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
            .map(JavaClass::reflect)
            .flatMap(NamesInTheDocumentsTest::settings);
  }

  /** The list is held against a started node. */
  private static Stream<String> meters() {
    return Arrays.stream(NodeMeter.values()).map(NodeMeter::id);
  }

  private static Stream<String> packages() {
    return new ClassFileImporter()
        .importPackages("trm").stream().map(JavaClass::getPackageName).distinct();
  }

  private static List<String> found(Pattern pattern, Path file) {
    return pattern.matcher(Repository.read(file)).results().map(one -> one.group(1)).toList();
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
