package org.echelon.watch;

import java.util.ArrayList;
import java.util.List;
import org.echelon.throughput.Spread;

/**
 * Takes what a console has of a core while nobody watches, and then with pages open, in turn; the
 * difference of the two is what the pages cost.
 */
final class CoreShares {
  private static final double OPENING_SECONDS = 1;

  private final ChildConsole console;
  private final ConsoleClient client;
  private final List<WatchedPage> pages;
  private final Pause pause;
  private final List<Double> quiet = new ArrayList<>();
  private final List<Double> watched = new ArrayList<>();
  private final List<Double> readers = new ArrayList<>();
  private double watchedSeconds;
  private long drawn;

  /** Lets time pass. */
  interface Pause {
    void seconds(double seconds) throws InterruptedException;
  }

  /**
   * None yet.
   *
   * @param pages one for each browser
   */
  CoreShares(ChildConsole console, ConsoleClient client, List<WatchedPage> pages, Pause pause) {
    this.console = console;
    this.client = client;
    this.pages = pages;
    this.pause = pause;
  }

  /** So many seconds without pages, then as many with them. */
  void round(double seconds) throws InterruptedException {
    double alone = share(seconds);
    List<LivePage> open = open(client, pages);
    try {
      // To open a page costs more than to keep it open.
      pause.seconds(OPENING_SECONDS);
      long before = drawn(open);
      double together = share(seconds);
      drawn += drawn(open) - before;
      watchedSeconds += seconds;
      open.forEach(LivePage::check);
      quiet.add(alone);
      watched.add(together);
      readers.add(together - alone);
    } finally {
      close(open);
    }
  }

  private static long drawn(List<LivePage> open) {
    return open.stream().mapToLong(LivePage::drawn).sum();
  }

  private double share(double seconds) throws InterruptedException {
    double before = console.cpuSeconds();
    long start = System.nanoTime();
    pause.seconds(seconds);
    return (console.cpuSeconds() - before) / ((System.nanoTime() - start) / 1e9);
  }

  static List<LivePage> open(ConsoleClient client, List<WatchedPage> pages)
      throws InterruptedException {
    List<LivePage> open = new ArrayList<>();
    for (WatchedPage page : pages) {
      open.add(new LivePage(client, page, WatchedPage.redrawMillis(), new LivePage.Listener() {}));
    }
    return open;
  }

  static void close(List<LivePage> open) throws InterruptedException {
    for (LivePage page : open) {
      page.close();
    }
  }

  Spread quiet() {
    return Spread.of(quiet);
  }

  Spread watched() {
    return Spread.of(watched);
  }

  Spread readers() {
    return Spread.of(readers);
  }

  /** How often a page was drawn a second, all together. */
  double drawnPerSecond() {
    return drawn / watchedSeconds;
  }
}
