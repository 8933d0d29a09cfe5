package trm.node.api;

import java.util.List;
import org.springframework.http.MediaType;

/** Reads in which form a caller would have an answer. */
final class Wishes {
  private Wishes() {}

  /** Whoever would as soon have either gets JSON. */
  static boolean prefers(String accept, MediaType form) {
    List<MediaType> wished = MediaType.parseMediaTypes(accept);
    return quality(wished, form) > quality(wished, MediaType.APPLICATION_JSON);
  }

  private static double quality(List<MediaType> wished, MediaType form) {
    return wished.stream()
        .filter(type -> type.includes(form))
        .mapToDouble(MediaType::getQualityValue)
        .max()
        .orElse(0);
  }
}
