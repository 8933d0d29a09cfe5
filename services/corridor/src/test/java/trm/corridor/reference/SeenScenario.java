package trm.corridor.reference;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A {@code @Scenario} as it stands in the sources of some module's tests, which are not on the
 * class path of these.
 */
record SeenScenario(Path file, String method, AnnotationTree text) {

  /** A protection: what is so, and what it rests on. */
  record Protection(String sentence, List<Code> taken) {}

  /** A method that is taken away, or one condition or case of it. */
  record Code(String type, String method, String where, boolean conditions) {}

  /** All of them, by their numbers. */
  static List<SeenScenario> all() {
    List<Path> told =
        modules().flatMap(module -> tests(module)).filter(SeenScenario::hasSome).toList();
    return read(told).stream()
        .sorted(
            Comparator.comparing(SeenScenario::number)
                .thenComparing(one -> one.file().toString())
                .thenComparing(SeenScenario::method))
        .toList();
  }

  private static Stream<Path> modules() {
    return listed(Pages.root().resolve("services"), 1)
        .filter(module -> !module.endsWith("scenarios"));
  }

  /** Sources alone: another module's build may be writing beside them. */
  private static Stream<Path> tests(Path module) {
    return listed(module.resolve("src/test/java"), Integer.MAX_VALUE)
        .filter(file -> file.toString().endsWith("Test.java"));
  }

  private static Stream<Path> listed(Path folder, int depth) {
    if (!Files.exists(folder)) {
      return Stream.of();
    }
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasSome(Path file) {
    try {
      return Files.readString(file).contains("@Scenario(");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SeenScenario> read(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<SeenScenario> found = new ArrayList<>();
    try (StandardJavaFileManager sources =
        compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, sources, null, null, null, sources.getJavaFileObjectsFromPaths(files));
      for (CompilationUnitTree unit : task.parse()) {
        new InOneFile(Path.of(unit.getSourceFile().toUri()), found).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static final class InOneFile extends TreeScanner<Void, Void> {
    private final Path file;
    private final List<SeenScenario> found;

    InOneFile(Path file, List<SeenScenario> found) {
      this.file = file;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
      method.getModifiers().getAnnotations().stream()
          .filter(annotation -> annotation.getAnnotationType().toString().equals("Scenario"))
          .forEach(
              annotation ->
                  found.add(new SeenScenario(file, method.getName().toString(), annotation)));
      return super.visitMethod(method, null);
    }
  }

  String number() {
    return words(text, "number");
  }

  String situation() {
    return words(text, "situation");
  }

  String holds() {
    return words(text, "holds");
  }

  String testClass() {
    return String.valueOf(file.getFileName()).replace(".java", "");
  }

  List<Protection> protections() {
    return annotations(text, "without").stream()
        .map(
            one ->
                new Protection(
                    words(one, "value"),
                    annotations(one, "taken").stream().map(SeenScenario::code).toList()))
        .toList();
  }

  private static Code code(AnnotationTree taken) {
    return new Code(
        words(taken, "in"),
        words(taken, "method"),
        argument(taken, "where").map(SeenScenario::words).orElse(""),
        argument(taken, "conditions").isPresent());
  }

  private static List<AnnotationTree> annotations(AnnotationTree of, String name) {
    ExpressionTree value = argument(of, name).orElseThrow();
    List<? extends ExpressionTree> all =
        value instanceof NewArrayTree several ? several.getInitializers() : List.of(value);
    return all.stream().map(AnnotationTree.class::cast).toList();
  }

  private static String words(AnnotationTree of, String name) {
    return argument(of, name).map(SeenScenario::words).orElseThrow();
  }

  private static String words(ExpressionTree value) {
    if (value instanceof LiteralTree literal) {
      return String.valueOf(literal.getValue());
    }
    throw new IllegalArgumentException("The texts of a scenario are literals, not " + value);
  }

  private static Optional<ExpressionTree> argument(AnnotationTree of, String name) {
    return StreamSupport.stream(of.getArguments().spliterator(), false)
        .map(AssignmentTree.class::cast)
        .filter(given -> given.getVariable().toString().equals(name))
        .<ExpressionTree>map(AssignmentTree::getExpression)
        .findFirst();
  }
}
