package trm.node.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What never leaves, whatever was consented to.
 *
 * @param shelterAddresses texts that betray a shelter's place, such as its street; none where the
 *     setting is left out. A list that is stated and names none is a mistake, which would leave
 *     every shelter unprotected without a word: it is refused when it is read.
 */
@ConfigurationProperties("trm.disclosure")
public record DisclosureSettings(@Nullable List<String> shelterAddresses) {
  /**
   * Checks the list.
   *
   * @throws IllegalArgumentException naming the setting
   */
  public DisclosureSettings {
    if (shelterAddresses != null && shelterAddresses.stream().allMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "trm.disclosure.shelter-addresses is stated and names no text; leave it out where there is none.");
    }
  }

  /** The texts, none of them blank. */
  public List<String> betrayingTexts() {
    return shelterAddresses == null
        ? List.of()
        : shelterAddresses.stream().filter(text -> !text.isBlank()).toList();
  }
}
