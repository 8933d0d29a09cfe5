package trm.referral.sop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A list of rules that nobody put into the catalogue would be tried by no test. */
class EveryRuleIsInTheBookTest {
  @Test
  void holdsEveryListOfEveryProcedure() throws Exception {
    List<Object> stated = new ArrayList<>();
    for (Class<?> type : procedures()) {
      for (Field field : type.getDeclaredFields()) {
        field.setAccessible(true);
        if (field.get(null) instanceof List<?> list
            && !list.isEmpty()
            && list.getFirst() instanceof Rule<?>) {
          stated.addAll(list);
        }
      }
    }

    assertThat(stated).isNotEmpty().hasSameSizeAs(LawBook.rules()).containsAll(LawBook.rules());
  }

  private static List<Class<?>> procedures()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path folder = Path.of(LawBook.class.getResource("LawBook.class").toURI()).getParent();
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        if (name.matches("Sop\\w+|\\w+Law")) {
          found.add(Class.forName("trm.referral.sop." + name));
        }
      }
    }
    return found;
  }
}
