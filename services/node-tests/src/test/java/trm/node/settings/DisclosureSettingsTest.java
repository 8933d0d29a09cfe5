package trm.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisclosureSettingsTest {
  @Test
  void aNodeWithoutShelterLeavesTheSettingOut() {
    assertThat(new DisclosureSettings(null).betrayingTexts()).isEmpty();
  }

  @Test
  void aListThatNamesNothingIsRefusedByItsName() {
    for (List<String> empty : List.of(List.<String>of(), List.of("", " "))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new DisclosureSettings(empty))
          .withMessageContaining("trm.disclosure.shelter-addresses");
    }
  }

  @Test
  void blanksBesideATextAreLeftOut() {
    assertThat(new DisclosureSettings(List.of(" ", "Invented Lane 4")).betrayingTexts())
        .containsExactly("Invented Lane 4");
  }
}
