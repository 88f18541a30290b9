package org.echelon.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.producers.run.Samples;
import org.echelon.watch.Watched.Asked;
import org.echelon.watch.Watched.PageTimes;

/**
 * Asks for all that pages show, again and again. Each round comes more than a second after the one
 * before, so that no answer is at hand; in it every question is asked once, then once more with the
 * tag of the answer.
 */
final class PageRounds {
  private static final long ROUND_MILLIS = 1_200;

  private final ConsoleClient client;
  private final List<WatchedPage> pages;
  private final Map<String, Times> questions = new LinkedHashMap<>();
  private final Map<String, Samples> byPage = new TreeMap<>();

  /** What was taken of a question. */
  private static final class Times {
    private final Samples made = new Samples();
    private final Samples again = new Samples();
    private long bytes;
    private long known;
  }

  PageRounds(ConsoleClient client, List<WatchedPage> pages) {
    this.client = client;
    this.pages = pages;
    for (WatchedPage page : pages) {
      byPage.put(page.name(), new Samples());
      page.questions().forEach(question -> questions.put(question, new Times()));
    }
  }

  /** One round; returns when the next may begin. */
  void round() throws InterruptedException {
    long start = System.nanoTime();
    Map<String, Long> took = new TreeMap<>();
    for (Map.Entry<String, Times> question : questions.entrySet()) {
      Times times = question.getValue();
      ConsoleClient.Answer made = client.get(question.getKey());
      took.put(question.getKey(), made.nanos());
      times.made.add(made.nanos());
      times.bytes = made.body().length;
      ConsoleClient.Answer again = client.get(question.getKey(), made.tag());
      times.again.add(again.nanos());
      times.known += again.known() ? 1 : 0;
    }
    for (WatchedPage page : pages) {
      long sum = page.questions().stream().mapToLong(q -> took.getOrDefault(q, 0L)).sum();
      byPage.computeIfAbsent(page.name(), p -> new Samples()).add(sum);
    }
    long left = ROUND_MILLIS - (System.nanoTime() - start) / 1_000_000;
    Thread.sleep(Math.max(0, left));
  }

  /** What was measured, dearest page first. */
  List<PageTimes> times() {
    List<PageTimes> all = new ArrayList<>();
    for (WatchedPage page : pages) {
      List<Asked> asked = new ArrayList<>();
      for (String question : page.questions()) {
        Times times = questions.getOrDefault(question, new Times());
        asked.add(
            new Asked(
                question,
                times.bytes,
                times.made.percentiles(),
                times.again.percentiles(),
                times.known));
      }
      Samples sums = byPage.getOrDefault(page.name(), new Samples());
      all.add(new PageTimes(page.name(), sums.percentiles(), asked));
    }
    all.sort(Comparator.comparingDouble((PageTimes page) -> -page.made().p50Millis()));
    return all;
  }
}
