package trm.corridor.system;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import trm.corridor.ambush.Ambush;
import trm.exchange.Waypoint;

/**
 * An {@link Ambush} inside a running service, which was started as it is shipped.
 *
 * @param mark where the process writes its last word
 */
record LaidAmbush(Path mark) {
  /** Waits in a process for the next message that reaches a step. */
  static LaidAmbush at(Waypoint step, long process, Path folder) {
    LaidAmbush laid = new LaidAmbush(folder.resolve("died-at-" + process));
    try {
      Files.deleteIfExists(laid.mark);
      Path jar = folder.resolve("ambush-" + process + ".jar");
      write(jar);
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
      try {
        machine.loadAgent(jar.toString(), step + " " + laid.mark);
      } finally {
        machine.detach();
      }
      return laid;
    } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
      throw new IllegalStateException("The service lets nobody in.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The step at which the process ended; empty when it ended of something else, or has not. */
  String struck() {
    try {
      return Files.exists(mark) ? Files.readString(mark) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(new Attributes.Name("Agent-Class"), Ambush.class.getName());
    main.put(new Attributes.Name("Can-Retransform-Classes"), "true");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      add(out, Ambush.class);
      for (Class<?> part : Ambush.class.getDeclaredClasses()) {
        add(out, part);
      }
    }
  }

  private static void add(JarOutputStream out, Class<?> part) throws IOException {
    String name = part.getName().replace('.', '/') + ".class";
    out.putNextEntry(new JarEntry(name));
    try (InputStream bytes = part.getResourceAsStream("/" + name)) {
      Objects.requireNonNull(bytes, name).transferTo(out);
    }
    out.closeEntry();
  }
}
