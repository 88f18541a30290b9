package org.echelon.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work in a thread of its own that does not keep the JVM alive. */
final class Background {
  private Background() {}

  static <T> CompletableFuture<T> run(String name, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(work.get());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return result;
  }
}
