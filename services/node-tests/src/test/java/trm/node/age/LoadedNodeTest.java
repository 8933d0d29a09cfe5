package trm.node.age;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trm.node.NodeUnderTest.Ran;
import trm.node.page.MeasuredCost;

/**
 * What {@code make age} measures is a node like any other: a small one that is loaded in the same
 * way is whole, and its checker finds what is changed in it.
 */
final class LoadedNodeTest {
  private static final int CASES = 1_000;
  @TempDir static Path folder;

  @Test
  void isWholeAndSaysWhatWasChangedInIt() throws Exception {
    try (Ages ages =
        new Ages(folder, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))) {
      String url = ages.load(CASES);

      double bytes = (double) (ages.bytes(url) - ages.bytesOfTheModels()) / CASES;
      MeasuredCost.ENTRY.isAbout(bytes / Ages.ENTRIES_A_CASE);

      Ran sound = ages.command(url, "fsck");
      assertThat(sound.status()).as(sound.out() + sound.err()).isZero();
      assertThat(count(sound.out(), "cases")).isGreaterThan(CASES);
      assertThat(count(sound.out(), "journal entries"))
          .isGreaterThan((long) CASES * Ages.ENTRIES_A_CASE);

      try (Connection superuser = AgeServer.asSuperuser(url);
          var statement = superuser.createStatement()) {
        statement.execute(
            "UPDATE journal_line SET leaf = set_byte(leaf, 40, get_byte(leaf, 40) # 1) WHERE index = 7777");
      }
      Ran changed = ages.command(url, "fsck");
      assertThat(changed.status()).isEqualTo(1);
      assertThat(changed.out()).contains("journal_line 1/7777 [HASH_DIFFERS]");
    }
  }

  private static long count(String report, String what) {
    Matcher found = Pattern.compile("([0-9,]+) " + what + "\n").matcher(report);
    assertThat(found.find()).as(what + " in " + report).isTrue();
    return Long.parseLong(found.group(1).replace(",", ""));
  }
}
