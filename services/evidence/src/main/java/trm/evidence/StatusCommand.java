package trm.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectoryReader;
import trm.evidence.directory.DirectoryRefusedException;
import trm.evidence.directory.NodeEntry;
import trm.evidence.keys.FederationKey;
import trm.evidence.status.StatusProof;
import trm.evidence.status.StatusStatement;

/**
 * Verifies a status statement that somebody was shown. The time is an argument and not the clock's:
 * what counts is the moment at which the statement was shown.
 */
record StatusCommand(Path federationKey, Path directory, Instant at, Path statement) {
  private static final int LENGTH_MAX = 1 << 20;

  static StatusCommand parse(List<String> arguments) {
    List<String> rest = new ArrayList<>(arguments);
    Path key = path(take(rest, "--federation-key", "the federation's public key"));
    Path directory = path(take(rest, "--directory", "the directory that the federation signed"));
    Instant at = time(take(rest, "--at", "when the statement was shown"));
    if (rest.size() != 1) {
      throw new UnusableInputException("Name one file with one status statement.", null);
    }
    return new StatusCommand(key, directory, at, path(rest.getFirst()));
  }

  /** Prints what is proven, and says whether it is. */
  boolean run(PrintStream out) {
    Directory vouched = vouched();
    return switch (StatusProof.of(text(statement), vouched, at)) {
      case StatusProof.Proven(StatusStatement proven) -> {
        out.print(sentences(proven, vouched));
        yield true;
      }
      case StatusProof.Unproven(var fault) -> {
        out.printf("NOT PROVEN [%s]: %s%n", fault, fault.sentence());
        yield false;
      }
    };
  }

  private Directory vouched() {
    try {
      return DirectoryReader.read(text(directory), FederationKey.readPublic(federationKey));
    } catch (DirectoryRefusedException e) {
      throw new UnusableInputException(directory + ": " + e.getMessage(), e);
    }
  }

  private static String sentences(StatusStatement proven, Directory vouched) {
    NodeEntry issuer = vouched.entry(proven.issuer()).orElseThrow();
    LocalDate next = proven.nextContactOn();
    return """
        PROVEN: %s (%s, %s) stated at %s that the person who shows this has been in its care since %s.
        Next contact: %s. The statement counts until %s. Its number is %s.
        """
        .formatted(
            proven.issuer(),
            issuer.operator(),
            issuer.territory(),
            proven.issuedAt(),
            proven.inCareSince(),
            next == null ? "none is set" : next,
            proven.expiresAt(),
            proven.id());
  }

  private static String take(List<String> rest, String option, String what) {
    int at = rest.indexOf(option);
    if (at < 0 || at + 1 == rest.size()) {
      throw new UnusableInputException("Name %s with %s.".formatted(what, option), null);
    }
    rest.remove(at);
    return rest.remove(at);
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new UnusableInputException(
          text + " is no time. Give one such as 2026-03-02T09:30:00Z.", e);
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UnusableInputException(text + " is not a path. Give a file's path.", e);
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > LENGTH_MAX) {
        throw new UnusableInputException(file + " is larger than what it should be.", null);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UnusableInputException(
          file + " cannot be read. Give the path of a text file that you may read.", e);
    }
  }
}
