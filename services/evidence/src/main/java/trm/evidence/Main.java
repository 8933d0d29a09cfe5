package trm.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyFileException;
import trm.evidence.verify.BundleFile;
import trm.evidence.verify.BundleUnusableException;
import trm.evidence.verify.VerificationReport;
import trm.evidence.verify.Verifier;

/** The verifier's command line. It reads files and nothing else. */
public final class Main {
  private static final int PROVEN = 0;
  private static final int NOT_PROVEN = 1;
  private static final int UNUSABLE = 2;

  private static final String HELP =
      """
      Verifies evidence bundles and status statements of a referral corridor, offline.

        java -jar evidence.jar verify --federation-key FILE [--json] BUNDLE...
        java -jar evidence.jar status --federation-key FILE --directory FILE --at TIME STATEMENT

        --federation-key FILE  the federation's public key, a JWK; get it from the federation
                               itself, not from whoever gave you the bundles
        --json                 print the report for programs
        --directory FILE       the directory that the federation signed, as nodes are given it
        --at TIME              when the status statement was shown, such as 2026-03-02T09:30:00Z
        --help                 print this

      Give the bundles of all nodes of a case at once: they are checked against each other.

      Exit status: 0 all that was checked is proven; 1 there are findings; 2 the input is unusable.
      """;

  private final PrintStream out;
  private final PrintStream err;

  Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    // Avro's logger has nowhere to write here, and must not say so on a court's screen.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(new Main(System.out, System.err).run(List.of(arguments)));
  }

  /** Runs one command and returns the exit status. */
  int run(List<String> arguments) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.print(HELP);
      return PROVEN;
    }
    try {
      return isStatus(arguments)
          ? status(StatusCommand.parse(arguments.subList(1, arguments.size())))
          : verify(Request.parse(arguments));
    } catch (UnusableInputException | BundleUnusableException | KeyFileException e) {
      err.println(e.getMessage());
      err.println("Run with --help to see how this program is used.");
      return UNUSABLE;
    }
  }

  private static boolean isStatus(List<String> arguments) {
    return !arguments.isEmpty() && arguments.getFirst().equals("status");
  }

  private int status(StatusCommand command) {
    return command.run(out) ? PROVEN : NOT_PROVEN;
  }

  private int verify(Request request) {
    List<BundleFile> files = request.bundles().stream().map(Main::read).toList();
    VerificationReport report =
        Verifier.verify(files, FederationKey.readPublic(request.federationKey()));
    out.print(request.json() ? report.json() : report.text());
    return report.isProven() ? PROVEN : NOT_PROVEN;
  }

  private static BundleFile read(Path file) {
    try {
      if (Files.size(file) > BundleFile.LENGTH_MAX) {
        throw new UnusableInputException(
            file + " is larger than any bundle. Ask the node to export single cases.", null);
      }
      return BundleFile.read(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new UnusableInputException(
          file + " is not UTF-8 text. Give a file that a node's evidence export made.", e);
    } catch (IOException e) {
      throw new UnusableInputException(
          file + " cannot be read. Give the path of a file that you may read.", e);
    }
  }

  /** What the command line asks for. */
  private record Request(Path federationKey, boolean json, List<Path> bundles) {
    static Request parse(List<String> arguments) {
      if (arguments.isEmpty() || !arguments.getFirst().equals("verify")) {
        throw new UnusableInputException("The only commands are verify and status.", null);
      }
      List<String> rest = new ArrayList<>(arguments.subList(1, arguments.size()));
      boolean json = rest.remove("--json");
      Path key = federationKey(rest);
      for (String unknown : rest) {
        if (unknown.startsWith("--")) {
          throw new UnusableInputException("There is no option " + unknown + ".", null);
        }
      }
      if (rest.isEmpty()) {
        throw new UnusableInputException("Name at least one bundle to verify.", null);
      }
      return new Request(key, json, rest.stream().map(Request::path).toList());
    }

    private static Path federationKey(List<String> rest) {
      int option = rest.indexOf("--federation-key");
      if (option < 0 || option + 1 == rest.size()) {
        throw new UnusableInputException(
            "Name the federation's public key with --federation-key FILE.", null);
      }
      rest.remove(option);
      return path(rest.remove(option));
    }

    private static Path path(String text) {
      try {
        return Path.of(text);
      } catch (InvalidPathException e) {
        throw new UnusableInputException(text + " is not a path. Give a file's path.", e);
      }
    }
  }
}
