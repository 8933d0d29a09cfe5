package trm.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a page of operations, by its headings. A fence is {@code sh}, and says {@code
 * ends-with-1} where that is the status with which its last command ends.
 */
record Runbook(List<Section> sections) {
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+)");
  private static final Pattern FENCE = Pattern.compile(" *```(.*)");
  private static final Pattern COMMANDS = Pattern.compile("sh(?: ends-with-(\\d+))?");

  /** What stands under one heading. */
  record Section(String heading, List<Block> blocks) {}

  /** What is typed in one go. */
  record Block(int status, String commands) {}

  /**
   * Reads a page.
   *
   * @throws IllegalArgumentException when it has a fence of another kind, which nothing would run
   */
  static Runbook read(Path page) throws IOException {
    Reading reading = new Reading();
    Files.readAllLines(page).forEach(reading::line);
    return new Runbook(reading.sections);
  }

  Section section(String heading) {
    return sections.stream()
        .filter(section -> section.heading().equals(heading))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("No heading " + heading));
  }

  private static final class Reading {
    private final List<Section> sections = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private int status;
    private boolean fenced;

    private void line(String line) {
      Matcher fence = FENCE.matcher(line);
      Matcher heading = HEADING.matcher(line);
      if (fence.matches()) {
        fence(fence.group(1).strip());
      } else if (fenced) {
        commands.add(line.strip());
      } else if (heading.matches()) {
        sections.add(new Section(heading.group(1), new ArrayList<>()));
      }
    }

    private void fence(String kind) {
      if (fenced) {
        sections.getLast().blocks().add(new Block(status, String.join("\n", commands)));
      } else {
        Matcher known = COMMANDS.matcher(kind);
        if (!known.matches()) {
          throw new IllegalArgumentException("Nothing runs a fence of '" + kind + "'.");
        }
        status = known.group(1) == null ? 0 : Integer.parseInt(known.group(1));
        commands.clear();
      }
      fenced = !fenced;
    }
  }
}
