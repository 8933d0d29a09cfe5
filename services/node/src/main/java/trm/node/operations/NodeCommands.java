package trm.node.operations;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.dao.DataAccessException;
import trm.node.settings.InvalidSettingException;

/**
 * The commands that a role service's jar knows beside serving. The first argument names one; a
 * service that is started without one serves.
 */
public final class NodeCommands {
  private static final int WELL = 0;
  private static final int FOUND = 1;
  private static final int UNUSABLE = 2;
  private static final Map<String, Command> COMMANDS =
      Map.of(
          "fsck", new Fsck(),
          "backup", new BackupCommand(),
          "restore", new RestoreCommand(),
          "compact", new CompactCommand());

  private NodeCommands() {}

  /** Whether these arguments name a command. */
  public static boolean isNamedBy(String... arguments) {
    return arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
  }

  /** As {@link #run}, in a process that does nothing else. */
  public static int runAlone(String... arguments) {
    // A library's word of what it does, with the statements that it sends, belongs to nobody here.
    LoggingSystem.get(NodeCommands.class.getClassLoader()).beforeInitialize();
    return run(System.out, System.err, arguments);
  }

  /**
   * Runs the command that is named.
   *
   * @return the exit status: 0 all is well, 1 something was found, 2 it could not run
   */
  public static int run(PrintStream out, PrintStream err, String... arguments) {
    Command command = COMMANDS.get(arguments[0]);
    List<String> rest = List.of(arguments).subList(1, arguments.length);
    if (command == null || rest.contains("--help") || rest.contains("-h")) {
      out.print(command == null ? "" : command.help());
      return WELL;
    }
    try {
      return command.run(new CommandLine(rest), out, err) ? WELL : FOUND;
    } catch (UnusableException | InvalidSettingException e) {
      err.println(e.getMessage());
    } catch (DataAccessException e) {
      err.println("The database could not be read: " + e.getClass().getSimpleName() + ".");
    }
    err.println("Run with --help to see how this command is used.");
    return UNUSABLE;
  }
}
