package trm.scenario;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JVM of the tests for the right to define classes anew, by attaching to it from inside.
 * The JVM gives that right to a static method only, hence the one static field.
 */
final class Agent {
  private static volatile @Nullable Instrumentation given;

  private Agent() {}

  /** Called by the JVM, which wants it public. */
  public static void agentmain(@Nullable String argument, Instrumentation jvm) {
    given = jvm;
  }

  static synchronized Instrumentation jvm() {
    if (given == null) {
      attach();
    }
    Instrumentation now = given;
    if (now == null) {
      throw new IllegalStateException("The JVM did not let its own tests attach.");
    }
    return now;
  }

  private static void attach() {
    try {
      Path jar = Files.createTempFile("scenarios", ".jar");
      write(jar);
      VirtualMachine self = VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
      self.loadAgent(jar.toString());
      self.detach();
      Files.delete(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new IllegalStateException("The JVM did not let its own tests attach.", e);
    }
  }

  /** Only names this class, which the JVM finds among the tests' own. */
  private static void write(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", Agent.class.getName());
    manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }
}
