package org.echelon.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A beginning as people write it: an instant, or a span before now by the clock of this machine.
 *
 * @param text as it was written
 */
record SinceTime(String text, Instant at) {
  static final class Converter implements ITypeConverter<SinceTime> {
    @Override
    public SinceTime convert(String text) {
      return parse(text, Instant.now());
    }
  }

  /**
   * Reads one.
   *
   * @throws TypeConversionException for what is none
   */
  static SinceTime parse(String text, Instant now) {
    try {
      return text.contains("T")
          ? new SinceTime(text, OffsetDateTime.parse(text).toInstant())
          : new SinceTime(text, now.minus(Durations.parse(text)));
    } catch (DateTimeParseException | TypeConversionException e) {
      throw new TypeConversionException(
          "'" + text + "' is no beginning; write for instance 30m, 2h or 2026-11-21T18:00Z");
    } catch (DateTimeException | ArithmeticException e) {
      throw new TypeConversionException("'" + text + "' lies too far back");
    }
  }
}
