package org.echelon.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * An end as people write it: an instant, a time of the present day in UTC, or a span from now. Now
 * is the time of the deployment, which a demo lets run faster.
 */
record UntilTime(String text, UnaryOperator<Instant> from) {
  private static final Pattern OF_DAY = Pattern.compile("\\d{1,2}:\\d{2}Z?");
  private static final Pattern SPAN = Pattern.compile("\\d+[a-z]+");
  private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("H:mm");

  static final class Converter implements ITypeConverter<UntilTime> {
    @Override
    public UntilTime convert(String text) {
      return parse(text);
    }
  }

  /**
   * Reads one.
   *
   * @throws TypeConversionException for what is none
   */
  static UntilTime parse(String text) {
    if (SPAN.matcher(text).matches()) {
      Duration span = Durations.parse(text);
      return new UntilTime(text, now -> now.plus(span));
    }
    try {
      if (OF_DAY.matcher(text).matches()) {
        LocalTime time = LocalTime.parse(text.replace("Z", ""), HOURS);
        return new UntilTime(text, now -> now.atOffset(ZoneOffset.UTC).with(time).toInstant());
      }
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return new UntilTime(text, now -> instant);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time; write for instance 18:00, 2h or 2026-11-21T18:00Z");
    }
  }

  /**
   * The instant it means.
   *
   * @throws CommandFailure when it lies in the past
   */
  Instant after(Instant now) {
    Instant end = from.apply(now);
    if (end.isAfter(now)) {
      return end;
    }
    String tomorrow =
        OF_DAY.matcher(text).matches()
            ? "; for the next day write --until " + end.plus(Duration.ofDays(1))
            : "";
    throw new CommandFailure(
        CommandFailure.REFUSED,
        "--until "
            + text
            + " has passed: there it is "
            + now
            + ". Give a later time"
            + tomorrow
            + ". Nothing was sent. [FIELD_CONFLICT]");
  }
}
