package org.echelon.measure.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The sums of the windows that are open. A fact is kept once, in its quarter of an hour; when that
 * closes, its sums go to those of its day, and a day's to those of its week. So a word about a fact
 * writes one small record, and days and weeks are whole at any instant, also after a restart:
 *
 * <pre>
 * told(quarter) = kept(quarter)
 * told(day)     = kept(day) + kept of its open quarters
 * told(week)    = kept(week) + told of its open days
 * </pre>
 *
 * <p>A fact that has lain in a closed window stays there: later words about it change only longer
 * windows that are open. Memory and store are bounded by a day of quarters and some days and weeks
 * of each place. For one thread.
 */
public final class RunningSums {
  private static final Span[] SPANS = Span.values();
  private static final long FORGET = 8 * 24 * 3_600_000L;

  private final Shelf shelf;
  private final NavigableMap<Row, Kept> kept = new TreeMap<>();
  private final NavigableMap<Row, Sums> totals = new TreeMap<>();
  private final NavigableSet<Row> changed = new TreeSet<>();
  private final NavigableSet<Row> unsaved = new TreeSet<>();
  private long now = Long.MIN_VALUE;

  /** Where rows are kept. */
  public interface Shelf {
    /** Visits all rows, with whether they have been told as they are. */
    void each(BiConsumer<Row, Kept> visitor);

    /** Keeps a row. */
    void put(Row row, Kept kept);

    /** Forgets a row. */
    void remove(Row row);
  }

  /**
   * What is kept of a row.
   *
   * @param told whether it has been told since it changed
   */
  public record Kept(Sums sums, boolean told) {}

  /**
   * What readers are told of a row.
   *
   * @param closed whether nothing more will be added
   */
  public record Told(Row row, Sums sums, boolean closed) {}

  /** Goes on where the shelf stands. */
  public RunningSums(Shelf shelf) {
    this.shelf = shelf;
    shelf.each(
        (row, value) -> {
          kept.put(row, value);
          for (int s = row.span().ordinal(); s < SPANS.length; s++) {
            Row total = row.within(SPANS[s]);
            totals.computeIfAbsent(total, r -> new Sums()).add(value.sums(), 1);
            if (!value.told()) {
              changed.add(total);
            }
          }
        });
  }

  /** Time has come to an instant, that of the last tick. */
  public void at(long tick) {
    now = Math.max(now, tick);
  }

  /** Puts what is known now in the place of what was known of the same things before. */
  public void replace(List<Fact> before, List<Fact> after) {
    Map<String, Fact> former = new HashMap<>();
    before.forEach(fact -> former.put(fact.id(), fact));
    for (Fact fact : after) {
      Fact old = former.remove(fact.id());
      if (old == null) {
        add(fact, 1, openFrom(fact));
      } else if (!old.equals(fact)) {
        int open = openFrom(old);
        add(old, -1, open);
        add(fact, 1, Math.max(open, openFrom(fact)));
      }
    }
    for (Fact gone : before) {
      if (former.containsKey(gone.id())) {
        add(gone, -1, openFrom(gone));
      }
    }
  }

  /** Index of the shortest window of a fact that is open; the number of lengths if none is. */
  private int openFrom(Fact fact) {
    int s = 0;
    while (s < SPANS.length && SPANS[s].closesAt(SPANS[s].start(fact.at())) <= now) {
      s++;
    }
    return s;
  }

  private void add(Fact fact, int times, int from) {
    if (from == SPANS.length) {
      return;
    }
    Row own = Row.at(SPANS[from], fact.at(), fact.place());
    keep(own, fact.sums(), times);
    for (int s = from; s < SPANS.length; s++) {
      Row total = own.within(SPANS[s]);
      totals.computeIfAbsent(total, row -> new Sums()).add(fact.sums(), times);
      changed.add(total);
    }
  }

  private void keep(Row row, Sums sums, int times) {
    Kept former = kept.get(row);
    Sums sum = former == null ? new Sums() : former.sums();
    sum.add(sums, times);
    kept.put(row, new Kept(sum, false));
    unsaved.add(row);
  }

  /** Writes what has changed to the shelf. */
  public void save() {
    for (Row row : unsaved) {
      Kept value = kept.get(row);
      if (value == null) {
        shelf.remove(row);
      } else {
        shelf.put(row, value);
      }
    }
    unsaved.clear();
  }

  /** Closes the windows whose time is over, and tells them and all that changed since last time. */
  public List<Told> tell() {
    Map<Row, Told> told = new LinkedHashMap<>();
    for (Span span : SPANS) {
      for (Row row : closing(totals, span)) {
        told.put(row, new Told(row, required(totals.remove(row)), true));
        changed.remove(row);
      }
      for (Row row : closing(kept, span)) {
        Sums sums = required(kept.remove(row)).sums();
        unsaved.add(row);
        if (span != Span.WEEK) {
          keep(row.within(SPANS[span.ordinal() + 1]), sums, 1);
        }
      }
    }
    changed.forEach(row -> told.put(row, new Told(row, required(totals.get(row)), false)));
    changed.clear();
    for (Map.Entry<Row, Kept> entry : kept.entrySet()) {
      if (!entry.getValue().told()) {
        entry.setValue(new Kept(entry.getValue().sums(), true));
        unsaved.add(entry.getKey());
      }
    }
    save();
    return List.copyOf(told.values());
  }

  private static <T> T required(@Nullable T known) {
    return Objects.requireNonNull(known);
  }

  private <T> List<Row> closing(NavigableMap<Row, T> rows, Span span) {
    List<Row> over = new ArrayList<>();
    for (Row row : rows.tailMap(new Row(span, Long.MIN_VALUE, ""), true).keySet()) {
      if (row.span() != span || span.closesAt(row.start()) > now) {
        break;
      }
      over.add(row);
    }
    return over;
  }

  /**
   * Quarters of an hour that ended eight days before an instant after one before: nobody needs them
   * any more. Told as their days are, so some of them may never have been.
   */
  public List<Told> forgotten(long before, long after) {
    List<Told> gone = new ArrayList<>();
    long quarter = Span.QUARTER_HOUR.minutes() * 60_000L;
    Row firstDay = totals.ceilingKey(new Row(Span.DAY, Long.MIN_VALUE, ""));
    if (firstDay == null || firstDay.span() != Span.DAY) {
      return gone;
    }
    long from = Span.QUARTER_HOUR.start(Math.max(before, firstDay.start() + FORGET) - FORGET);
    for (long end = from + quarter; end <= after - FORGET; end += quarter) {
      long start = end - quarter;
      Row first = new Row(Span.DAY, Span.DAY.start(start), "");
      totals.tailMap(first, true).entrySet().stream()
          .takeWhile(
              day -> day.getKey().span() == Span.DAY && day.getKey().start() == first.start())
          .forEach(
              day ->
                  gone.add(
                      new Told(
                          new Row(Span.QUARTER_HOUR, start, day.getKey().place()),
                          day.getValue(),
                          true)));
    }
    return gone;
  }
}
