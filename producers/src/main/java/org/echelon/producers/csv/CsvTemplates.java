package org.echelon.producers.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.echelon.producers.shop.NetworkTable;

/**
 * What people fill in: for each kind of file its columns, what each of them says, and a template
 * with example rows. The templates together are one small shop.
 */
public final class CsvTemplates {
  private static final String FOLDER = "/org/echelon/producers/csv/";

  private CsvTemplates() {}

  /** Kinds that {@code produce csv} sends, in the order of sending. */
  public static List<String> sent() {
    return Arrays.stream(CsvKind.values()).map(CsvTemplates::name).toList();
  }

  /** Kinds that together are the folder of a network. */
  public static List<String> network() {
    return Arrays.stream(NetworkTable.values())
        .map(table -> table.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** All kinds. */
  public static List<String> all() {
    List<String> all = new ArrayList<>(sent());
    all.addAll(network());
    return all;
  }

  /**
   * A file of a kind with all its columns and example rows.
   *
   * @throws IllegalArgumentException when there is no such kind
   */
  public static String template(String kind) {
    if (!all().contains(kind)) {
      throw new IllegalArgumentException("there is no kind " + kind);
    }
    return text("templates/" + kind + ".csv");
  }

  /** What each column of a kind says, in the order of its template. */
  public static Map<String, String> sentences(String kind) {
    Map<String, String> sentences = new LinkedHashMap<>();
    Map<String, String> all = sentences();
    for (String column : header(kind)) {
      sentences.put(column, all.getOrDefault(kind + "." + column, ""));
    }
    return sentences;
  }

  /** The first cell of each column that the template of a kind fills. */
  public static Map<String, String> examples(String kind) {
    List<String> header = header(kind);
    Map<String, String> examples = new LinkedHashMap<>();
    try (CSVParser rows = CSVParser.parse(template(kind), CSVFormat.RFC4180)) {
      for (CSVRecord row : rows) {
        for (int i = 0; row.getRecordNumber() > 1 && i < header.size(); i++) {
          if (!row.get(i).isEmpty()) {
            examples.putIfAbsent(header.get(i), row.get(i));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return examples;
  }

  /** The columns that each row of a kind must fill. */
  public static Set<String> needed(String kind) {
    if (network().contains(kind)) {
      return NetworkTable.valueOf(kind.toUpperCase(Locale.ROOT)).needed();
    }
    return columns(kind).stream()
        .filter(Column::needed)
        .map(Column::name)
        .collect(Collectors.toSet());
  }

  /** The columns that a kind knows, without those that every file may have. */
  static Set<String> known(String kind) {
    if (network().contains(kind)) {
      NetworkTable table = NetworkTable.valueOf(kind.toUpperCase(Locale.ROOT));
      return Stream.concat(table.needed().stream(), table.others().stream())
          .collect(Collectors.toSet());
    }
    return columns(kind).stream().map(Column::name).collect(Collectors.toSet());
  }

  /** All sentences, by kind and column. */
  static Map<String, String> sentences() {
    return text("columns.properties")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("=", 2))
        .collect(
            Collectors.toMap(
                sides -> sides[0], sides -> sides[1], (a, b) -> b, LinkedHashMap::new));
  }

  private static List<String> header(String kind) {
    return List.of(template(kind).lines().findFirst().orElseThrow().split(",", -1));
  }

  private static List<Column> columns(String kind) {
    CsvForm form =
        switch (CsvKind.valueOf(kind.toUpperCase(Locale.ROOT))) {
          case ITEMS -> new ItemsForm(sku -> Optional.empty(), sku -> Optional.empty());
          case VENDORS -> new VendorsForm(sku -> Optional.empty());
          case FORECAST -> new ForecastForm("", at -> 1);
          case HISTORY -> new HistoryForm(node -> "");
          case COUNTS -> new CountsForm();
          case ORDERS -> new OrdersForm(new OrderSurvey(), Instant.EPOCH);
          case SHIPMENTS -> new ShipmentsForm();
          case RECEIPTS -> new ReceiptsForm();
          case ADJUSTMENTS -> new AdjustmentsForm();
          case ACKS -> new AcksForm(id -> Optional.empty());
          case EXTERNAL -> new ExternalForm();
        };
    return form.columns();
  }

  private static String name(CsvKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String text(String name) {
    try (InputStream file = CsvTemplates.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException("there is no " + FOLDER + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
