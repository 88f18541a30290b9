package org.echelon.contract;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/** The fields of a record and of all records within it, as tables in Markdown. */
final class FieldTable {
  private static final String HEAD =
      """
      | field | type | unit | required | meaning |
      |---|---|---|---|---|
      """;

  private final Map<String, Schema> named = new LinkedHashMap<>();

  private FieldTable(Schema record) {
    collect(record);
  }

  /** The tables, that of the record itself first; then the enums. */
  static String of(Schema record) {
    return new FieldTable(record).markdown();
  }

  private void collect(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        if (named.putIfAbsent(schema.getName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema()));
        }
      }
      case ENUM -> named.putIfAbsent(schema.getName(), schema);
      case ARRAY -> collect(schema.getElementType());
      case MAP -> collect(schema.getValueType());
      case UNION -> schema.getTypes().forEach(this::collect);
      default -> {}
    }
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("## Fields\n\n");
    boolean first = true;
    for (Schema schema : of(Schema.Type.RECORD)) {
      if (!first) {
        text.append("\n### ").append(schema.getName()).append("\n\n");
        text.append(schema.getDoc()).append("\n\n");
      }
      first = false;
      text.append(HEAD);
      schema.getFields().forEach(field -> text.append(row(field)));
    }
    List<Schema> enums = of(Schema.Type.ENUM);
    if (!enums.isEmpty()) {
      text.append("\n## Kinds\n\nWhat a reader does not know yet it reads as `UNKNOWN`.\n");
    }
    for (Schema schema : enums) {
      text.append("\n### ").append(schema.getName()).append("\n\n");
      text.append(schema.getDoc()).append("\n\n");
      text.append("`").append(String.join("`, `", schema.getEnumSymbols())).append("`\n");
    }
    return text.toString();
  }

  private List<Schema> of(Schema.Type type) {
    return named.values().stream().filter(schema -> schema.getType() == type).toList();
  }

  private static String row(Schema.Field field) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            field.name(),
            type(field.schema()),
            cell(String.valueOf(field.getProp("unit"))),
            required(field),
            cell(String.valueOf(field.doc())));
  }

  private static String type(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> type(present(schema));
      case ARRAY -> "list of " + type(schema.getElementType());
      case MAP -> "map to " + type(schema.getValueType());
      case RECORD, ENUM ->
          "[%s](#%s)".formatted(schema.getName(), schema.getName().toLowerCase(Locale.ROOT));
      default ->
          schema.getLogicalType() == null
              ? schema.getType().getName()
              : schema.getType().getName() + ", " + schema.getLogicalType().getName();
    };
  }

  /** Of a value that may be absent: what it is when it is there. */
  private static Schema present(Schema union) {
    return union.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static String required(Schema.Field field) {
    if (!field.hasDefaultValue()) {
      return "yes";
    }
    Object usual = field.defaultVal();
    if (usual == JsonProperties.NULL_VALUE
        || (usual instanceof Collection<?> many && many.isEmpty())
        || usual instanceof Map<?, ?>) {
      return "no";
    }
    return usual.equals("") ? "no, empty" : "no, `" + cell(usual.toString()) + "`";
  }

  /** Text that fits into a cell. */
  static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
