package trm.node.hell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import trm.node.intake.HtcdsImport;
import trm.node.intake.ImportForm;

/**
 * Reads the files of a folder, each by the form that its name ends with, in a process of its own.
 */
final class SmallHeap {
  private SmallHeap() {}

  public static void main(String[] arguments) throws IOException {
    HtcdsImport files = new HtcdsImport();
    try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
      for (Path file : all.toList()) {
        String form = file.toString().replaceAll(".*[.]", "");
        System.out.println("reading " + file.getFileName());
        files.read(ImportForm.valueOf(form), Files.readAllBytes(file), LocalDate.of(2026, 3, 2));
        System.out.println("read " + file.getFileName());
      }
    }
  }
}
