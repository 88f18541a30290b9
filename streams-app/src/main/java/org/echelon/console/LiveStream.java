package org.echelon.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events: once a second, each topic whose content has changed is sent whole to every
 * reader, all topics to a new one. A slow reader gets the newest of each topic and misses what lay
 * between. A beat every five seconds lets the page notice a dead line; a reader that takes nothing
 * for the time of three beats is dropped.
 */
final class LiveStream implements AutoCloseable {
  /** More readers than this are turned away. */
  static final int READERS_AT_MOST = 64;

  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
  private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long STUCK_NANOS = 3 * BEAT_NANOS;

  private final Supplier<Map<String, Object>> topics;
  private final Map<String, String> last = new LinkedHashMap<>();
  private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "console-live");
            thread.setDaemon(true);
            return thread;
          });
  private long sequence;

  /**
   * A stream that has not started.
   *
   * @param topics the content of each topic now, values of {@link Json}
   */
  LiveStream(Supplier<Map<String, Object>> topics) {
    this.topics = topics;
  }

  /** Begins to look for changes. */
  void start() {
    timer.scheduleAtFixedRate(this::second, 0, 1, TimeUnit.SECONDS);
  }

  /** How many read now. */
  int watching() {
    return readers.size();
  }

  /** Whether one more reader may come. */
  boolean hasRoom() {
    return readers.size() < READERS_AT_MOST;
  }

  /** Sends to a reader until it goes away or the stream is closed. */
  void serve(OutputStream out) throws IOException {
    Reader reader = new Reader();
    synchronized (this) {
      last.forEach((topic, json) -> reader.offer(topic, message(topic, json)));
      readers.add(reader);
    }
    try {
      while (!timer.isShutdown()) {
        reader.write(out, reader.next().getBytes(StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      readers.remove(reader);
    }
  }

  private void second() {
    dropStuck(System.nanoTime());
    look();
  }

  /** Ends the writes that began too long ago, seen from an instant of {@link System#nanoTime}. */
  void dropStuck(long now) {
    readers.forEach(reader -> reader.dropIfStuck(now));
  }

  private synchronized void look() {
    if (readers.isEmpty()) {
      // Nobody watches; the next reader starts from what is true then.
      last.clear();
      return;
    }
    try {
      topics
          .get()
          .forEach(
              (topic, content) -> {
                String json = Json.of(content);
                if (!json.equals(last.put(topic, json))) {
                  String message = message(topic, json);
                  readers.forEach(reader -> reader.offer(topic, message));
                }
              });
    } catch (RuntimeException fault) {
      LOG.warn("the console's live stream missed a second: {}", fault.toString());
    }
  }

  private String message(String topic, String json) {
    return "event: " + topic + "\nid: " + ++sequence + "\ndata: " + json + "\n\n";
  }

  @Override
  public void close() {
    timer.shutdownNow();
    readers.forEach(reader -> reader.offer("bye", "event: bye\ndata: {}\n\n"));
  }

  /** What a reader has not got yet: the newest message of each topic. */
  private static final class Reader {
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private Optional<Write> writing = Optional.empty();

    /** A write under way: who writes, and since when by {@link System#nanoTime}. */
    private record Write(Thread by, long since) {}

    void write(OutputStream out, byte[] bytes) throws IOException {
      under(Optional.of(new Write(Thread.currentThread(), System.nanoTime())));
      try {
        out.write(bytes);
        out.flush();
      } finally {
        under(Optional.empty());
      }
    }

    private synchronized void under(Optional<Write> write) {
      writing = write;
    }

    /**
     * Interrupts a write that hangs. That closes the connection under it; closing the stream from
     * here would hang behind the same write.
     */
    synchronized void dropIfStuck(long now) {
      writing
          .filter(write -> now - write.since() > STUCK_NANOS)
          .ifPresent(write -> write.by().interrupt());
    }

    synchronized void offer(String topic, String message) {
      waiting.put(topic, message);
      notifyAll();
    }

    /** Everything that waits, or a beat when nothing came for a while. */
    synchronized String next() throws InterruptedException {
      long until = System.nanoTime() + BEAT_NANOS;
      while (waiting.isEmpty()) {
        long left = until - System.nanoTime();
        if (left <= 0) {
          return "event: beat\ndata: {}\n\n";
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      String all = String.join("", waiting.values());
      waiting.clear();
      return all;
    }
  }
}
