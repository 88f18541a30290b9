package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.console.table.CommandHead;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.TrackedCommand;
import org.echelon.inventory.CommandStatus;

/** Commands by age, with what they wait for. */
public final class CommandsView {
  /** Upper edges of the classes of age, in hours of the deployment's clock; the last is open. */
  static final List<Integer> AGE_HOURS = List.of(1, 4, 24, 72);

  private CommandsView() {}

  /**
   * What is asked for.
   *
   * @param state OPEN, OVERDUE, CLOSED, ALL or the name of a state
   * @param node source or destination; empty for all
   * @param kind TRANSFER, PURCHASE or ASSIGNMENT; empty for all
   * @param sku empty for all
   * @param limit rows at most
   */
  public record Query(String state, String node, String kind, String sku, int limit) {}

  /**
   * Commands that match, longest overdue first, then oldest.
   *
   * @param ages of the commands that match, by the node that owes the next answer
   */
  public record Commands(
      Optional<Instant> asOf,
      List<Row> items,
      long total,
      Counts counts,
      List<Integer> ageHours,
      List<Ages> ages) {}

  /** How many commands there are in all. */
  public record Counts(
      long open,
      long overdue,
      long closedKept,
      long transfers,
      long purchases,
      long assignments,
      long today,
      long dropped) {}

  /** Open commands that wait for a node, by class of age. */
  public record Ages(String node, List<Integer> byAge, int overdue, double oldestSeconds) {}

  /**
   * One command.
   *
   * @param late whether its next answer is past due
   * @param overdue whether it is so far past due that a person should ask
   */
  public record Row(
      String commandId,
      String kind,
      String sku,
      String from,
      String to,
      long units,
      String state,
      boolean cancelRequested,
      Instant issuedAt,
      double ageSeconds,
      String waitsFor,
      String waitsOn,
      Optional<Instant> dueAt,
      boolean late,
      boolean overdue,
      Optional<Instant> departureAt,
      Optional<Instant> expectedAt,
      Optional<Double> worthPerDay,
      long shippedUnits,
      long receivedUnits,
      String decisionId) {}

  /** Commands that match a query. */
  public static Commands of(ConsoleTables tables, Query query) {
    long now = tables.ticks().nowMillis();
    List<Row> rows = new ArrayList<>();
    if (!query.state().equals("CLOSED")) {
      tables.commands().open().forEach(command -> rows.add(row(tables, command, now)));
    }
    if (!query.state().equals("OPEN") && !query.state().equals("OVERDUE")) {
      tables.commands().closed().forEach(command -> rows.add(row(tables, command, now)));
    }
    rows.removeIf(row -> !matches(row, query));
    rows.sort(
        Comparator.comparing(Row::overdue)
            .reversed()
            .thenComparing(Row::issuedAt)
            .thenComparing(Row::commandId));
    return new Commands(
        tables.ticks().at(),
        List.copyOf(rows.subList(0, Math.min(query.limit(), rows.size()))),
        rows.size(),
        counts(tables),
        AGE_HOURS,
        ages(rows));
  }

  static Counts counts(ConsoleTables tables) {
    long now = tables.ticks().nowMillis();
    var commands = tables.commands();
    return new Counts(
        commands.open().size(),
        overdue(tables, commands.open(), now),
        commands.closed().size(),
        commands.issued(org.echelon.inventory.CommandKind.TRANSFER),
        commands.issued(org.echelon.inventory.CommandKind.PURCHASE),
        commands.issued(org.echelon.inventory.CommandKind.ASSIGNMENT),
        commands.issuedOn(now),
        commands.dropped());
  }

  private static long overdue(ConsoleTables tables, Collection<TrackedCommand> commands, long now) {
    return commands.stream()
        .filter(
            command ->
                Wait.of(command.head(), command.status(now).state(), tables.reference(), now)
                    .overdue(now))
        .count();
  }

  private static boolean matches(Row row, Query query) {
    boolean state =
        switch (query.state()) {
          case "OPEN", "CLOSED", "ALL" -> true;
          case "OVERDUE" -> row.overdue();
          default -> row.state().equals(query.state());
        };
    return state
        && (query.kind().isEmpty() || row.kind().equals(query.kind()))
        && (query.sku().isEmpty() || row.sku().equals(query.sku()))
        && (query.node().isEmpty()
            || row.from().equals(query.node())
            || row.to().equals(query.node()));
  }

  /** A command as a row. */
  static Row row(ConsoleTables tables, TrackedCommand command, long now) {
    CommandHead head = command.head();
    CommandStatus status = command.status(now);
    Wait wait = Wait.of(head, status.state(), tables.reference(), now);
    return new Row(
        head.terms().commandId(),
        head.terms().kind().name(),
        head.terms().sku(),
        head.from(),
        head.to(),
        head.terms().units(),
        status.state().name(),
        command.cancelRequested(),
        head.issuedAt(),
        Math.max(0, now - head.issuedAt().toEpochMilli()) / 1000.0,
        wait.answer(),
        wait.by(),
        Reply.instant(wait.dueAt()),
        wait.late(now),
        wait.overdue(now),
        Reply.instant(head.dueAt()),
        Reply.instant(head.expectedAt()),
        head.worthPerDay(),
        status.shipped(),
        status.arrived(),
        head.decisionId());
  }

  private static List<Ages> ages(List<Row> rows) {
    Map<String, List<Row>> byNode = new TreeMap<>();
    for (Row row : rows) {
      if (!row.waitsOn().isEmpty()) {
        byNode.computeIfAbsent(row.waitsOn(), node -> new ArrayList<>()).add(row);
      }
    }
    return byNode.entrySet().stream()
        .map(entry -> ages(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(Ages::overdue).reversed().thenComparing(Ages::node))
        .toList();
  }

  private static Ages ages(String node, List<Row> rows) {
    Integer[] byAge = new Integer[AGE_HOURS.size() + 1];
    Arrays.fill(byAge, 0);
    int overdue = 0;
    double oldest = 0;
    for (Row row : rows) {
      int hours = 0;
      while (hours < AGE_HOURS.size() && row.ageSeconds() >= 3600.0 * AGE_HOURS.get(hours)) {
        hours++;
      }
      byAge[hours]++;
      overdue += row.overdue() ? 1 : 0;
      oldest = Math.max(oldest, row.ageSeconds());
    }
    return new Ages(node, List.of(byAge), overdue, oldest);
  }
}
