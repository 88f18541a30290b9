package org.echelon.cli;

import java.util.Locale;

/** One line on standard error for each phase, with the seconds since the start. */
final class Progress {
  /** Takes away the line that a terminal rewrites each second. */
  private static final String ERASED = "\r\033[K";

  private final long startNanos = System.nanoTime();
  private final String before = Terminal.interactive() ? ERASED : "";

  /** Seconds since the start. */
  double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  /** Seconds from the start to a moment of {@link System#nanoTime}; 0 for none. */
  double secondsAt(long nanos) {
    return nanos == 0 ? 0 : (nanos - startNanos) / 1e9;
  }

  /** Tells a phase. */
  void phase(String name, String format, Object... arguments) {
    System.err.printf(
        Locale.ROOT,
        before + "%-9s %-62s %6.1f s%n",
        name,
        String.format(Locale.ROOT, format, arguments),
        seconds());
  }
}
