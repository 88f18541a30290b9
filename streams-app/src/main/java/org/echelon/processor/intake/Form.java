package org.echelon.processor.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.echelon.codec.RefusalCode;
import org.echelon.inventory.Refusal;
import org.echelon.network.NetworkException;
import org.echelon.processor.intake.FormCheck.Fault;
import org.jspecify.annotations.Nullable;

/** The checks of one record, field after field; the first that fails is the one reported. */
final class Form {
  static final long UNITS_MAX = 1_000_000;

  private static final int ID_LENGTH = 64;
  private static final int LABEL_LENGTH = 128;
  private static final Instant FIRST = Instant.EPOCH;
  // Room for any date that is meant, and far from where adding days to milliseconds overflows.
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private @Nullable Fault first;

  /** Required name of a thing. */
  Form id(String field, String value) {
    return text(field, value, ID_LENGTH, true);
  }

  /** Name of a thing, or nothing. */
  Form optionalId(String field, @Nullable String value) {
    return value == null ? this : id(field, value);
  }

  /** Required text of a sender's own making: also | / and @, up to 128 characters. */
  Form label(String field, @Nullable String value) {
    return text(field, value, LABEL_LENGTH, false);
  }

  /** Free text, or nothing. */
  Form words(String field, @Nullable String value, int length) {
    return value == null || value.length() <= length
        ? this
        : fail(RefusalCode.FIELD_TOO_LONG, field, value);
  }

  Form required(String field, @Nullable Object value) {
    return value != null ? this : fail(RefusalCode.FIELD_MISSING, field, "");
  }

  /** Enum symbols that this version does not know are read as UNKNOWN. */
  Form kind(String field, @Nullable Enum<?> value) {
    return value == null || !value.name().equals("UNKNOWN")
        ? this
        : fail(RefusalCode.FIELD_KIND_UNKNOWN, field, value);
  }

  Form range(String field, long value, long least, long most) {
    RefusalCode code =
        value < 0 && least >= 0 ? RefusalCode.FIELD_NEGATIVE : RefusalCode.FIELD_RANGE;
    if (value < least) {
      return outside(code, field, value, "below " + least, least + " or more");
    }
    return value <= most ? this : outside(code, field, value, "above " + most, "at most " + most);
  }

  Form range(String field, @Nullable Integer value, long least, long most) {
    return value == null ? this : range(field, (long) value, least, most);
  }

  Form units(String field, long value) {
    return range(field, value, 0, UNITS_MAX);
  }

  /** Money in millionths, or nothing. */
  Form micros(String field, @Nullable Long value) {
    return value == null ? this : range(field, value, 0, Long.MAX_VALUE);
  }

  Form range(String field, @Nullable Double value, double least, double most) {
    if (value == null) {
      return this;
    }
    if (!Double.isFinite(value)) {
      return fail(RefusalCode.FIELD_NOT_FINITE, field, value);
    }
    RefusalCode code =
        value < 0 && least >= 0 ? RefusalCode.FIELD_NEGATIVE : RefusalCode.FIELD_RANGE;
    if (value < least) {
      return least == Double.MIN_VALUE
          ? outside(code, field, value, "not above 0", "a number above 0")
          : outside(code, field, value, "below " + least, least + " or more");
    }
    return value <= most ? this : outside(code, field, value, "above " + most, "at most " + most);
  }

  /** A finite number from zero, or nothing. */
  Form amount(String field, @Nullable Double value) {
    return range(field, value, 0, Double.MAX_VALUE);
  }

  /** A finite number above zero. */
  Form positive(String field, @Nullable Double value) {
    return range(field, value, Double.MIN_VALUE, Double.MAX_VALUE);
  }

  /** An instant between 1970 and 2200, or nothing. */
  Form instant(String field, @Nullable Instant value) {
    return value == null || (!value.isBefore(FIRST) && value.isBefore(LAST))
        ? this
        : fail(RefusalCode.FIELD_RANGE, field, value);
  }

  /** A day between 1970 and 2200, or nothing. */
  Form day(String field, @Nullable LocalDate value) {
    return value == null || (value.getYear() >= 1970 && value.getYear() < 2200)
        ? this
        : fail(RefusalCode.FIELD_RANGE, field, value);
  }

  /** Digits whose last one checks the others, weights 3 and 1 from the right; or nothing. */
  Form checkDigit(String field, @Nullable String value, int digits) {
    return value == null || CheckDigit.right(value, digits)
        ? this
        : fail(RefusalCode.CHECK_DIGIT, field, value);
  }

  Form rule(boolean holds, RefusalCode otherwise, String field, @Nullable Object value) {
    return holds ? this : fail(otherwise, field, value);
  }

  /** What the core refuses to be built from; not tried after an earlier failure. */
  Form mapped(Runnable mapping) {
    if (first == null) {
      try {
        mapping.run();
      } catch (NetworkException e) {
        return fail(RefusalCode.valueOf(e.code()), e.field(), e.getMessage());
      }
    }
    return this;
  }

  /** The fields that every fact starts with. */
  Form head(
      String eventId,
      String source,
      Instant occurredAt,
      @Nullable Instant recordedAt,
      int revision) {
    return label("eventId", eventId)
        .label("source", source)
        .instant("occurredAt", occurredAt)
        .instant("recordedAt", recordedAt)
        .range("revision", revision, 1, Integer.MAX_VALUE);
  }

  boolean failed() {
    return first != null;
  }

  Optional<Fault> result() {
    return Optional.ofNullable(first);
  }

  private Form text(String field, @Nullable String value, int length, boolean id) {
    if (value == null || value.isEmpty()) {
      return fail(RefusalCode.FIELD_MISSING, field, "");
    }
    if (value.length() > length) {
      return fail(RefusalCode.FIELD_TOO_LONG, field, value);
    }
    boolean clean = value.charAt(0) != ' ' && value.charAt(value.length() - 1) != ' ';
    for (int i = 0; i < value.length() && clean; i++) {
      char c = value.charAt(i);
      clean = c >= ' ' && c <= '~' && !(id && (c == '|' || c == '/' || c == '@'));
    }
    return clean ? this : fail(RefusalCode.FIELD_CHARACTERS, field, value);
  }

  private Form fail(RefusalCode code, String field, @Nullable Object value) {
    if (first == null) {
      first = new Fault(code.at(field, value), Causes.of(code));
    }
    return this;
  }

  private Form outside(RefusalCode code, String field, Object value, String is, String send) {
    if (first == null) {
      Refusal refusal = new Refusal(code.name(), field, String.valueOf(value), "send " + send);
      first = new Fault(refusal, "is " + is);
    }
    return this;
  }
}
