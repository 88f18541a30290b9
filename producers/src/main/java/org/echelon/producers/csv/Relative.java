package org.echelon.producers.csv;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times relative to the reading, so that an example is never too old: {@code {{now-5d}}}. */
final class Relative {
  private static final Pattern FORM =
      Pattern.compile("\\{\\{ *now *(?:([+-]) *(\\d{1,6})([dhm]) *)?}}");

  private Relative() {}

  /** The instant of a relative time; empty for any other text. */
  static Optional<Instant> instant(String text, Instant now) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (matcher.group(1) == null) {
      return Optional.of(now);
    }
    long number = Long.parseLong(matcher.group(2));
    Duration shift =
        switch (matcher.group(3)) {
          case "d" -> Duration.ofDays(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofMinutes(number);
        };
    return Optional.of(matcher.group(1).equals("-") ? now.minus(shift) : now.plus(shift));
  }
}
