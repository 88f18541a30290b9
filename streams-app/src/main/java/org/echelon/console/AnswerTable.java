package org.echelon.console;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list within an answer as a table: a row for each of its records, a column for each of their
 * fields. A field of a record within is {@code outer.inner}. Where a list stands in the rows of
 * another one ({@code nodes.weeks}), each row begins with the plain fields of the row around it.
 *
 * @param heads names of the columns; none where there is no row that tells them
 * @param rows fields of each row, values of {@link Json}
 */
record AnswerTable(List<String> heads, List<List<@Nullable Object>> rows) {

  /** A field of a row, which may lie in a record within it. */
  private record Column(String name, boolean plain, List<RecordComponent> path) {
    @Nullable Object of(Record row) {
      Object value = row;
      for (RecordComponent step : path) {
        value = value instanceof Record record ? Json.field(record, step) : null;
        value = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
      }
      return value;
    }
  }

  /** A record with the fields of those around it. */
  private record Row(Record record, List<@Nullable Object> start) {
    Row with(List<Column> columns) {
      List<@Nullable Object> fields = new ArrayList<>(start);
      columns.forEach(column -> fields.add(column.of(record)));
      return new Row(record, fields);
    }
  }

  /**
   * The table of a name in an answer.
   *
   * @param name of a list of records, with points between lists within lists; empty for {@code
   *     items}, or for the first there is
   * @throws ApiException when it has none of that name
   */
  static AnswerTable of(Object answer, String name) {
    if (answer instanceof List<?> list && name.isEmpty()) {
      return of(list);
    }
    List<String> known = known(answer);
    if (known.isEmpty()) {
      throw new ApiException(
          406, "NO_TABLE", "this answer has no such table", "Ask for it as JSON.");
    }
    String usual = known.contains("items") ? "items" : known.get(0);
    String wanted = name.isEmpty() ? usual : name;
    if (!known.contains(wanted)) {
      throw new ApiException(
          400,
          "PARAMETER_RANGE",
          "table \"" + name + "\" is not in this answer",
          "Use one of " + String.join(", ", known) + ".");
    }
    return answer instanceof Map<?, ?> map
        ? of((List<?>) Objects.requireNonNull(map.get(wanted)))
        : along((Record) answer, List.of(wanted.split("\\.", -1)));
  }

  private static List<String> known(Object answer) {
    if (answer instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .filter(entry -> entry.getValue() instanceof List<?>)
          .map(entry -> String.valueOf(entry.getKey()))
          .toList();
    }
    return answer instanceof Record ? names(answer.getClass()) : List.of();
  }

  private static AnswerTable of(List<?> rows) {
    if (rows.isEmpty()) {
      return new AnswerTable(List.of(), List.of());
    }
    if (rows.get(0) instanceof Map<?, ?>) {
      return named(rows);
    }
    List<Column> columns = columns(rows.get(0).getClass(), "", List.of());
    return new AnswerTable(
        columns.stream().map(Column::name).toList(),
        rows.stream().map(row -> new Row((Record) row, List.of()).with(columns).start).toList());
  }

  /** Rows that name their fields themselves, of which some may lack some. */
  private static AnswerTable named(List<?> rows) {
    Set<String> heads = new LinkedHashSet<>();
    for (Object row : rows) {
      ((Map<?, ?>) row).keySet().forEach(key -> heads.add(String.valueOf(key)));
    }
    List<List<@Nullable Object>> fields = new ArrayList<>();
    for (Object row : rows) {
      List<@Nullable Object> cells = new ArrayList<>();
      for (String head : heads) {
        Object value = ((Map<?, ?>) row).get(head);
        cells.add(value instanceof Optional<?> maybe ? maybe.orElse(null) : value);
      }
      fields.add(cells);
    }
    return new AnswerTable(List.copyOf(heads), fields);
  }

  /** Names of the lists of records in a record, and of those in their rows. */
  private static List<String> names(Class<?> type) {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      if (List.class.isAssignableFrom(component.getType())) {
        Optional<Class<?>> row = row(component.getGenericType());
        if (row.isPresent() || open(component.getGenericType())) {
          names.add(component.getName());
        }
        row.ifPresent(
            within -> names(within).forEach(inner -> names.add(component.getName() + "." + inner)));
      }
    }
    return names;
  }

  /** Whether only the rows themselves tell what they are. */
  private static boolean open(Type declared) {
    return declared instanceof ParameterizedType list
        && !(list.getActualTypeArguments()[0] instanceof Class<?>)
        && !(list.getActualTypeArguments()[0] instanceof ParameterizedType);
  }

  /** The records in a list or an optional, by its declared type. */
  private static Optional<Class<?>> row(Type declared) {
    return declared instanceof ParameterizedType outer
            && outer.getActualTypeArguments()[0] instanceof Class<?> type
            && type.isRecord()
        ? Optional.of(type)
        : Optional.empty();
  }

  private static AnswerTable along(Record answer, List<String> path) {
    List<String> heads = new ArrayList<>();
    List<Row> rows = List.of(new Row(answer, List.of()));
    Class<?> around = answer.getClass();
    for (int step = 0; step < path.size(); step++) {
      RecordComponent list = component(around, path.get(step));
      List<Row> inner = new ArrayList<>();
      for (Row row : rows) {
        if (Json.field(row.record, list) instanceof List<?> records) {
          records.forEach(record -> inner.add(new Row((Record) record, row.start)));
        }
      }
      Optional<Class<?>> told =
          row(list.getGenericType())
              .or(() -> inner.stream().<Class<?>>map(row -> row.record.getClass()).findFirst());
      if (told.isEmpty()) {
        return new AnswerTable(List.copyOf(heads), List.of());
      }
      around = told.get();
      boolean last = step + 1 == path.size();
      List<Column> columns =
          columns(around, "", List.of()).stream().filter(c -> last || c.plain).toList();
      for (Column column : columns) {
        heads.add(heads.contains(column.name) ? path.get(step) + "." + column.name : column.name);
      }
      rows = inner.stream().map(row -> row.with(columns)).toList();
    }
    return new AnswerTable(List.copyOf(heads), rows.stream().map(Row::start).toList());
  }

  private static RecordComponent component(Class<?> type, String name) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getName().equals(name)) {
        return component;
      }
    }
    throw new IllegalStateException(type + " has no " + name);
  }

  private static List<Column> columns(Class<?> type, String before, List<RecordComponent> path) {
    List<Column> columns = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      List<RecordComponent> there = new ArrayList<>(path);
      there.add(component);
      String name = before + component.getName();
      Optional<Class<?>> within =
          component.getType() == Optional.class
              ? row(component.getGenericType())
              : Optional.<Class<?>>of(component.getType()).filter(Class::isRecord);
      if (within.isPresent()) {
        columns.addAll(columns(within.get(), name + ".", there));
      } else {
        boolean many =
            Iterable.class.isAssignableFrom(component.getType())
                || Map.class.isAssignableFrom(component.getType());
        columns.add(new Column(name, !many, List.copyOf(there)));
      }
    }
    return columns;
  }
}
