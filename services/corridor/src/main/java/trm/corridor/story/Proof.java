package trm.corridor.story;

import static trm.corridor.story.Terms.terms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import trm.client.Request;
import trm.corridor.embedded.Corridor;
import trm.corridor.embedded.CorridorFault;

/** Scene 9: what happened can be proven, from files and public keys alone. */
final class Proof {
  private final Stage stage;
  private final Cast cast;
  private final Corridor corridor;

  Proof(Stage stage, Cast cast, Corridor corridor) {
    this.stage = stage;
    this.cast = cast;
    this.corridor = corridor;
  }

  void play() {
    stage.narrator().chapter(9, "The proof", "For an ombudsman or a court: offline");
    List<Path> bundles = new ArrayList<>();
    for (String node : List.of(Cast.DESTINATION, Cast.TRANSIT, Cast.ORIGIN)) {
      bundles.add(export(cast.auditor(node)));
    }
    require(verify(bundles), 0, "The evidence should hold and does not.");
    stage.narrator().plain("");
    stage.narrator().plain("   Now one byte of one entry in one bundle is changed.");
    require(verify(tampered(bundles)), 1, "A changed byte should be found and is not.");
  }

  private static void require(int status, int wanted, String otherwise) {
    if (status != wanted) {
      throw new CorridorFault(otherwise + " The verifier ended with status " + status + ".");
    }
  }

  private Path export(Desk auditor) {
    JsonNode bundle =
        auditor
            .client()
            .json(
                Request.post(
                    "/exports/evidence", terms("case", stage.caseReference(), "purpose", "AUDIT")));
    Path file = folder().resolve(auditor.node() + ".json");
    write(file, bundle.toString());
    stage.narrator().did(auditor, "exports the evidence; that is journalled too.");
    return file;
  }

  /** Runs the verifier as a court would: its jar, the files, the federation's public key. */
  private int verify(List<Path> bundles) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(verifier().toString());
    command.add("verify");
    command.add("--federation-key");
    command.add(corridor.federation().publicKeyFile().toString());
    bundles.forEach(bundle -> command.add(bundle.toString()));
    stage.narrator().plain("");
    stage
        .narrator()
        .plain("   $ java -jar evidence.jar verify --federation-key ... (three bundles)");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process
          .inputReader(StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> stage.narrator().plain("   | " + line));
      return process.waitFor();
    } catch (IOException e) {
      throw new CorridorFault("The verifier does not start.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CorridorFault("Interrupted while the verifier ran.", e);
    }
  }

  /** The same files, but in the second one character of one leaf's base64 is another. */
  private List<Path> tampered(List<Path> bundles) {
    try {
      String text = Files.readString(bundles.get(1));
      int leaf = text.indexOf("\"leaf\":\"") + "\"leaf\":\"".length() + 40;
      char other = text.charAt(leaf) == 'A' ? 'B' : 'A';
      Path changed = folder().resolve("changed-" + bundles.get(1).getFileName());
      write(changed, text.substring(0, leaf) + other + text.substring(leaf + 1));
      return List.of(bundles.get(0), changed, bundles.get(2));
    } catch (IOException e) {
      throw new CorridorFault("Cannot read back a bundle.", e);
    }
  }

  private Path folder() {
    return corridor.layout().state().folder("evidence");
  }

  private Path verifier() {
    return corridor.layout().project().resolve("services/evidence/target/evidence.jar");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CorridorFault("Cannot write " + file + ".", e);
    }
  }
}
