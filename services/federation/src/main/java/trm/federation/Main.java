package trm.federation;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import trm.evidence.directory.DirectoryRefusedException;
import trm.evidence.keys.KeyFileException;

/**
 * The command line. Exit status: 0 done, or nothing to say; 1 there is something to do or to object
 * to; 2 what was given cannot be used.
 */
@Command(
    name = "federation",
    mixinStandardHelpOptions = true,
    description = {
      "Vouches for the nodes of a corridor, and makes their keys.%n",
      "A node's custodian makes keys and writes a request; the federation's desk reviews it, drafts the next directory, has it signed on a machine without a network, and publishes it.%n",
      "Exit status: 0 done; 1 there is something to do or to object to; 2 the input is unusable.%n"
    })
public final class Main {
  static final int DONE = 0;
  static final int TO_DO = 1;
  static final int UNUSABLE = 2;

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
    return new CommandLine(new Main())
        .addSubcommand(new KeyDesk(clock, out))
        .addSubcommand(new DirectoryDesk(clock, out))
        .addSubcommand(new Ceremony(out))
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((fault, line, parsed) -> said(fault, err));
  }

  /** What a person can mend is one sentence; anything else is a defect, with its places. */
  private static int said(Exception fault, PrintWriter err) throws Exception {
    if (fault instanceof UnusableException
        || fault instanceof KeyFileException
        || fault instanceof DirectoryRefusedException) {
      err.println(fault.getMessage());
      return UNUSABLE;
    }
    throw fault;
  }
}
