package org.echelon.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.echelon.job.Platform;
import org.echelon.telemetry.KafkaMetrics;
import org.echelon.telemetry.MetricsPage;
import org.echelon.telemetry.MetricsServer;
import picocli.CommandLine.Option;

/** Whether and where the applications tell Prometheus how they run. */
final class MetricsOptions {
  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description =
          "Serve metrics for Prometheus at this port under /metrics; 0 for any that is free"
              + " (default: none are served).")
  private Integer port;

  @Option(
      names = "--metrics-bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address to serve them at (default: ${DEFAULT-VALUE}). There is no sign-in: whoever"
              + " reaches the address can read.")
  private String bind;

  /**
   * Where they are served; to be asked before anything is started.
   *
   * @throws IllegalArgumentException when it cannot be meant
   */
  Optional<InetSocketAddress> place() {
    if (port == null) {
      return Optional.empty();
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--metrics-port: " + port + " is not from 0 to 65535");
    }
    try {
      return Optional.of(new InetSocketAddress(InetAddress.getByName(bind), port));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "--metrics-bind: '"
              + bind
              + "' is no address of this machine; give for instance 127.0.0.1",
          e);
    }
  }

  /**
   * Serves the figures of a platform, if that is wanted.
   *
   * @throws java.io.UncheckedIOException when the port is taken
   */
  Served serve(Progress progress, Platform platform) {
    return new Served(place().map(place -> serve(place, progress, platform)));
  }

  private static MetricsServer serve(
      InetSocketAddress place, Progress progress, Platform platform) {
    MetricsPage page = new MetricsPage(List.of(new KafkaMetrics(platform.applications())));
    MetricsServer server = MetricsServer.start(place.getAddress(), place.getPort(), page);
    progress.phase(
        "metrics",
        "http://%s:%d%s",
        place.getAddress().getHostAddress(),
        server.port(),
        MetricsPage.PATH);
    return server;
  }

  /** A server, or none where none is wanted. */
  record Served(Optional<MetricsServer> server) implements AutoCloseable {
    @Override
    public void close() {
      server.ifPresent(MetricsServer::close);
    }
  }
}
