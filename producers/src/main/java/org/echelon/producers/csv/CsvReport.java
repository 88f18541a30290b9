package org.echelon.producers.csv;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.producers.client.Upstream;

/** What a reading has found: rows, records of each sort, and what is wrong. */
public final class CsvReport implements CsvBatch.Taker {
  /** So many problems are kept to be shown. */
  public static final int SHOWN = 20;

  /** What people call the records that are sent. */
  public enum Sort {
    ORDER("order"),
    SHIPMENT("shipment"),
    ITEM("item"),
    COUNT("count"),
    RECEIPT("receipt"),
    ADJUSTMENT("adjustment"),
    FORECAST("forecast"),
    HISTORY("week of history", "weeks of history"),
    ACK("ack"),
    EXTERNAL_DECISION("external decision"),
    CONTROL("control");

    private final String one;
    private final String many;

    Sort(String one) {
      this(one, one + "s");
    }

    Sort(String one, String many) {
      this.one = one;
      this.many = many;
    }

    /** So many of them, in words. */
    public String words(long number) {
      return String.format(java.util.Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    /** What a record is called. */
    public static Sort of(SpecificRecord record) {
      if (record instanceof Adjustment adjustment && adjustment.getKind() == AdjustmentKind.COUNT) {
        return COUNT;
      }
      return valueOf(Upstream.topicOf(record).orElseThrow().name());
    }
  }

  private final Map<Sort, Long> records = new EnumMap<>(Sort.class);
  private final List<CsvProblem> first = new ArrayList<>();
  private long rows;
  private long problems;
  private long unfinished;

  @Override
  public void record(CsvKind kind, long line, SpecificRecord record) {
    records.merge(Sort.of(record), 1L, Long::sum);
  }

  @Override
  public void problem(CsvProblem problem) {
    problems++;
    if (first.size() < SHOWN) {
      first.add(problem);
    }
  }

  @Override
  public void row(CsvKind kind, long line) {
    rows++;
  }

  @Override
  public void unfinished(CsvKind kind, long line) {
    unfinished++;
  }

  /** Weeks of history left out because they are not over yet, by SKU and zone. */
  public long unfinished() {
    return unfinished;
  }

  /** Rows read, headers not counted. */
  public long rows() {
    return rows;
  }

  /** How much is wrong. */
  public long problems() {
    return problems;
  }

  /** The first things that are wrong, at most {@link #SHOWN}. */
  public List<CsvProblem> first() {
    return Collections.unmodifiableList(first);
  }

  /** Records without fault, by sort. */
  public Map<Sort, Long> records() {
    return Collections.unmodifiableMap(records);
  }

  /** All records without fault. */
  public long total() {
    return records.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What was read in words: {@code 6 orders, 1 item}. */
  public String words() {
    List<String> words = new ArrayList<>();
    records.forEach((sort, number) -> words.add(sort.words(number)));
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }
}
