package trm.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;
import trm.node.storage.TestDatabase;

/** Starts the node of a {@link OneNode} when its first test wants it. */
final class StartedNode implements ParameterResolver, AfterAllCallback {
  static final String SELF = "mo-destination";
  private static final ExtensionContext.Namespace STARTED =
      ExtensionContext.Namespace.create(StartedNode.class);

  /** What a test may ask for; ended in the order opposite to its start. */
  record Parts(Path folder, TestRealm realm, TestFederation federation, NodeUnderTest node)
      implements AutoCloseable {
    static Parts start(Wish wish) {
      Path folder = newFolder();
      TestRealm realm = TestRealm.start();
      TestFederation federation = new TestFederation(folder, wish.nodes());
      Map<String, String> settings = new HashMap<>(NodeUnderTest.WITHOUT_MAILBOX);
      settings.putAll(wish.named());
      NodeUnderTest node =
          NodeUnderTest.start(
              SELF, federation, realm, TestDatabase.emptyUrl(), "127.0.0.1:1", settings);
      return new Parts(folder, realm, federation, node);
    }

    private static Path newFolder() {
      try {
        return Files.createTempDirectory("node-under-test");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Object part(Class<?> type) {
      return Stream.of(realm, federation, node).filter(type::isInstance).findAny().orElseThrow();
    }

    @Override
    public void close() throws IOException {
      node.close();
      realm.close();
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  /** By what a node that runs is found again; {@code onlyFor} is empty where it may be shared. */
  record Wish(List<String> beside, List<String> settings, String onlyFor) {
    static Wish of(ExtensionContext context) {
      Class<?> test = context.getRequiredTestClass();
      OneNode node = test.getAnnotation(OneNode.class);
      return new Wish(
          List.of(node.beside()),
          List.of(node.settings()),
          node.alone() || node.settings().length > 0 ? test.getName() : "");
    }

    String[] nodes() {
      return Stream.concat(Stream.of(SELF), beside.stream()).toArray(String[]::new);
    }

    Map<String, String> named() {
      Map<String, String> named = new HashMap<>();
      settings.stream().map(text -> text.split("=", 2)).forEach(s -> named.put(s[0], s[1]));
      return named;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Arrays.asList(TestRealm.class, TestFederation.class, NodeUnderTest.class)
        .contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context)
        .computeIfAbsent(Wish.of(context), Parts::start, Parts.class)
        .part(parameter.getParameter().getType());
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    Wish wish = Wish.of(context);
    if (!wish.onlyFor().isEmpty()) {
      Parts parts = running(context).remove(wish, Parts.class);
      if (parts != null) {
        parts.close();
      }
    }
  }

  /** Of the whole run: whatever is still in it at its end is closed then. */
  private static ExtensionContext.Store running(ExtensionContext context) {
    return context.getRoot().getStore(STARTED);
  }
}
