package org.echelon.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How fast virtual time goes in a demo, and in which steps. */
final class DemoPace {
  /** Ten minutes a second: a day in the time of a coffee, and all pages move. */
  private static final double WATCHED = 600;

  /** Until then there is little to see. */
  private static final double FIRST_DAYS = 1.5;

  private static final Duration WATCHED_STEP = Duration.ofMinutes(10);
  private static final Duration USUAL_STEP = Duration.ofHours(1);
  private static final double DAY_SECONDS = 86_400;

  @Option(
      names = "--speed",
      paramLabel = "TIMES",
      converter = Times.class,
      description = {
        "Virtual time at most so many times as fast as the clock on the wall, once a day and a half",
        "have passed; max for as fast as it can. Default: 600 where people watch a generated world,",
        "max with --headless, --for, --orders or changes by hand."
      })
  private @Nullable Double speed;

  @Option(
      names = "--step",
      paramLabel = "TIME",
      description =
          "Longest virtual time between two ticks (default: 1h, or 10m where a world is watched at"
              + " the usual speed).")
  private @Nullable Duration step;

  /** Reads 600, 600x or max. */
  static final class Times implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      if (text.equals("max")) {
        return Double.POSITIVE_INFINITY;
      }
      try {
        double times = Double.parseDouble(text.endsWith("x") ? chopped(text) : text);
        if (times >= 1 && Double.isFinite(times)) {
          return times;
        }
      } catch (NumberFormatException noNumber) {
        // Told below.
      }
      throw new TypeConversionException(
          "'" + text + "' is no speed; write 600 for ten virtual minutes a second, or max");
    }

    private static String chopped(String text) {
      return text.substring(0, text.length() - 1);
    }
  }

  /**
   * Longest virtual time between two ticks.
   *
   * @param watched whether people follow it as it goes
   */
  Duration step(boolean watched) {
    return step != null ? step : watched && speed == null ? WATCHED_STEP : USUAL_STEP;
  }

  /** Begins to hold a run back. */
  Hold hold(boolean watched) {
    return new Hold(speed != null ? speed : watched ? WATCHED : Double.POSITIVE_INFINITY);
  }

  /** Holds a run back where it is ahead; time lost is not made up for by a burst. */
  static final class Hold {
    private final double speed;
    private double sinceDays = FIRST_DAYS;
    private long sinceNanos;

    private Hold(double speed) {
      this.speed = speed;
    }

    /**
     * Waits until so much virtual time may have passed, or somebody stops it.
     *
     * @param days virtual days of the run
     * @param untilNanos end of the run by {@link System#nanoTime}
     */
    void await(double days, long untilNanos, StopSignal stop) throws InterruptedException {
      if (days < FIRST_DAYS || Double.isInfinite(speed)) {
        return;
      }
      long now = System.nanoTime();
      long left = sinceNanos + (long) ((days - sinceDays) * DAY_SECONDS / speed * 1e9) - now;
      if (sinceNanos == 0 || left <= 0) {
        sinceDays = days;
        sinceNanos = now;
      } else {
        stop.await(Duration.ofNanos(Math.min(left, Math.max(0, untilNanos - now))));
      }
    }
  }
}
