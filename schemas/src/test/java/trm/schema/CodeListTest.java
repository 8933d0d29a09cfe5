package trm.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeListTest {
  static List<String> everyList() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/codes"))) {
      return files.map(file -> file.getFileName().toString().replace(".csv", "")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("everyList")
  void definesEveryCodeOnce(String name) {
    CodeList list = CodeList.named(name);
    assertThat(list.codes()).isNotEmpty().allMatch(code -> !list.definitionOf(code).isBlank());
  }

  @Test
  void listsTheClassesThatFieldsHave() {
    assertThat(CodeList.named("disclosure-classes").codes())
        .containsExactlyElementsOf(
            Arrays.stream(DisclosureClass.values()).map(DisclosureClass::name).toList());
  }

  @Test
  void listsTheMeasuresOfAllFiveProcedures() {
    assertThat(CodeList.named("measures").codes())
        .hasSize(44)
        .startsWith("M1.1")
        .contains("M1.6", "M2.7", "M3.7", "M4.14")
        .endsWith("M5.10");
  }

  @Test
  void knowsCountriesAndLanguagesFromTheirStandards() {
    assertThat(CodeList.named("ISO-3166-1").definitionOf("MN")).isEqualTo("Mongolia");
    assertThat(CodeList.named("ISO-3166-1").contains("XX")).isFalse();
    assertThat(CodeList.named("ISO-639").definitionOf("mon")).isEqualTo("Mongolian");
    assertThat(CodeList.named("ISO-639").contains("hmn")).isTrue();
    assertThat(CodeList.named("ISO-639").contains("Mongolian")).isFalse();
  }

  @Test
  void namesTheListThatIsNotThere() {
    assertThatThrownBy(() -> CodeList.named("no-such-list"))
        .hasMessage("There is no code list called no-such-list");
  }

  @Test
  void namesACodeThatIsNotListed() {
    assertThatThrownBy(() -> CodeList.named("sexes").definitionOf("FEMAL"))
        .hasMessage("FEMAL is no code of the list sexes");
  }

  @Test
  void readsQuotedCells() {
    assertThat(CsvTable.rows("t", List.of("code,definition", "A,\"Yes, \"\"indeed\"\"\"")))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("definition", "Yes, \"indeed\""));
  }

  @Test
  void namesTheLineOfATableThatIsMalformed() {
    assertThatThrownBy(() -> CsvTable.rows("t", List.of("code,definition", "A")))
        .hasMessage("t is malformed in line 2");
    assertThatThrownBy(() -> CsvTable.rows("t", List.of("code", "A\"")))
        .hasMessage("t is malformed in line 2");
  }
}
