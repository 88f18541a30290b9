package org.echelon.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An Apicurio Registry in a Java process of its own, on the loopback address, with its artifacts in
 * memory; it ends with this object or with this process.
 */
public final class EmbeddedRegistry implements AutoCloseable {
  /** Asks for a port chosen by the system. */
  public static final int ANY_PORT = 0;

  private static final int ATTEMPTS = 3;
  private static final Duration START_LIMIT = Duration.ofSeconds(180);

  private final RegistryProcess process;
  private final Optional<Path> temporary;

  private EmbeddedRegistry(RegistryProcess process, Optional<Path> temporary) {
    this.process = process;
    this.temporary = temporary;
  }

  /** Starts a registry of the usual version on a free port; its log goes when it is closed. */
  public static EmbeddedRegistry start() {
    return start(RegistryVersion.USUAL);
  }

  /**
   * Starts a registry of a version on a free port; its log goes when it is closed.
   *
   * @throws IllegalStateException if this version cannot run here, see {@link
   *     RegistryVersion#whyNot}
   */
  public static EmbeddedRegistry start(RegistryVersion version) {
    Path java = RegistryJava.fit(version);
    Path serverJar = RegistryHome.serverJar(version);
    Path directory = Directories.temporary("echelon-registry");
    return start(
        java, serverJar, directory.resolve("registry.log"), ANY_PORT, Optional.of(directory));
  }

  /**
   * Starts a registry that writes its log to the file given.
   *
   * @param port the port to listen on, or {@link #ANY_PORT}
   * @throws IllegalStateException if the server is not unpacked, the port is taken, or no answer
   *     comes within 180 seconds; the message names the cause and the log file
   */
  public static EmbeddedRegistry start(Path logFile, int port) {
    RegistryVersion version = RegistryVersion.USUAL;
    return start(
        RegistryJava.fit(version),
        RegistryHome.serverJar(version),
        logFile,
        port,
        Optional.empty());
  }

  private static EmbeddedRegistry start(
      Path java, Path serverJar, Path logFile, int port, Optional<Path> temporary) {
    for (int attempt = 1; ; attempt++) {
      if (port != ANY_PORT && !FreePorts.isFree(port)) {
        throw new IllegalStateException(
            "port " + port + " is in use: choose another for the registry");
      }
      List<Integer> free = FreePorts.take(2);
      int own = port == ANY_PORT ? free.get(0) : port;
      RegistryProcess process = RegistryProcess.launch(java, serverJar, own, free.get(1), logFile);
      try {
        process.awaitReady(START_LIMIT);
        return new EmbeddedRegistry(process, temporary);
      } catch (RegistryProcess.PortLost e) {
        process.stop();
        if (attempt == ATTEMPTS) {
          throw e;
        }
      } catch (RuntimeException e) {
        process.stop();
        throw e;
      }
    }
  }

  /** Returns the address of the registry's own interface, version 3, for its serdes. */
  public String url() {
    return process.address() + "/apis/registry/v3";
  }

  /** Returns the address of the Confluent-compatible interface, version 7. */
  public String ccompatUrl() {
    return process.address() + "/apis/ccompat/v7";
  }

  ProcessHandle processHandle() {
    return process.handle();
  }

  /** Ends the server process, by force after 5 seconds. */
  @Override
  public synchronized void close() {
    process.stop();
    temporary.ifPresent(Directories::delete);
  }
}
