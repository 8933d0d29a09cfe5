package trm.corridor.system;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Several who do the same at the same time. */
record Crowd(int size) {
  static Crowd of(int size) {
    return new Crowd(size);
  }

  /** What each of them was given. */
  <T> List<T> each(Supplier<T> deed) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<T>> begun =
          IntStream.range(0, size)
              .mapToObj(_ -> CompletableFuture.supplyAsync(deed, threads))
              .toList();
      return begun.stream().map(CompletableFuture::join).toList();
    }
  }
}
