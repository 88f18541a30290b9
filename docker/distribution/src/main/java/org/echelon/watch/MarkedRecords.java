package org.echelon.watch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.producers.publish.Publisher;
import org.echelon.state.NodePosition;
import org.echelon.state.Position;
import org.echelon.topic.Topic;

/**
 * Publishes positions of one SKU that can be told apart, and takes the time until the console
 * answers with them and until an open page shows them.
 */
final class MarkedRecords implements AutoCloseable {
  private static final long FIRST_UNITS = 700_000_000;
  private static final long LOOK_MILLIS = 10;
  private static final long LIMIT_NANOS = 30_000_000_000L;
  private static final int PAUSE_MILLIS = 1_000;

  private final ConsoleClient client;
  private final Publisher publisher;
  private final Position position;
  private final LivePage page;
  private final SplittableRandom random;
  private final Delays toAnswer = new Delays();
  private final Delays toPage = new Delays();
  private long units = FIRST_UNITS;
  private long shownNanos;
  private long shownUnits;

  /**
   * @param position that nobody else publishes meanwhile
   */
  MarkedRecords(
      Deployment deployment, ConsoleClient client, Position position, long redrawMillis, long seed)
      throws InterruptedException {
    this.client = client;
    this.position = position;
    this.random = new SplittableRandom(seed);
    this.publisher =
        new Publisher(
            deployment, new RegistryValues(deployment.registryUrl(), deployment.prefix()));
    WatchedPage stock =
        new WatchedPage("Stock of a SKU", List.of("stock?limit=100&sku=" + position.getSku()));
    this.page =
        new LivePage(
            client,
            stock,
            redrawMillis,
            new LivePage.Listener() {
              @Override
              public void shown(String question, byte[] body, long nanos) {
                look(body, nanos);
              }
            });
  }

  private synchronized void look(byte[] body, long nanos) {
    if (shownUnits != units && has(body, units)) {
      shownUnits = units;
      shownNanos = nanos;
      notifyAll();
    }
  }

  private static boolean has(byte[] body, long units) {
    return new String(body, StandardCharsets.UTF_8).contains("\"onHandUnits\":" + units + ",");
  }

  /** Publishes one and waits until it is seen everywhere. */
  void next() throws InterruptedException {
    Position marked;
    synchronized (this) {
      units++;
      NodePosition first =
          NodePosition.newBuilder(position.getNodes().get(0)).setOnHandUnits(units).build();
      marked =
          Position.newBuilder(position)
              .setSequence(position.getSequence() + units)
              .setNodes(List.of(first))
              .build();
    }
    long sent = System.nanoTime();
    publisher.send(Topic.POSITION, marked.getSku(), marked, marked.getAt());
    publisher.flush();
    while (!has(client.get("positions/" + marked.getSku()).body(), units)) {
      check(sent);
      Thread.sleep(LOOK_MILLIS);
    }
    toAnswer.add(System.nanoTime() - sent);
    synchronized (this) {
      while (shownUnits != units) {
        check(sent);
        wait(LOOK_MILLIS);
      }
      toPage.add(shownNanos - sent);
    }
    // So that they do not keep step with the live stream.
    Thread.sleep(random.nextInt(PAUSE_MILLIS));
  }

  private void check(long sent) {
    page.check();
    if (System.nanoTime() - sent > LIMIT_NANOS) {
      throw new IllegalStateException("a position was not shown within half a minute");
    }
  }

  Watched.Delay toAnswer() {
    return toAnswer.delay();
  }

  Watched.Delay toPage() {
    return toPage.delay();
  }

  @Override
  public void close() throws InterruptedException {
    page.close();
    publisher.close();
  }
}
