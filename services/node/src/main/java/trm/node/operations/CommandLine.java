package trm.node.operations;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed after a command's name: its own options, and settings of the node, which have a
 * dot in their name.
 */
final class CommandLine {
  private final List<String> own = new ArrayList<>();
  private final List<String> settings = new ArrayList<>();

  CommandLine(List<String> arguments) {
    for (String argument : arguments) {
      (isSetting(argument) ? settings : own).add(argument);
    }
  }

  private static boolean isSetting(String argument) {
    int end = argument.indexOf('=');
    return argument.startsWith("--") && end > 0 && argument.substring(0, end).contains(".");
  }

  /** Settings of the node, as its service takes them. */
  String[] settings() {
    return settings.toArray(String[]::new);
  }

  boolean has(String flag) {
    return own.contains(flag);
  }

  /** All paths given as {@code option=path}. */
  List<Path> paths(String option) {
    return own.stream()
        .filter(argument -> argument.startsWith(option + "="))
        .map(argument -> parse(argument.substring(option.length() + 1)))
        .toList();
  }

  Path require(String option, String what) {
    return path(option)
        .orElseThrow(
            () -> new UnusableException("Name %s with %s=PATH.".formatted(what, option), null));
  }

  Optional<Path> path(String option) {
    return paths(option).stream().findFirst();
  }

  private static Path parse(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UnusableException(text + " is not a path.", e);
    }
  }

  /** Says no to what no option of the command is: a mistyped one must not be passed over. */
  void allowOnly(Set<String> options) {
    for (String argument : own) {
      String name = argument.replaceAll("=.*", "");
      if (!options.contains(name)) {
        throw new UnusableException("There is no option " + argument + ".", null);
      }
    }
  }
}
