package org.echelon.measure.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.echelon.measure.window.RunningSums.Kept;
import org.echelon.measure.window.RunningSums.Told;
import org.junit.jupiter.api.Test;

/** Facts in windows: every window is the sum of what happened in it, whenever it is told. */
class RunningSumsTest {
  private static final Instant START = Instant.parse("2026-11-25T10:07:00Z");
  private static final String EAST = "EAST";

  private final Map<Row, Kept> stored = new TreeMap<>();
  private RunningSums sums = new RunningSums(new StoredRows());

  @Test
  void shouldPutAFactIntoItsQuarterItsDayAndItsWeekFromMonday() {
    sums.at(START.toEpochMilli());

    // when
    sums.replace(List.of(), List.of(fact("P", START, 3, 5)));

    assertThat(sums.tell())
        .extracting(told -> Instant.ofEpochMilli(told.row().start()) + " " + told.sums())
        .containsExactly(
            "2026-11-25T10:00:00Z in_region0=3/5",
            "2026-11-25T00:00:00Z in_region0=3/5",
            "2026-11-23T00:00:00Z in_region0=3/5");
  }

  @Test
  void shouldTellAgainOnlyWhatALateWordChanges() {
    sums.at(START.toEpochMilli());
    Fact first = fact("P", START, 3, 5);
    sums.replace(List.of(), List.of(first, fact("Q", START.plusSeconds(1_200), 1, 1)));
    sums.tell();

    // when
    sums.replace(List.of(first), List.of(fact("P", START, 2, 2)));

    assertThat(sums.tell())
        .extracting(told -> told.row().span() + " " + told.sums())
        .containsExactly(
            "QUARTER_HOUR in_region0=2/2", "DAY in_region0=3/3", "WEEK in_region0=3/3");
  }

  @Test
  void shouldCloseAQuarterAfterADayAndCorrectItsDayAfterwards() {
    sums.at(START.toEpochMilli());
    Fact first = fact("P", START, 3, 5);
    sums.replace(List.of(), List.of(first));
    sums.tell();
    sums.at(START.plus(Duration.ofHours(25)).toEpochMilli());
    assertThat(sums.tell())
        .extracting(told -> told.row().span() + " " + told.closed())
        .containsExactly("QUARTER_HOUR true");
    restart(START.plus(Duration.ofHours(25)));

    // when
    sums.replace(List.of(first), List.of(fact("P", START, 0, 1)));

    assertThat(sums.tell())
        .extracting(told -> told.row().span() + " " + told.sums())
        .containsExactly("DAY in_region0=0/1", "WEEK in_region0=0/1");
  }

  @Test
  void shouldLeaveAFactOfAClosedWindowThereAndHoldNothingInTheEnd() {
    sums.at(START.toEpochMilli());
    Fact first = fact("P", START, 3, 5);
    sums.replace(List.of(), List.of(first));
    sums.at(START.plus(Duration.ofDays(20)).toEpochMilli());
    List<Told> closed = sums.tell();

    // when
    sums.replace(List.of(first), List.of(fact("P", START.plus(Duration.ofDays(20)), 3, 5)));

    assertThat(closed).allMatch(Told::closed).hasSize(3);
    assertThat(sums.tell()).isEmpty();
    sums.save();
    assertThat(stored).isEmpty();
  }

  @Test
  void shouldForgetQuartersAfterEightDays() {
    sums.at(START.toEpochMilli());
    sums.replace(List.of(), List.of(fact("P", START, 3, 5)));
    long ends = Instant.parse("2026-11-25T10:15:00Z").plus(Duration.ofDays(8)).toEpochMilli();
    assertThat(sums.forgotten(0, ends - 1))
        .noneMatch(
            told -> told.row().start() == Instant.parse("2026-11-25T10:00:00Z").toEpochMilli());

    // when
    List<Told> gone = sums.forgotten(ends - 1, ends);

    assertThat(gone)
        .extracting(told -> told.row().span() + " " + Instant.ofEpochMilli(told.row().start()))
        .containsExactly("QUARTER_HOUR 2026-11-25T10:00:00Z");
  }

  @Test
  void shouldTellTheSameHoweverOftenItIsRestarted() {
    List<String> straight = live(false);
    stored.clear();
    sums = new RunningSums(new StoredRows());

    // when
    List<String> restarted = live(true);

    assertThat(restarted).isEqualTo(straight).hasSizeGreaterThan(500);
  }

  /** Three weeks of facts, corrections and ticks, drawn from a seed. */
  private List<String> live(boolean restarts) {
    Random random = new Random(5);
    Map<String, Fact> known = new HashMap<>();
    List<String> told = new ArrayList<>();
    Instant now = START;
    for (int i = 0; i < 3_000; i++) {
      String id = "P" + random.nextInt(400);
      Fact before = known.get(id);
      Instant at = now.minus(Duration.ofMinutes(random.nextInt(7 * 24 * 60)));
      Fact after = fact(id, at, random.nextInt(5), 5 + random.nextInt(5));
      known.put(id, after);
      sums.replace(before == null ? List.of() : List.of(before), List.of(after));
      sums.save();
      if (i % 3 == 0) {
        now = now.plus(Duration.ofMinutes(30));
        sums.at(now.toEpochMilli());
        sums.tell().forEach(row -> told.add(row.toString()));
      }
      if (restarts && i % 7 == 0) {
        restart(now);
      }
    }
    return told;
  }

  private void restart(Instant tick) {
    sums.save();
    sums = new RunningSums(new StoredRows());
    sums.at(tick.toEpochMilli());
  }

  private static Fact fact(String id, Instant at, long numerator, long denominator) {
    Sums added = new Sums().add(MeasureName.IN_REGION, numerator, denominator);
    return new Fact(id, at.toEpochMilli(), EAST, added);
  }

  /** Rows as they would be read back: as copies. */
  private final class StoredRows implements RunningSums.Shelf {
    @Override
    public void each(BiConsumer<Row, Kept> visitor) {
      stored.forEach((row, kept) -> visitor.accept(row, copy(kept)));
    }

    @Override
    public void put(Row row, Kept kept) {
      stored.put(row, copy(kept));
    }

    @Override
    public void remove(Row row) {
      stored.remove(row);
    }

    private Kept copy(Kept kept) {
      Sums copy = new Sums();
      copy.add(kept.sums(), 1);
      return new Kept(copy, kept.told());
    }
  }
}
