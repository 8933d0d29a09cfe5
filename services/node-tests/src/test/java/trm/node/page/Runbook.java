package trm.node.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a page of operations, by its headings. A fence is {@code sh}, and says {@code
 * ends-with-1} where that is the status with which its last command ends; {@code text}, what the
 * commands before it print; or {@code console}, which nobody runs here.
 */
public record Runbook(List<Section> sections) {
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+)");
  private static final Pattern FENCE = Pattern.compile(" *```(.*)");
  private static final Pattern COMMANDS = Pattern.compile("sh(?: ends-with-(\\d+))?");

  /** What stands under one heading. */
  public record Section(String heading, List<Block> blocks) {}

  /**
   * What is typed in one go.
   *
   * @param prints lines that come in this order, between others; {@code …} stands for anything
   */
  public record Block(int status, String commands, List<String> prints) {}

  /** Reads a page of {@code docs/operations}. */
  public static Runbook read(String name) {
    Reading reading = new Reading();
    try {
      Files.readAllLines(Path.of("../../docs/operations", name)).forEach(reading::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Runbook(reading.sections);
  }

  /** The sections in which something is typed. */
  public List<Section> typed() {
    return sections.stream().filter(section -> !section.blocks().isEmpty()).toList();
  }

  private static final class Reading {
    private final List<Section> sections = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private String kind = "";
    private boolean fenced;

    private void line(String line) {
      Matcher fence = FENCE.matcher(line);
      Matcher heading = HEADING.matcher(line);
      if (fence.matches()) {
        fence(fence.group(1).strip());
      } else if (fenced) {
        lines.add(line.strip());
      } else if (heading.matches()) {
        sections.add(new Section(heading.group(1), new ArrayList<>()));
      }
    }

    private void fence(String said) {
      if (fenced) {
        ended();
      } else {
        kind = said;
        lines.clear();
      }
      fenced = !fenced;
    }

    private void ended() {
      Matcher commands = COMMANDS.matcher(kind);
      if (commands.matches()) {
        int status = commands.group(1) == null ? 0 : Integer.parseInt(commands.group(1));
        blocks().add(new Block(status, String.join("\n", lines), new ArrayList<>()));
      } else if (kind.equals("text")) {
        blocks().getLast().prints().addAll(lines);
      } else if (!kind.equals("console")) {
        throw new IllegalArgumentException("Nothing runs a fence of '" + kind + "'.");
      }
    }

    private List<Block> blocks() {
      return sections.getLast().blocks();
    }
  }
}
