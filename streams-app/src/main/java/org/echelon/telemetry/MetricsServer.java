package org.echelon.telemetry;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a page of metrics and nothing else. */
public final class MetricsServer implements AutoCloseable {
  private final HttpServer http;

  /** One scrape at a time is enough, and a second one must not make the first slow. */
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "metrics-http");
            made.setDaemon(true);
            return made;
          });

  private MetricsServer(HttpServer http) {
    this.http = http;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 for any that is free
   * @throws UncheckedIOException when it cannot listen there: who scrapes would look in vain
   */
  public static MetricsServer start(InetAddress bind, int port, MetricsPage page) {
    HttpServer http;
    try {
      http = HttpServer.create(new InetSocketAddress(bind, port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "metrics cannot be served at " + bind.getHostAddress() + ":" + port, e);
    }
    MetricsServer server = new MetricsServer(http);
    http.createContext("/", new MetricsHandler(page, bind.isLoopbackAddress()));
    http.setExecutor(server.thread);
    http.start();
    return server;
  }

  /** The port it listens at. */
  public int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
    thread.shutdownNow();
  }
}
