package org.echelon.console.view;

import java.time.Instant;
import java.util.Arrays;
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

  /** Commands that match a query. O(commands kept), and O(log limit) more for those that match. */
  public static Commands of(ConsoleTables tables, Query query) {
    Look look = new Look(tables, query);
    tables.commands().open().forEach(look::open);
    if (!query.state().equals("OPEN") && !query.state().equals("OVERDUE")) {
      tables.commands().closed().forEach(look::closed);
    }
    return look.seen();
  }

  /** A command as it stands. */
  private record Seen(TrackedCommand command, CommandStatus status, Wait due, boolean overdue) {
    private static final Comparator<Seen> OVERDUE_FIRST =
        Comparator.comparing(Seen::overdue)
            .reversed()
            .thenComparing(seen -> seen.command().head().issuedAt())
            .thenComparing(seen -> seen.command().head().terms().commandId());

    static Seen of(ConsoleTables tables, TrackedCommand command, long now) {
      CommandStatus status = command.status(now);
      Wait due = Wait.of(command.head(), status.state(), tables.reference(), now);
      return new Seen(command, status, due, due.overdue(now));
    }

    boolean matches(Query query) {
      CommandHead head = command.head();
      boolean state =
          switch (query.state()) {
            case "OPEN", "CLOSED", "ALL" -> true;
            case "OVERDUE" -> overdue;
            default -> status.state().name().equals(query.state());
          };
      return state
          && (query.kind().isEmpty() || head.terms().kind().name().equals(query.kind()))
          && (query.sku().isEmpty() || head.terms().sku().equals(query.sku()))
          && (query.node().isEmpty()
              || head.from().equals(query.node())
              || head.to().equals(query.node()));
    }
  }

  /** One look at all commands, which keeps those that are shown and sums of the others. */
  private static final class Look {
    private final ConsoleTables tables;
    private final Query query;
    private final long now;
    private final Best<Seen> first;
    private final Map<String, Owed> byNode = new TreeMap<>();
    private long overdue;
    private long matching;

    Look(ConsoleTables tables, Query query) {
      this.tables = tables;
      this.query = query;
      this.now = tables.ticks().nowMillis();
      this.first = new Best<>(query.limit(), Seen.OVERDUE_FIRST);
    }

    void open(TrackedCommand command) {
      Seen seen = Seen.of(tables, command, now);
      overdue += seen.overdue() ? 1 : 0;
      if (!query.state().equals("CLOSED")) {
        take(seen);
      }
    }

    void closed(TrackedCommand command) {
      take(Seen.of(tables, command, now));
    }

    private void take(Seen seen) {
      if (!seen.matches(query)) {
        return;
      }
      matching++;
      first.add(seen);
      if (!seen.due().by().isEmpty()) {
        byNode.computeIfAbsent(seen.due().by(), node -> new Owed()).add(seen, now);
      }
    }

    Commands seen() {
      return new Commands(
          tables.ticks().at(),
          first.inOrder().stream().map(seen -> row(seen, now)).toList(),
          matching,
          counts(),
          AGE_HOURS,
          byNode.entrySet().stream()
              .map(entry -> entry.getValue().ages(entry.getKey()))
              .sorted(Comparator.comparingInt(Ages::overdue).reversed().thenComparing(Ages::node))
              .toList());
    }

    private Counts counts() {
      var commands = tables.commands();
      return new Counts(
          commands.open().size(),
          overdue,
          commands.closed().size(),
          commands.issued(org.echelon.inventory.CommandKind.TRANSFER),
          commands.issued(org.echelon.inventory.CommandKind.PURCHASE),
          commands.issued(org.echelon.inventory.CommandKind.ASSIGNMENT),
          commands.issuedOn(now),
          commands.dropped());
    }
  }

  /** What a node owes answers to. */
  private static final class Owed {
    private final Integer[] byAge = new Integer[AGE_HOURS.size() + 1];
    private int overdue;
    private double oldest;

    Owed() {
      Arrays.fill(byAge, 0);
    }

    void add(Seen seen, long now) {
      double age = ageSeconds(seen.command().head(), now);
      int hours = 0;
      while (hours < AGE_HOURS.size() && age >= 3600.0 * AGE_HOURS.get(hours)) {
        hours++;
      }
      byAge[hours]++;
      overdue += seen.overdue() ? 1 : 0;
      oldest = Math.max(oldest, age);
    }

    Ages ages(String node) {
      return new Ages(node, List.of(byAge), overdue, oldest);
    }
  }

  private static double ageSeconds(CommandHead head, long now) {
    return Math.max(0, now - head.issuedAt().toEpochMilli()) / 1000.0;
  }

  /** A command as a row. */
  static Row row(ConsoleTables tables, TrackedCommand command, long now) {
    return row(Seen.of(tables, command, now), now);
  }

  private static Row row(Seen seen, long now) {
    CommandHead head = seen.command().head();
    Wait wait = seen.due();
    return new Row(
        head.terms().commandId(),
        head.terms().kind().name(),
        head.terms().sku(),
        head.from(),
        head.to(),
        head.terms().units(),
        seen.status().state().name(),
        seen.command().cancelRequested(),
        head.issuedAt(),
        ageSeconds(head, now),
        wait.answer(),
        wait.by(),
        Reply.instant(wait.dueAt()),
        wait.late(now),
        seen.overdue(),
        Reply.instant(head.dueAt()),
        Reply.instant(head.expectedAt()),
        head.worthPerDay(),
        seen.status().shipped(),
        seen.status().arrived(),
        head.decisionId());
  }
}
