package org.echelon.producers.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.echelon.codec.NearestName;
import org.echelon.producers.client.Complaint;
import org.jspecify.annotations.Nullable;

/**
 * One row by the names of its columns. What a cell cannot be read as is noted, and a harmless value
 * given instead, so that a row tells all that is wrong with it; it must not be used when anything
 * is.
 */
public final class CsvRow {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d{1,15}(\\.\\d*)?|\\.\\d+)");
  private static final int MICRO_DIGITS = 6;

  private final long line;
  private final Map<String, String> cells;
  private final CsvSettings settings;
  private final List<Complaint> complaints = new ArrayList<>();

  CsvRow(long line, Map<String, String> cells, CsvSettings settings) {
    this.line = line;
    this.cells = cells;
    this.settings = settings;
  }

  /** Line of the file on which the row starts, from 1. */
  public long line() {
    return line;
  }

  CsvSettings settings() {
    return settings;
  }

  /** What is wrong with the cells read so far. */
  List<Complaint> complaints() {
    return complaints;
  }

  /** Whether the file has the column at all; its cell in this row may be empty. */
  boolean speaksOf(String column) {
    return cells.containsKey(column);
  }

  boolean has(String column) {
    return !cell(column).isEmpty();
  }

  /** The text of a cell; empty when it is empty. */
  String text(String column) {
    return cell(column);
  }

  /** The text of a cell, or null when it is empty. */
  @Nullable String orNull(String column) {
    return has(column) ? cell(column) : null;
  }

  String orElse(String column, String otherwise) {
    return has(column) ? cell(column) : otherwise;
  }

  /** A whole number; {@code cure} says what to send when it is none. */
  long whole(String column, long otherwise, String cure) {
    String text = cell(column);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (WHOLE.matcher(text).matches()) {
      return Long.parseLong(text);
    }
    complain("FIELD_RANGE", column, "is not a whole number", cure);
    return 1;
  }

  int count(String column, int otherwise) {
    long number = whole(column, otherwise, "Send a number without a fraction");
    if (number != (int) number) {
      complain("FIELD_RANGE", column, "is too large a number", "Send one below 2147483648");
      return 1;
    }
    return (int) number;
  }

  /** The revision of the document, 1 when it is not said. */
  int revision() {
    return count("revision", 1);
  }

  double decimal(String column, double otherwise) {
    Double number = decimalOrNull(column);
    return number == null ? otherwise : number;
  }

  @Nullable Double decimalOrNull(String column) {
    String text = cell(column);
    if (text.isEmpty()) {
      return null;
    }
    if (DECIMAL.matcher(text).matches()) {
      return Double.valueOf(text);
    }
    complain("FIELD_RANGE", column, "is not a number", "Write it like 12.5, with a point");
    return 1.0;
  }

  /** Money in currency units as millionths, exactly; null when the cell is empty. */
  @Nullable Long micros(String column) {
    String text = cell(column);
    if (text.isEmpty()) {
      return null;
    }
    if (!DECIMAL.matcher(text).matches()) {
      complain(
          "FIELD_RANGE", column, "is not an amount", "Write it like 12.50, without a currency");
      return 0L;
    }
    try {
      return new BigDecimal(text).movePointRight(MICRO_DIGITS).longValueExact();
    } catch (ArithmeticException e) {
      complain("FIELD_RANGE", column, "is not exact in millionths", "Send 6 decimals at most");
      return 0L;
    }
  }

  boolean flag(String column) {
    return switch (cell(column).toLowerCase(Locale.ROOT)) {
      case "", "false", "no", "0" -> false;
      case "true", "yes", "1" -> true;
      default -> {
        complain("FIELD_RANGE", column, "is neither true nor false", "Write true or false");
        yield false;
      }
    };
  }

  /** A symbol of an enum, in any case; UNKNOWN is none of them. */
  <E extends Enum<E>> E symbol(String column, E otherwise) {
    String text = cell(column);
    if (text.isEmpty()) {
      return otherwise;
    }
    List<String> known = new ArrayList<>();
    for (E symbol : otherwise.getDeclaringClass().getEnumConstants()) {
      if (!symbol.name().equals("UNKNOWN")) {
        if (symbol.name().equals(text.toUpperCase(Locale.ROOT))) {
          return symbol;
        }
        known.add(symbol.name());
      }
    }
    complain(
        "FIELD_KIND_UNKNOWN",
        column,
        "is not a known kind",
        NearestName.of(text, known)
            .map(name -> "Did you mean " + name + "?")
            .orElse("Send one of " + String.join(", ", known)));
    return otherwise;
  }

  /** An instant with offset, a local time where a zone is given, or a relative time. */
  Instant instant(String column, Instant otherwise) {
    Instant said = instantOrNull(column);
    return said == null ? otherwise : said;
  }

  @Nullable Instant instantOrNull(String column) {
    String text = cell(column);
    if (text.isEmpty()) {
      return null;
    }
    Optional<Instant> relative = Relative.instant(text, settings.now());
    if (relative.isPresent()) {
      return relative.get();
    }
    String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
    try {
      return OffsetDateTime.parse(iso).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException noOffset) {
      return local(column, iso);
    }
  }

  private Instant local(String column, String iso) {
    LocalDateTime local;
    try {
      local = iso.length() == 10 ? LocalDate.parse(iso).atStartOfDay() : LocalDateTime.parse(iso);
    } catch (DateTimeException e) {
      complain("FIELD_RANGE", column, "is not a time", "Write it like 2026-11-21T09:14:07Z");
      return settings.now();
    }
    if (settings.zone().isEmpty()) {
      complain(
          "FIELD_RANGE", column, "has no offset", "Write it like " + iso + "Z, or give --zone");
      return settings.now();
    }
    return LocalTimes.instant(local, settings.zone().get()).truncatedTo(ChronoUnit.MILLIS);
  }

  /** A day, written 2026-11-23. */
  LocalDate day(String column, LocalDate otherwise) {
    String text = cell(column);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      complain("FIELD_RANGE", column, "is not a day", "Write it like 2026-11-23");
      return otherwise;
    }
  }

  /** The parts of {@code A;B}. */
  List<String> list(String column) {
    return Arrays.stream(cell(column).split(";"))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  /** Notes what is wrong with a cell. */
  void complain(String code, String column, String cause, String cure) {
    complaints.add(new Complaint(code, column, cell(column), cause, cure));
  }

  private String cell(String column) {
    String text = cells.get(column);
    return text == null ? "" : text;
  }
}
