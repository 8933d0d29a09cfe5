package trm.corridor.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import trm.corridor.embedded.CorridorNode;
import trm.corridor.embedded.Federation;

/**
 * Which words can still be read at a node, by trying every key that it has on every byte string
 * that it stores: as it stands, and what is base64 or hexadecimal inside it.
 *
 * @param found the words, each with the columns in which it can be read
 */
record Remains(Map<String, Set<String>> found) {
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{38,}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}){28,}");

  /** Searches a node of a running corridor. */
  static Remains at(CorridorNode node, Federation federation, List<String> words) {
    Map<String, List<byte[]>> stored = StoredBytes.of(node.database());
    List<byte[]> all = stored.values().stream().flatMap(Collection::stream).toList();
    Keyring keys =
        new Keyring(federation.masterKeyFile(node.id()), federation.keyFolder(node.id()), all);
    return in(stored, keys, new Traces(words));
  }

  static Remains in(Map<String, List<byte[]>> stored, Keyring keys, Traces traces) {
    Map<String, Set<String>> found = new TreeMap<>();
    stored.forEach(
        (place, values) ->
            values.stream()
                .flatMap(Remains::layers)
                .flatMap(bytes -> Stream.concat(Stream.of(bytes), keys.open(bytes)))
                .flatMap(text -> traces.in(text).stream())
                .forEach(word -> found.computeIfAbsent(word, _ -> new TreeSet<>()).add(place)));
    return new Remains(found);
  }

  /** The words that can be read. */
  Set<String> words() {
    return found.keySet();
  }

  private static Stream<byte[]> layers(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    List<byte[]> layers = new ArrayList<>();
    layers.add(bytes);
    for (Matcher run = BASE64.matcher(text); run.find(); ) {
      String url = run.group().replace('+', '-').replace('/', '_');
      layers.add(Base64.getUrlDecoder().decode(url.substring(0, url.length() / 4 * 4)));
    }
    for (Matcher run = HEX.matcher(text); run.find(); ) {
      layers.add(HexFormat.of().parseHex(run.group()));
    }
    return layers.stream();
  }
}
