package trm.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every command has in common: its release, its status, and how it says what went wrong. */
final class CommandLineTest {
  @TempDir private Path folder;
  private Founded desk;

  @BeforeEach
  void found() {
    desk = Founded.in(folder);
  }

  @Test
  void everyCommandSaysItsRelease() {
    for (String command : List.of("-V", "keys --version", "ceremony sign -V")) {
      assertThat(desk.run(command)).isEqualTo(Main.DONE);
      assertThat(desk.said().strip()).as(command).matches("federation \\d+\\.\\d+\\.\\d+.*");
    }
  }

  @Test
  void aDefectEndsWithAStatusOfItsOwnAndSaysWhomToTell() {
    String command = "keys list --folder " + desk.file("mn-origin");

    assertThat(defect(command)).isEqualTo(Main.DEFECT);
    assertThat(desk.said())
        .contains("This program is wrong", "invented defect", "Report")
        .doesNotContain("\tat ");

    assertThat(defect(command + " --verbose")).isEqualTo(Main.DEFECT);
    assertThat(desk.said()).contains("\tat trm.federation");
  }

  private int defect(String command) {
    return desk.run(
        command,
        () -> {
          throw new IllegalStateException("invented defect");
        });
  }

  @Test
  void wrongUseIsNoObjection() {
    assertThat(desk.run("directory")).isEqualTo(Main.UNUSABLE);
    assertThat(desk.run("directory invented")).isEqualTo(Main.UNUSABLE);
    assertThat(desk.run("directory check")).isEqualTo(Main.UNUSABLE);
    assertThat(desk.run("keys make --folder x --days many")).isEqualTo(Main.UNUSABLE);
  }

  @Test
  void whatCannotBeReplacedStaysAsItWas() throws Exception {
    desk.write("place", desk.read("directory.jws"));
    // A folder where the new text would be written first: no rename can follow.
    Files.createDirectory(desk.file("place.new"));

    assertThat(
            desk.run(
                "directory publish %s --next %s --to %s"
                    .formatted(desk.published(), desk.signed(), desk.file("place"))))
        .isEqualTo(Main.UNUSABLE);

    assertThat(desk.read("place")).isEqualTo(desk.read("directory.jws"));
  }
}
