package org.echelon.console.table;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.echelon.system.Tick;

/**
 * The two clocks: the deployment's own, which its ticks tell and which may run faster than life,
 * and the wall's.
 */
public final class Ticks {
  /** So many of the last ticks are remembered with the time of their writing. */
  static final int REMEMBERED = 900;

  private final NavigableMap<Long, Long> written = new TreeMap<>();
  private long no = -1;
  private long atMillis;
  private long wallMillis;

  void take(Tick tick, long recordMillis) {
    if (tick.getNo() >= no) {
      no = tick.getNo();
      atMillis = tick.getAt().toEpochMilli();
      wallMillis = recordMillis;
      written.put(no, recordMillis);
      if (written.size() > REMEMBERED) {
        written.pollFirstEntry();
      }
    }
  }

  /** Number of the last tick, -1 before the first. */
  public long no() {
    return no;
  }

  /** Instant of the last tick, the deployment's now; empty before the first. */
  public Optional<Instant> at() {
    return no < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(atMillis));
  }

  /** The deployment's now in epoch milliseconds, 0 before the first tick. */
  public long nowMillis() {
    return atMillis;
  }

  /** When the last tick was written, by the wall's clock; 0 before the first. */
  public long wallMillis() {
    return wallMillis;
  }

  /**
   * When the first tick after another was written, by the wall's clock, as far back as is
   * remembered; empty when that other is the newest.
   */
  public OptionalLong writtenAfter(long tick) {
    Map.Entry<Long, Long> next = written.higherEntry(tick);
    return next == null ? OptionalLong.empty() : OptionalLong.of(next.getValue());
  }
}
