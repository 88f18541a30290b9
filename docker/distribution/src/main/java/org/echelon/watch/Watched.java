package org.echelon.watch;

import java.util.List;
import org.echelon.producers.run.Percentiles;
import org.echelon.throughput.Spread;

/**
 * How a console did.
 *
 * @param openCommands in its tables
 * @param firstWordSeconds from the start of its process until it listens
 * @param filledSeconds from the start of its process until its tables are full
 * @param heapBytes in use after a collection, tables full and nobody watching
 * @param pages by what they cost, dearest first
 * @param toAnswer from the sending of a position until an answer shows it
 * @param toStream from the sending of a tick until the live stream tells it
 * @param toPage from the sending of a position until a page that is open shows it
 * @param quiet share of a core while nobody watches
 * @param watched share of a core with the pages open
 * @param readers what is more with them, repeat by repeat
 * @param drawn how often a page was drawn a second, all pages together
 * @param perSecond positions published a second
 */
public record Watched(
    long openCommands,
    double firstWordSeconds,
    double filledSeconds,
    long heapBytes,
    List<PageTimes> pages,
    Delay toAnswer,
    Delay toStream,
    Delay toPage,
    Spread quiet,
    Spread watched,
    Spread readers,
    double drawn,
    double perSecond) {

  /**
   * A page: all that it asks for together, once a second has passed.
   *
   * @param made times of the answers, one after the other
   */
  public record PageTimes(String page, Percentiles made, List<Asked> questions) {}

  /**
   * A question.
   *
   * @param bytes of its answer
   * @param made asked anew after a second
   * @param again asked at once again by who has the answer
   * @param known how many of those were told that it is the same
   */
  public record Asked(
      String question, long bytes, Percentiles made, Percentiles again, long known) {}

  /** How late something was, in milliseconds. */
  public record Delay(Percentiles percentiles, double maxMillis) {}
}
