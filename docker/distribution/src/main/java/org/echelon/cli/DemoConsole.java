package org.echelon.cli;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.echelon.config.Deployment;
import org.echelon.console.ConsoleServer;
import picocli.CommandLine.Option;

/** Whether and where a demo shows its console. */
final class DemoConsole {
  @Option(
      names = "--port",
      defaultValue = "" + ConsoleServer.USUAL_PORT,
      description =
          "Port of the console's page; 0 for any that is free (default: ${DEFAULT-VALUE}). If it"
              + " is taken another is chosen.")
  private int port;

  @Option(names = "--no-console", description = "Show no page.")
  private boolean none;

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description = "Folder of results for the console's page Compare, as of ./echelon console.")
  private Optional<Path> evidence = Optional.empty();

  /** Tells what cannot work before anything is started. */
  void check() {
    if (evidence.isPresent() && !Files.isDirectory(evidence.get())) {
      throw new IllegalArgumentException("--evidence " + evidence.get() + " is no folder");
    }
  }

  /** Starts the console and says where it is; to be closed before the applications. */
  Running start(Progress progress, Deployment deployment, boolean headless) {
    if (none) {
      return new Running(Optional.empty());
    }
    ConsoleServer server =
        ConsoleServer.start(
            deployment,
            InetAddress.getLoopbackAddress(),
            port,
            Optional.of(ConsoleRole.OPERATOR.writer(deployment)),
            evidence);
    ConsolePage.tell(progress, server, port);
    if (!headless) {
      ConsolePage.open(server.address());
    }
    return new Running(Optional.of(server));
  }

  /** A console, or none where none is wanted. */
  record Running(Optional<ConsoleServer> server) implements AutoCloseable {
    /** Where it answers. */
    Optional<String> address() {
      return server.map(s -> s.address().toString());
    }

    @Override
    public void close() {
      server.ifPresent(ConsoleServer::close);
    }
  }
}
