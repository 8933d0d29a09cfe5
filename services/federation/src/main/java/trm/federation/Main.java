package trm.federation;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import trm.evidence.directory.DirectoryRefusedException;
import trm.evidence.keys.KeyFileException;

/**
 * The command line. Exit status: 0 done, or nothing to say; 1 there is something to do or to object
 * to; 2 what was given cannot be used; 3 the program is wrong.
 */
@Command(
    name = "federation",
    mixinStandardHelpOptions = true,
    description = {
      "Vouches for the nodes of a corridor, and makes their keys.%n",
      "A node's custodian makes keys and writes a request; the federation's desk reviews it, drafts the next directory, has it signed on a machine without a network, and publishes it.%n",
      "Exit status: 0 done; 1 there is something to do or to object to; 2 the input is unusable; 3 the program is wrong.%n"
    })
public final class Main {
  static final int DONE = 0;
  static final int TO_DO = 1;
  static final int UNUSABLE = 2;
  static final int DEFECT = 3;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "where the program is wrong, say in which places")
  private boolean verbose;

  private Main() {}

  /** Runs one command and ends the process with its status. */
  public static void main(String[] arguments) {
    // Avro's logger has nowhere to write here.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(commandLine(InstantSource.system(), out, err).execute(arguments));
  }

  static CommandLine commandLine(InstantSource clock, PrintWriter out, PrintWriter err) {
    Main main = new Main();
    CommandLine line =
        new CommandLine(main)
            .addSubcommand(new KeyDesk(clock, out))
            .addSubcommand(new DirectoryDesk(clock, out))
            .addSubcommand(new Ceremony(out))
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((fault, _, _) -> main.said(fault, err));
    name(line, release());
    return line;
  }

  /** Every command says its release when asked: signers compare what two machines run. */
  private static void name(CommandLine line, String release) {
    line.getCommandSpec().version("federation " + release);
    line.getSubcommands().values().forEach(command -> name(command, release));
  }

  private static String release() {
    Properties told = new Properties();
    try (InputStream stream =
        Objects.requireNonNull(Main.class.getResourceAsStream("release.properties"))) {
      told.load(stream);
      return told.getProperty("release", "");
    } catch (IOException e) {
      throw new UncheckedIOException("The jar is not whole.", e);
    }
  }

  /** What a person can mend is one sentence; for anything else the sentence says whom to tell. */
  private int said(Exception fault, PrintWriter err) {
    return switch (fault) {
      case RefusedException refused -> told(refused, err, TO_DO);
      case UnusableException unusable -> told(unusable, err, UNUSABLE);
      case KeyFileException file -> told(file, err, UNUSABLE);
      case DirectoryRefusedException directory -> told(directory, err, UNUSABLE);
      default -> defect(fault, err);
    };
  }

  private static int told(Exception fault, PrintWriter err, int status) {
    err.println(fault.getMessage());
    return status;
  }

  private int defect(Exception fault, PrintWriter err) {
    err.printf(
        "This program is wrong, not what you gave it (federation %s, %s).%nReport this line and the command at the place that hosts the project's repository, as SECURITY.md says if a key could be lost or believed by it. With --verbose it says where it went wrong.%n",
        release(), fault);
    if (verbose) {
      fault.printStackTrace(err);
    }
    return DEFECT;
  }
}
