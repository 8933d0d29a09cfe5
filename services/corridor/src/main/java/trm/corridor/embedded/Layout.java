package trm.corridor.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where things lie in a clone of the repository, and where this corridor keeps its state.
 *
 * @param project the root of the clone
 * @param packaged the root of the clone whose services run; of another one, they are another
 *     release's
 * @param state the state folder
 * @param lowestPort the first port to try when ports are chosen
 */
public record Layout(Path project, Path packaged, StateFolder state, int lowestPort) {
  private static final int LOWEST_PORT = 18_400;
  private static final int PORTS_OF_A_CLONE = 20;
  private static final int CLONES = 400;

  /** The services that this clone's build packaged. */
  public Layout(Path project, StateFolder state, int lowestPort) {
    this(project, project, state, lowestPort);
  }

  /** The corridor of {@code make up} and {@code make demo}, in {@code .corridor} of the clone. */
  public static Layout usual(Path project) {
    Path root = project.toAbsolutePath().normalize();
    return new Layout(root, new StateFolder(root.resolve(".corridor")), lowestPort(root));
  }

  /** Two clones on one machine start from different ports, so that they seldom meet. */
  private static int lowestPort(Path root) {
    return LOWEST_PORT + Math.floorMod(root.hashCode(), CLONES) * PORTS_OF_A_CLONE;
  }

  Path deploy(String name) {
    return project.resolve("deploy").resolve(name);
  }

  /** What is prepared once for all corridors of the clone; git-ignored. */
  Path cache() {
    return project.resolve(".cache");
  }

  /** The runnable jar of a role service, as the build packages it. */
  public Path serviceJar(String service) {
    Path target = packaged.resolve("services").resolve(service).resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(f -> f.getFileName().toString().matches(service + "-.*-service\\.jar"))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow(() -> notPackaged(service, null));
    } catch (IOException e) {
      throw notPackaged(service, e);
    }
  }

  /** The jars of MirrorMaker, as the build gathers them. */
  Path mirrorLibraries() {
    return project.resolve("services/mirror/target/lib");
  }

  private static CorridorFault notPackaged(
      String service, @org.jspecify.annotations.Nullable IOException e) {
    return new CorridorFault(
        "The service "
            + service
            + " is not packaged: run the corridor through make, which builds it.",
        e);
  }
}
