package trm.node.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What never leaves, whatever was consented to.
 *
 * @param shelterAddresses texts that betray a shelter's place, such as its street; none by default
 */
@ConfigurationProperties("trm.disclosure")
public record DisclosureSettings(@Nullable List<String> shelterAddresses) {
  /** The texts, none of them blank. */
  public List<String> betrayingTexts() {
    return shelterAddresses == null
        ? List.of()
        : shelterAddresses.stream().filter(text -> !text.isBlank()).toList();
  }
}
