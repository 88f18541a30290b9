package org.echelon.experiment;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and writes definitions of experiments as plain values by name. */
final class LabFields {
  private static final Set<String> NAMES =
      Set.of(
          "id",
          "kind",
          "control",
          "treatment",
          "design",
          "blockDays",
          "washoutDays",
          "share",
          "startOn",
          "endOn",
          "metric",
          "stop",
          "seed");
  private static final double USUAL_BLOCK_DAYS = 28;
  private static final Set<String> STOP_NAMES = Set.of("alpha", "looks", "harmShare");
  private static final Set<String> POLICY_NAMES = Set.of("policy", "settings");

  private final Map<String, ?> fields;

  private LabFields(Map<String, ?> fields, Set<String> known, String what) {
    this.fields = fields;
    for (String name : fields.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            what + " has no field '" + name + "'; known are " + known.stream().sorted().toList());
      }
    }
  }

  static Lab read(Map<String, ?> fields) {
    LabFields lab = new LabFields(fields, NAMES, "a lab");
    int blockDays = (int) lab.number("blockDays", USUAL_BLOCK_DAYS);
    return new Lab(
        lab.text("id"),
        lab.choice("kind", Lab.Kind.class, Lab.Kind.FIELD),
        treatment(lab.fields.get("control"), "control", "echelon"),
        treatment(lab.fields.get("treatment"), "treatment", null),
        lab.choice("design", Design.class, Design.ITEM),
        blockDays,
        (int) lab.number("washoutDays", blockDays / 2),
        lab.number("share", 1.0),
        lab.date("startOn"),
        lab.date("endOn"),
        lab.choice("metric", Metric.class, Metric.PRICED_COST),
        stop(lab.fields.get("stop")),
        (long) lab.number("seed", 1.0));
  }

  static Map<String, Object> write(Lab lab) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", lab.id());
    fields.put("kind", lab.kind().name());
    fields.put("control", written(lab.control()));
    fields.put("treatment", written(lab.treatment()));
    fields.put("design", lab.design().name());
    fields.put("blockDays", lab.blockDays());
    fields.put("washoutDays", lab.washoutDays());
    fields.put("share", lab.share());
    fields.put("startOn", lab.startOn().toString());
    fields.put("endOn", lab.endOn().toString());
    fields.put("metric", lab.metric().name());
    Map<String, Object> stop = new LinkedHashMap<>();
    stop.put("alpha", lab.stop().alpha());
    stop.put("looks", lab.stop().looks());
    stop.put("harmShare", lab.stop().harmShare());
    fields.put("stop", stop);
    fields.put("seed", lab.seed());
    return fields;
  }

  private static Map<String, Object> written(Treatment treatment) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("policy", treatment.policy());
    fields.put("settings", treatment.settings());
    return fields;
  }

  /** A policy is its name alone, or an object with settings. */
  private static Treatment treatment(@Nullable Object value, String name, @Nullable String usual) {
    if (value == null && usual != null) {
      return new Treatment(usual, Map.of());
    }
    if (value instanceof String policy) {
      return new Treatment(policy, Map.of());
    }
    LabFields fields = new LabFields(object(value, name), POLICY_NAMES, name);
    Map<String, String> settings = new HashMap<>();
    if (fields.fields.get("settings") != null) {
      object(fields.fields.get("settings"), "settings")
          .forEach((key, setting) -> settings.put(key, String.valueOf(setting)));
    }
    return new Treatment(fields.text("policy"), settings);
  }

  private static StopRules stop(@Nullable Object value) {
    if (value == null) {
      return StopRules.USUAL;
    }
    LabFields stop = new LabFields(object(value, "stop"), STOP_NAMES, "stop");
    StopRules usual = StopRules.USUAL;
    return new StopRules(
        stop.number("alpha", usual.alpha()),
        (int) stop.number("looks", usual.looks()),
        stop.number("harmShare", usual.harmShare()));
  }

  private static Map<String, ?> object(@Nullable Object value, String name) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          value == null ? "a lab needs the field '" + name + "'" : name + " is an object");
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((key, entry) -> named.put(String.valueOf(key), entry));
    return named;
  }

  private String text(String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a lab needs the field '" + name + "'");
    }
    return value.toString();
  }

  private double number(String name, double usual) {
    Object value = fields.get(name);
    if (value == null) {
      return usual;
    }
    if (!(value instanceof Number number)) {
      throw new IllegalArgumentException(name + " is a number, not '" + value + "'");
    }
    return number.doubleValue();
  }

  private LocalDate date(String name) {
    String value = text(name);
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(
          name + " is a day such as 2026-05-04, not '" + value + "'", wrong);
    }
  }

  private <E extends Enum<E>> E choice(String name, Class<E> type, E usual) {
    if (fields.get(name) == null) {
      return usual;
    }
    String value = text(name).toUpperCase(Locale.ROOT);
    E[] values = type.getEnumConstants();
    return Arrays.stream(values)
        .filter(one -> one.name().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    name + " is one of " + Arrays.toString(values) + ", not " + value));
  }
}
