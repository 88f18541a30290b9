package org.echelon.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A broker and a registry, started side by side and stopped together. */
public final class EmbeddedStack implements AutoCloseable {
  private final EmbeddedKafka kafka;
  private final EmbeddedRegistry registry;
  private final Duration brokerStartup;
  private final Duration registryStartup;

  private EmbeddedStack(Timed<EmbeddedKafka> kafka, Timed<EmbeddedRegistry> registry) {
    this.kafka = kafka.value();
    this.registry = registry.value();
    this.brokerStartup = kafka.took();
    this.registryStartup = registry.took();
  }

  /** Starts both on free ports with nothing in them; nothing of them stays after close. */
  public static EmbeddedStack start() {
    return start(EmbeddedKafka::start, EmbeddedRegistry::start);
  }

  /**
   * Starts both with the broker's data in {@code kafka} and the registry's log in {@code
   * registry.log} of the directory; both stay after close.
   *
   * @param brokerPort a port, or {@link EmbeddedKafka#ANY_PORT}
   * @param registryPort a port, or {@link EmbeddedRegistry#ANY_PORT}
   * @throws IllegalStateException if either does not start; the other is then stopped
   */
  public static EmbeddedStack start(Path directory, int brokerPort, int registryPort) {
    return start(
        () -> EmbeddedKafka.start(directory.resolve("kafka"), brokerPort),
        () -> EmbeddedRegistry.start(directory.resolve("registry.log"), registryPort));
  }

  private static EmbeddedStack start(
      Supplier<EmbeddedKafka> kafka, Supplier<EmbeddedRegistry> registry) {
    CompletableFuture<Timed<EmbeddedRegistry>> second = Timed.inBackground(registry);
    Timed<EmbeddedKafka> first;
    try {
      first = Timed.run(kafka);
    } catch (RuntimeException e) {
      var unused = second.thenAccept(started -> started.value().close());
      throw e;
    }
    try {
      return new EmbeddedStack(first, second.join());
    } catch (CompletionException e) {
      first.value().close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Returns the one stack of this JVM, started at the first call and stopped when the JVM ends;
   * callers do not close it.
   */
  public static EmbeddedStack shared() {
    return Shared.STACK;
  }

  /** Returns the broker's address, as {@code host:port}. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Returns the address of the registry's own interface, for its serdes. */
  public String registryUrl() {
    return registry.url();
  }

  /** Returns the address of the registry's Confluent-compatible interface. */
  public String ccompatUrl() {
    return registry.ccompatUrl();
  }

  /** Returns how long the broker took to accept clients. */
  public Duration brokerStartup() {
    return brokerStartup;
  }

  /** Returns how long the registry took to answer; both started at the same time. */
  public Duration registryStartup() {
    return registryStartup;
  }

  ProcessHandle registryProcess() {
    return registry.processHandle();
  }

  /** Stops the registry, then the broker, within half a minute. */
  @Override
  public void close() {
    registry.close();
    kafka.close();
  }

  private static final class Shared {
    static final EmbeddedStack STACK = startShared();

    private static EmbeddedStack startShared() {
      EmbeddedStack stack = start();
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "embedded-stack-stop"));
      return stack;
    }
  }

  private record Timed<T>(T value, Duration took) {
    static <T> Timed<T> run(Supplier<T> work) {
      long start = System.nanoTime();
      T value = work.get();
      return new Timed<>(value, Duration.ofNanos(System.nanoTime() - start));
    }

    static <T> CompletableFuture<Timed<T>> inBackground(Supplier<T> work) {
      return Background.run("registry-start", () -> run(work));
    }
  }
}
