package org.echelon.console;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.console.compare.EvidenceFolder;
import org.echelon.console.metrics.ConsoleMetrics;
import org.echelon.console.metrics.RequestTimes;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.TableFeed;
import org.echelon.console.view.ControlsView;
import org.echelon.console.view.HealthView;
import org.echelon.console.view.PricesView;
import org.echelon.console.whatif.WhatIf;
import org.echelon.telemetry.MetricsHandler;
import org.echelon.telemetry.MetricsPage;
import org.echelon.telemetry.Scrape;

/**
 * The console of a deployment, running: it reads what is published into tables in memory, and shows
 * them as a page and as JSON. Where it is given a {@link ConsoleWriter} and only this machine can
 * ask, it passes orders to stop, to go on and to send refused records again; else it writes
 * nothing.
 */
public final class ConsoleServer implements AutoCloseable {
  /** Where the console is unless somebody says otherwise. */
  public static final int USUAL_PORT = 8420;

  private static final InetAddress LOCAL = local();

  private final TableFeed feed;
  private final LadderReader ladders;
  private final LiveStream live;
  private final HttpServer http;
  private final MetricsPage metrics;
  private final ExecutorService threads;
  private final int wantedPort;

  private ConsoleServer(
      TableFeed feed,
      LadderReader ladders,
      LiveStream live,
      HttpServer http,
      MetricsPage metrics,
      int wantedPort) {
    this.feed = feed;
    this.ladders = ladders;
    this.live = live;
    this.http = http;
    this.metrics = metrics;
    this.wantedPort = wantedPort;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "console-http");
              thread.setDaemon(true);
              return thread;
            });
    http.setExecutor(threads);
  }

  /**
   * Starts a console that only this machine can ask.
   *
   * @param port 0 for any that is free; if the port is taken another is chosen, see {@link #moved}
   */
  public static ConsoleServer start(Deployment deployment, int port) {
    return start(deployment, LOCAL, port);
  }

  /** As the other, for a person who may give orders. */
  public static ConsoleServer start(Deployment deployment, int port, ConsoleWriter writer) {
    return start(deployment, LOCAL, port, Optional.of(writer));
  }

  /**
   * Starts a console at an address of this machine. Whoever can reach the address can read.
   *
   * @param port 0 for any that is free; if the port is taken another is chosen, see {@link #moved}
   */
  public static ConsoleServer start(Deployment deployment, InetAddress bind, int port) {
    return start(deployment, bind, port, Optional.empty());
  }

  /**
   * As the other, for people who may give orders.
   *
   * @param writer in whose name orders are given
   * @throws IllegalArgumentException when orders could come from other machines: there is no
   *     sign-in
   */
  public static ConsoleServer start(
      Deployment deployment, InetAddress bind, int port, Optional<ConsoleWriter> writer) {
    return start(deployment, bind, port, writer, Optional.empty());
  }

  /**
   * As the other, with results of simulated runs to show.
   *
   * @param evidence folder of files that {@code --json} of other commands wrote
   */
  public static ConsoleServer start(
      Deployment deployment,
      InetAddress bind,
      int port,
      Optional<ConsoleWriter> writer,
      Optional<Path> evidence) {
    if (writer.isPresent() && !bind.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "orders are taken from this machine only, as there is no sign-in; "
              + bind.getHostAddress()
              + " is open to others");
    }
    // Small answers would otherwise wait for a timer of the network.
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
    HttpServer http = bound(bind, port);
    Clock clock = Clock.systemUTC();
    ConsoleTables tables = new ConsoleTables();
    TableFeed feed =
        new TableFeed(
            deployment,
            new RegistryValues(deployment.registryUrl(), deployment.prefix()),
            tables,
            clock);
    SharedAnswers shared = new SharedAnswers();
    LiveStream live =
        new LiveStream(
            () -> {
              Map<String, Object> told = topics(tables, feed, clock);
              // What a page asks for after a message is no older than the message.
              shared.forget();
              return told;
            });
    LadderReader ladders = new LadderReader(deployment);
    Api api =
        new Api(
            tables,
            feed::link,
            clock,
            new RefusedReader(deployment),
            ladders,
            new EvidenceFolder(evidence));
    PageToken token = new PageToken();
    ControlApi controls = new ControlApi(tables, writer, token.text());
    WhatIfApi whatIfs = new WhatIfApi(tables, new WhatIf(deployment));
    RequestTimes times = new RequestTimes(Exchanges.BASE);
    MetricsPage metrics =
        new MetricsPage(
            List.of(
                new ConsoleMetrics(
                    tables, feed::link, feed::caughtUp, live::watching, times, clock)));
    ConsoleServer server = new ConsoleServer(feed, ladders, live, http, metrics, port);
    ResendApi resends = new ResendApi(writer);
    Exchanges exchanges =
        new Exchanges(
            api, controls, resends, whatIfs, token, live, shared, bind.isLoopbackAddress());
    http.createContext("/", exchanges::handle).getFilters().add(new TimedFilter(times));
    http.createContext(MetricsPage.PATH, new MetricsHandler(metrics, bind.isLoopbackAddress()))
        .getFilters()
        .add(new TimedFilter(times));
    feed.start();
    live.start();
    http.start();
    return server;
  }

  private static Map<String, Object> topics(ConsoleTables tables, TableFeed feed, Clock clock) {
    return tables.ask(
        t -> {
          HealthView.Health health = HealthView.of(t, feed.link(), clock.millis());
          Map<String, Object> topics = new LinkedHashMap<>();
          topics.put("tick", health.tick());
          topics.put("health", health);
          topics.put("price", PricesView.prices(t).inForce());
          topics.put("adoption", PricesView.adoption(t, clock.millis()));
          topics.put("alert", health.alerts());
          topics.put("control", ControlsView.inForce(t));
          return topics;
        });
  }

  private static InetAddress local() {
    try {
      return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static HttpServer bound(InetAddress bind, int port) {
    try {
      try {
        return HttpServer.create(new InetSocketAddress(bind, port), 0);
      } catch (BindException taken) {
        return HttpServer.create(new InetSocketAddress(bind, 0), 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the console cannot listen at " + bind.getHostAddress() + ": " + e.getMessage(), e);
    }
  }

  /** Where to open it. */
  public URI address() {
    InetSocketAddress at = http.getAddress();
    String host = at.getAddress().isAnyLocalAddress() ? "localhost" : at.getHostString();
    return URI.create(
        "http://"
            + (at.getAddress().isLoopbackAddress() ? "127.0.0.1" : host)
            + ":"
            + at.getPort()
            + "/");
  }

  /** Tells something else of this process on the page of metrics too. */
  public void tellToo(Consumer<Scrape> source) {
    metrics.add(source);
  }

  /** Whether the port asked for was taken, so that it listens at another. */
  public boolean moved() {
    return wantedPort != 0 && http.getAddress().getPort() != wantedPort;
  }

  /** Whether all that was committed when it started is in its tables. */
  public boolean filled() {
    return feed.caughtUp();
  }

  @Override
  public void close() {
    live.close();
    http.stop(0);
    threads.shutdownNow();
    ladders.close();
    feed.close();
  }
}
