package org.echelon.producers.csv;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** A kind of file: its columns, and the records that its rows become. For one reading. */
public interface CsvForm {

  /**
   * A record that a row became.
   *
   * @param line the line of the file that speaks of it
   * @param sent false for what is only checked here and sent with another file
   */
  record Read(long line, SpecificRecord record, boolean sent) {
    Read(long line, SpecificRecord record) {
      this(line, record, true);
    }
  }

  /** What files of this form are called: {@code orders}. */
  String name();

  /** Its columns, beside {@code event_id} and {@code revision}. */
  List<Column> columns();

  /** Columns that are called otherwise than the field of the record that they fill. */
  default Map<String, String> columnsByField() {
    return Map.of();
  }

  /** Reads a row; notes in it what is wrong with it. */
  void row(CsvRow row, Consumer<Read> out);

  /** Learns that a record that a row became cannot be taken. */
  default void rejected(Read read) {}

  /** Ends the file. */
  default void end(EndOfFile end) {}

  /** The column that fills a field of a record. */
  default String column(String field) {
    String own = columnsByField().get(field);
    if (own != null) {
      return own;
    }
    String name = field.substring(field.lastIndexOf('.') + 1);
    String bare = name.endsWith("Micros") ? name.substring(0, name.length() - 6) : name;
    return bare.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
  }
}
