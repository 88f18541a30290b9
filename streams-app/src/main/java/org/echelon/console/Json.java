package org.echelon.console;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON of records, lists, maps, texts, numbers and truth values: all that the console answers.
 * Something absent or not finite is null, an instant is ISO with milliseconds, a number that may
 * have a fraction has nine significant digits at most.
 */
public final class Json {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Parts of each kind of record, found once. */
  private static final ClassValue<List<Part>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
      };

  /** Powers of ten that are exact; with them nine digits are cut off without a detour by text. */
  private static final double[] TENS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17
  };

  /** A part of a record with its name as it is written. */
  private record Part(String name, Method read) {
    static Part of(RecordComponent component) {
      Method read = component.getAccessor();
      read.setAccessible(true);
      return new Part("\"" + component.getName() + "\":", read);
    }
  }

  private Json() {}

  /** The JSON of a value. */
  public static String of(@Nullable Object value) {
    StringBuilder out = new StringBuilder(256);
    write(out, value);
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object value) {
    if (value == null) {
      out.append("null");
    } else if (value instanceof Optional<?> maybe) {
      write(out, maybe.isPresent() ? maybe.get() : null);
    } else if (value instanceof Double || value instanceof Float) {
      number(out, ((Number) value).doubleValue());
    } else if (value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Instant instant) {
      text(out, INSTANT.format(instant));
    } else if (value instanceof Iterable<?> items) {
      list(out, items);
    } else if (value instanceof Map<?, ?> map) {
      map(out, map);
    } else if (value instanceof Record record) {
      record(out, record);
    } else if (value instanceof CharSequence
        || value instanceof Enum<?>
        || value instanceof LocalDate) {
      text(out, value.toString());
    } else {
      throw new IllegalArgumentException("no JSON is defined for " + value.getClass().getName());
    }
  }

  private static void number(StringBuilder out, double value) {
    if (!Double.isFinite(value)) {
      out.append("null");
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.append((long) value);
    } else {
      out.append(nineDigits(value));
    }
  }

  /** The nearest number of nine significant digits. */
  private static double nineDigits(double value) {
    // The quotient of two exact numbers is the double nearest to the decimal.
    int places = 8 - (int) Math.floor(Math.log10(Math.abs(value)));
    return places < 0 || places >= TENS.length
        ? Double.parseDouble(String.format(Locale.ROOT, "%.9g", value))
        : Math.rint(value * TENS[places]) / TENS[places];
  }

  private static void list(StringBuilder out, Iterable<?> items) {
    char before = '[';
    for (Object item : items) {
      out.append(before);
      write(out, item);
      before = ',';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private static void map(StringBuilder out, Map<?, ?> map) {
    char before = '{';
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(before);
      text(out, String.valueOf(entry.getKey()));
      out.append(':');
      write(out, entry.getValue());
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private static void record(StringBuilder out, Record record) {
    char before = '{';
    for (Part part : PARTS.get(record.getClass())) {
      out.append(before).append(part.name());
      write(out, read(record, part));
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  /** A field of a record. */
  static @Nullable Object field(Record record, RecordComponent component) {
    return read(record, Part.of(component));
  }

  private static @Nullable Object read(Record record, Part part) {
    try {
      return part.read().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + part, e);
    }
  }

  private static void text(StringBuilder out, CharSequence text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          // Also what would end a script or a line where JSON is pasted.
          if (c < ' ' || c == '<' || c == '\u2028' || c == '\u2029') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
