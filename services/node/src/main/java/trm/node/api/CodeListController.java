package trm.node.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import trm.node.text.Texts;
import trm.schema.CodeList;
import trm.schema.Label;
import trm.schema.LanguageWish;
import trm.schema.Languages;

/** The codes that fields may hold, with their words for the reader. Nothing about any case. */
@RestController
@Tag(name = "Code lists")
@RequestMapping(path = "/api/v1/code-lists", produces = MediaType.APPLICATION_JSON_VALUE)
final class CodeListController {
  private final Map<String, CodeList> lists = new TreeMap<>();
  private final Texts texts = new Texts("problems", Languages.ofOfficers());

  CodeListController() {
    CodeList.names().forEach(name -> lists.put(name, CodeList.named(name)));
  }

  /** A list in the table of lists. */
  record CodeListLine(String list, int codes, List<String> languages) {}

  /**
   * A list for its reader.
   *
   * @param language of every label that names no other
   * @param fallback whether any label is English for want of the reader's language
   * @param reviewed whether a native speaker has read the labels
   * @param notice a sentence for the screen where nobody has
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CodesShown(
      String list,
      String language,
      boolean fallback,
      boolean reviewed,
      @Nullable String notice,
      List<CodeShown> codes) {
    /** Every language in it, as {@code Content-Language} names them. */
    String languages() {
      return Stream.concat(
              Stream.of(language),
              codes.stream().map(code -> Objects.requireNonNullElse(code.language(), language)))
          .distinct()
          .collect(Collectors.joining(", "));
    }
  }

  /** One code; its definition is English. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CodeShown(String code, String label, String definition, @Nullable String language) {}

  /** Every list. */
  record CodeLists(List<CodeListLine> lists) {}

  @GetMapping
  @Operation(operationId = "listCodeLists", summary = "Every code list")
  @AllowedTo
  CodeLists all() {
    return new CodeLists(
        lists.values().stream()
            .map(list -> new CodeListLine(list.name(), list.codes().size(), list.languages()))
            .toList());
  }

  @GetMapping("/{list}")
  @Operation(
      operationId = "readCodeList",
      summary = "One code list in the reader's language",
      description = "ISO-3166-1 (countries) and ISO-639 (languages) are lists as well.")
  @AllowedTo
  @MayAnswer(ApiError.UNKNOWN_LIST)
  ResponseEntity<CodesShown> one(@PathVariable("list") String name, LanguageWish wish) {
    CodeList list = lists.get(name);
    if (list == null) {
      throw new ProblemException(ApiError.UNKNOWN_LIST);
    }
    CodesShown shown = shown(list, wish);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_LANGUAGE, shown.languages())
        .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
        .body(shown);
  }

  private CodesShown shown(CodeList list, LanguageWish wish) {
    String main = list.choose(wish).language();
    List<Label> labels = list.codes().stream().map(code -> list.label(code, wish)).toList();
    boolean reviewed = labels.stream().allMatch(Label::reviewed);
    return new CodesShown(
        list.name(),
        main,
        labels.stream().anyMatch(Label::fallback),
        reviewed,
        reviewed ? null : texts.of("notice.unreviewed", wish).text(),
        list.codes().stream().map(code -> code(list, code, list.label(code, wish), main)).toList());
  }

  private static CodeShown code(CodeList list, String code, Label label, String main) {
    return new CodeShown(
        code,
        label.text(),
        list.definitionOf(code),
        label.language().equals(main) ? null : label.language());
  }
}
