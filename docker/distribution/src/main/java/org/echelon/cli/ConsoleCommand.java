package org.echelon.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.config.Deployment;
import org.echelon.console.ConsoleServer;
import org.echelon.console.ConsoleWriter;
import org.echelon.topic.UnreachableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a deployment as a page, until stopped. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serves a page that shows a deployment as it runs: health, prices and their adoption,"
          + " capacity, stock, commands, what is stopped, refused records; and a button that stops.",
      "Keeps what it has while the broker is away, and says so."
    })
final class ConsoleCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(500);

  @Mixin private DeploymentOptions options;

  @Option(
      names = "--port",
      defaultValue = "" + ConsoleServer.USUAL_PORT,
      description =
          "Port of the page; 0 for any that is free (default: ${DEFAULT-VALUE}). If it is taken"
              + " another is chosen.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to listen at (default: ${DEFAULT-VALUE}). There is no sign-in: whoever reaches"
              + " the address can read, and orders are taken from this machine only.")
  private String bind;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description =
          "What the page may order, in your name: viewer nothing, planner to pause and resume,"
              + " operator to freeze too. Default: operator; viewer where other machines can reach"
              + " the address, which may be nothing else.")
  private @Nullable ConsoleRole role;

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description =
          "Folder of results for the page Compare: files that simulate, lab report and bench"
              + " evidence wrote with --json. It is looked at anew whenever the page is.")
  private Optional<Path> evidence = Optional.empty();

  @Option(names = "--no-browser", description = "Do not open a browser.")
  private boolean noBrowser;

  @Override
  public Integer call() throws InterruptedException {
    InetAddress at = address();
    role(at);
    check();
    Deployment deployment = options.deployment();
    awaitBroker(deployment);
    Progress progress = new Progress();
    try (StopSignal stop = new StopSignal();
        ConsoleServer server =
            ConsoleServer.start(deployment, at, port, writer(deployment, at), evidence)) {
      ConsolePage.tell(progress, server, port);
      progress.phase("console", "role %s", role(at).name().toLowerCase(Locale.ROOT));
      if (!at.isLoopbackAddress()) {
        progress.phase("console", "no sign-in: whoever reaches %s can read", bind);
      }
      if (!noBrowser) {
        ConsolePage.open(server.address());
      }
      while (!stop.await(LOOK)) {
        // The server works on threads of its own.
      }
      progress.phase("console", "stopping");
    }
    return 0;
  }

  private void check() {
    if (evidence.isPresent() && !Files.isDirectory(evidence.get())) {
      throw new IllegalArgumentException("--evidence " + evidence.get() + " is no folder");
    }
  }

  private ConsoleRole role(InetAddress at) {
    if (role == null) {
      return at.isLoopbackAddress() ? ConsoleRole.OPERATOR : ConsoleRole.VIEWER;
    }
    if (role != ConsoleRole.VIEWER && !at.isLoopbackAddress()) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "--role "
              + role.name().toLowerCase(Locale.ROOT)
              + " needs --bind 127.0.0.1: there is no sign-in, so whoever reaches "
              + bind
              + " could give orders. Leave --role out, or use ./echelon control");
    }
    return role;
  }

  private Optional<ConsoleWriter> writer(Deployment deployment, InetAddress at) {
    ConsoleRole given = role(at);
    return given == ConsoleRole.VIEWER ? Optional.empty() : Optional.of(given.writer(deployment));
  }

  private InetAddress address() {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + " is not from 0 to 65535");
    }
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "'" + bind + "' is no address of this machine; give for instance 127.0.0.1", e);
    }
  }

  /** Later outages are waited for; at the start it is more likely a slip of the pen. */
  private static void awaitBroker(Deployment deployment) throws InterruptedException {
    try (Admin admin = Admins.of(deployment)) {
      admin.describeCluster().clusterId().get();
    } catch (ExecutionException e) {
      throw new UnreachableException(
          "broker "
              + deployment.bootstrap()
              + " does not answer; start one with ./echelon demo, or give --bootstrap",
          e);
    }
  }
}
