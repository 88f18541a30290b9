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

  /** All refusals for one reason. */
  public record Reason(
      String reason, String kind, long count, Instant lastWrittenAt, String source, String cure) {}

  /**
   * One refused record.
   *
   * @param at tick at which it was refused
   * @param origin partition and offset on its topic
   */
  public record Row(
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
   */
  public static Refusals of(ConsoleTables tables, String reason, int limit) {
    List<Row> rows =
        tables.refused().newest().stream()
            .filter(row -> reason.isEmpty() || row.reason().equals(reason))
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
        last.cure());
  }

  private static Row row(RefusedRow row) {
    return new Row(
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
