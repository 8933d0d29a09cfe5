package trm.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import trm.evidence.Digest;
import trm.evidence.directory.Directory;
import trm.evidence.directory.DirectorySigner;
import trm.evidence.directory.DirectoryText;
import trm.evidence.keys.FederationKey;
import trm.evidence.keys.KeyForge;

/** What is done on the machine without a network that alone has the federation's private key. */
@Command(
    name = "ceremony",
    mixinStandardHelpOptions = true,
    description = "For the machine that has the federation's private key and no network.")
final class Ceremony {
  private final PrintWriter out;

  Ceremony(PrintWriter out) {
    this.out = out;
  }

  @Command(
      name = "make-key",
      mixinStandardHelpOptions = true,
      description = "Makes the federation's key, once in its life.")
  int makeKey(
      @Option(names = "--key", required = true, description = "the private key, to be written")
          Path privateFile,
      @Option(names = "--public", required = true, description = "the public half, for every node")
          Path publicFile) {
    requireTwoNewFiles(privateFile.toAbsolutePath().normalize(), publicFile);
    FederationKey made = new KeyForge().federation();
    made.write(privateFile);
    made.writePublic(publicFile);
    out.printf("The federation's public key is%n  %s%n", made.publicKey());
    out.println("Give its file to every node by hand, and have each read this line back to you.");
    return Main.DONE;
  }

  /** Looked at before either is written: half a pair of keys is of use to nobody. */
  private static void requireTwoNewFiles(Path privateFile, Path publicFile) {
    if (privateFile.equals(publicFile.toAbsolutePath().normalize())) {
      throw new UnusableException("The two halves of a key are two files.", null);
    }
    for (Path file : List.of(privateFile, publicFile)) {
      if (Files.exists(file)) {
        throw new UnusableException(
            file + " is there already. A federation has one key; nothing is overwritten.", null);
      }
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Says what a draft changes, to be read before it is signed.",
        "Ends with 1 when something draws attention that no desk drafts."
      })
  int show(
      @Mixin Published published,
      @Option(names = "--draft", required = true, description = "what the desk drafted")
          Path draft) {
    String text = new TextFile(draft).read();
    Directory next = read(text, draft);
    Optional<Directory> inForce = published.readIfNamed();
    List<String> changes = Changes.of(inForce, next);
    out.printf(
        "Version %d, drafted %s, would vouch for %d nodes until %s. It %s.%n",
        next.version(),
        next.issuedAt(),
        next.entries().size(),
        next.expiresAt(),
        inForce
            .map(
                before -> "follows version %d of %s".formatted(before.version(), before.issuedAt()))
            .orElse("follows none"));
    changes.forEach(change -> out.println("  " + change));
    if (changes.isEmpty()) {
      out.println("  Nobody and nothing changes but the dates.");
    }
    out.printf("Its digest is%n  %s%n", digest(text));
    return changes.stream().anyMatch(change -> change.startsWith(Changes.ATTENTION))
        ? Main.TO_DO
        : Main.DONE;
  }

  private static String digest(String text) {
    return Digest.sha256(text.getBytes(UTF_8)).toString();
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Signs a draft whose digest is the one that was read aloud.")
  int sign(
      @Option(names = "--draft", required = true, description = "what the desk drafted") Path draft,
      @Option(names = "--digest", required = true, description = "as the desk reads it aloud")
          String digest,
      @Option(names = "--key", required = true, description = "the federation's private key")
          Path key,
      @Option(names = "--out", required = true, description = "the signed directory, to be written")
          Path file) {
    String text = new TextFile(draft).read();
    if (!digest(text).equals(digest.strip())) {
      throw new RefusedException(
          draft + " is not the draft whose digest was read aloud. Nothing is signed.");
    }
    Directory directory = read(text, draft);
    new TextFile(file).create(DirectorySigner.sign(directory, FederationKey.read(key)));
    out.printf(
        "Version %d with %d nodes is signed until %s. Carry %s back to the desk.%n",
        directory.version(), directory.entries().size(), directory.expiresAt(), file);
    return Main.DONE;
  }

  private static Directory read(String text, Path draft) {
    try {
      Directory directory = DirectoryText.read(text);
      if (DirectoryText.write(directory).equals(text)) {
        return directory;
      }
    } catch (IllegalArgumentException e) {
      throw new UnusableException(draft + " is no draft: " + e.getMessage(), e);
    }
    throw new UnusableException(
        draft + " says more than this release reads; sign with the release that drafted it.", null);
  }
}
