package org.echelon.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Does what an open page does, on a thread of its own: reads the live stream, and with a message on
 * health asks for everything on the page again, unless it has done so just before.
 */
final class LivePage implements AutoCloseable {
  private static final String EVENT = "event: ";
  private static final String DATA = "data: ";

  private final ConsoleClient client;
  private final WatchedPage page;
  private final long redrawNanos;
  private final Listener listener;
  private final Map<String, String> tags = new HashMap<>();
  private final InputStream stream;
  private final Thread thread = new Thread(this::run, "live-page");
  private volatile boolean closed;
  private volatile @Nullable RuntimeException failure;
  private final AtomicLong drawn = new AtomicLong();

  /** Hears what the page gets. */
  interface Listener {
    /** A message of the stream. */
    default void told(String topic, String data, long nanos) {}

    /** An answer that the page had not. */
    default void shown(String question, byte[] body, long nanos) {}
  }

  /** Opens a page; it is drawn with the first message on health. */
  LivePage(ConsoleClient client, WatchedPage page, long redrawMillis, Listener listener)
      throws InterruptedException {
    this.client = client;
    this.page = page;
    this.redrawNanos = redrawMillis * 1_000_000;
    this.listener = listener;
    this.stream = client.events();
    thread.setDaemon(true);
    thread.start();
  }

  /** How many times it was drawn. */
  long drawn() {
    return drawn.get();
  }

  /**
   * Fails if it has ended by itself.
   *
   * @throws IllegalStateException naming the cause
   */
  void check() {
    RuntimeException failed = failure;
    if (failed != null) {
      throw new IllegalStateException("a page of the console was lost", failed);
    }
  }

  private void run() {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      read(in);
      if (!closed) {
        failure = new IllegalStateException("the live stream has ended");
      }
    } catch (IOException | RuntimeException gone) {
      if (!closed) {
        failure = new IllegalStateException("the live stream broke off", gone);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(BufferedReader in) throws IOException, InterruptedException {
    String topic = "";
    long drawnAt = 0;
    for (String line = in.readLine(); line != null && !closed; line = in.readLine()) {
      if (line.startsWith(EVENT)) {
        topic = line.substring(EVENT.length());
      } else if (line.startsWith(DATA)) {
        listener.told(topic, line.substring(DATA.length()), System.nanoTime());
        boolean due = drawn.get() == 0 || System.nanoTime() - drawnAt > redrawNanos;
        if (topic.equals("health") && due) {
          draw();
          drawnAt = System.nanoTime();
        }
      }
    }
  }

  /** As a browser does, it says which answer it has already. */
  private void draw() throws InterruptedException {
    for (String question : page.questions()) {
      ConsoleClient.Answer answer = client.get(question, Optional.ofNullable(tags.get(question)));
      answer.tag().ifPresent(tag -> tags.put(question, tag));
      if (!answer.known()) {
        listener.shown(question, answer.body(), System.nanoTime());
      }
    }
    drawn.incrementAndGet();
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    try {
      stream.close();
    } catch (IOException e) {
      // It is gone already.
    }
    thread.interrupt();
    thread.join();
  }
}
