package org.echelon.console.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.RefusedTable.Group;
import org.echelon.console.table.RefusedTable.RefusedRow;

/** Refused records, with reason and cure. */
public final class RefusedView {
  private RefusedView() {}

  /**
   * Refusals.
   *
   * @param total all that were read, also those whose rows are no longer kept
   * @param recordsRead what Plan has read, to compare with
   */
  public record Refusals(
      Optional<Instant> asOf,
      long total,
      long recordsRead,
      List<Reason> groups,
      List<Row> items,
      long kept) {}

  /**
   * All refusals for one reason.
   *
   * @param source of the last one
   * @param sources all of them, most records first
   */
  public record Reason(
      String reason,
      String kind,
      long count,
      Instant lastWrittenAt,
      String source,
      List<Source> sources,
      String cure) {}

  /** How many came from a source; its name is empty where headers do not say. */
  public record Source(String source, long count) {}

  /**
   * One refused record.
   *
   * @param id partition and offset on the topic of refused records
   * @param at tick at which it was refused
   * @param origin partition and offset on its topic
   */
  public record Row(
      String id,
      String at,
      Instant writtenAt,
      String reason,
      String kind,
      String topic,
      String origin,
      String key,
      String source,
      String field,
      String value,
      String cure) {}

  /**
   * Refusals, newest first.
   *
   * @param reason empty for all
   * @param source empty for all
   */
  public static Refusals of(ConsoleTables tables, String reason, String source, int limit) {
    List<Row> rows =
        tables.refused().newest().stream()
            .filter(row -> reason.isEmpty() || row.reason().equals(reason))
            .filter(row -> source.isEmpty() || row.source().equals(source))
            .map(RefusedView::row)
            .toList();
    return new Refusals(
        tables.ticks().at(),
        tables.refused().total(),
        tables.tasks().read(),
        tables.refused().groups().stream()
            .map(RefusedView::reason)
            .sorted(Comparator.comparingLong(Reason::count).reversed())
            .toList(),
        List.copyOf(rows.subList(0, Math.min(limit, rows.size()))),
        rows.size());
  }

  private static Reason reason(Group group) {
    RefusedRow last = group.last();
    return new Reason(
        group.reason(),
        group.kind(),
        group.count(),
        Instant.ofEpochMilli(last.wallMillis()),
        last.source(),
        group.sources().entrySet().stream()
            .map(entry -> new Source(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(Source::count).reversed())
            .toList(),
        last.cure());
  }

  private static Row row(RefusedRow row) {
    return new Row(
        row.partition() + "/" + row.offset(),
        row.at(),
        Instant.ofEpochMilli(row.wallMillis()),
        row.reason(),
        row.kind(),
        row.topic(),
        row.origin(),
        row.key(),
        row.source(),
        row.field(),
        row.value(),
        row.cure());
  }
}
