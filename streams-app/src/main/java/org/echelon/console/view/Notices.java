package org.echelon.console.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.echelon.codec.AlertCode;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.PriceTable.Priced;
import org.echelon.control.Control;
import org.echelon.state.Alert;
import org.echelon.state.Severity;
import org.echelon.state.Task;

/**
 * What a person should look at, worst first: the open alerts, and what the tables themselves show
 * to be wrong, unless an alert says so already.
 */
public final class Notices {
  private static final double OVER = 1.02;

  private Notices() {}

  /**
   * One thing to look at.
   *
   * @param scope kind and id of what is meant, such as node:FC1
   * @param link page that shows more
   */
  public record Notice(
      String code,
      Severity severity,
      String scope,
      String text,
      String cure,
      Optional<Instant> sinceAt,
      String link) {}

  /**
   * All notices, worst first.
   *
   * @param owed overdue answers by node
   */
  static List<Notice> of(
      ConsoleTables tables, CapacityView.Capacities capacities, List<CommandsView.Ages> owed) {
    Map<String, Notice> notices = new TreeMap<>();
    alike(tables.alerts().open()).forEach(alerts -> add(notices, notice(alerts)));
    List<Notice> seen = new ArrayList<>();
    balance(tables, seen);
    capacity(capacities, seen);
    prices(tables, seen);
    halts(tables, seen);
    overdue(owed, seen);
    seen.forEach(notice -> add(notices, notice));
    List<Notice> sorted = new ArrayList<>(notices.values());
    sorted.sort(
        Comparator.comparingInt((Notice notice) -> rank(notice.severity()))
            .thenComparing(notice -> notice.sinceAt().orElse(Instant.MAX))
            .thenComparing(Notice::code)
            .thenComparing(Notice::scope));
    return sorted;
  }

  /** Alerts that say the same, of several commands or SKUs, together; each list oldest first. */
  private static Collection<List<Alert>> alike(Collection<Alert> open) {
    return open.stream()
        .sorted(Comparator.comparing(Alert::getSinceAt).thenComparing(Alert::getScope))
        .collect(
            Collectors.groupingBy(
                alert -> alert.getCode() + "/" + alert.getText(),
                TreeMap::new,
                Collectors.toList()))
        .values();
  }

  private static Notice notice(List<Alert> alike) {
    Alert oldest = alike.get(0);
    boolean overdue = alike.size() > 1 && oldest.getCode().equals(AlertCode.ACK_OVERDUE.name());
    return new Notice(
        oldest.getCode(),
        oldest.getSeverity(),
        oldest.getScope(),
        alike.size() == 1 ? oldest.getText() : oldest.getText() + ", " + alike.size() + " times",
        oldest.getCure(),
        Optional.of(oldest.getSinceAt()),
        overdue ? "/commands?state=OVERDUE" : oldest.getLink());
  }

  private static void add(Map<String, Notice> notices, Notice notice) {
    notices.putIfAbsent(notice.code() + "/" + notice.scope(), notice);
  }

  private static int rank(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 0;
      case WARNING -> 1;
      default -> 2;
    };
  }

  private static void balance(ConsoleTables tables, List<Notice> notices) {
    long units = 0;
    long frozen = 0;
    for (var report : tables.tasks().all().values()) {
      Task task = report.task();
      units += task.getGaps().getUnitsUnbalanced();
      frozen += task.getGaps().getSkusFrozen();
    }
    if (units != 0 || frozen != 0) {
      notices.add(
          notice(
              "INVARIANT_BROKEN",
              Severity.CRITICAL,
              "network",
              units + " units do not balance, " + frozen + " SKUs are frozen.",
              "Look at the log of the Plan task for the SKUs, and count them.",
              "/stock"));
    }
  }

  /** A full building is a matter for people; a plan above the limit is one for the next prices. */
  private static void capacity(CapacityView.Capacities capacities, List<Notice> notices) {
    for (CapacityView.Row row : capacities.rows()) {
      if (row.now().isPresent() && row.share().orElse(0.0) > OVER) {
        notices.add(
            notice(
                "CAPACITY_OVER",
                Severity.CRITICAL,
                "node:" + row.node(),
                String.format(
                    Locale.ROOT, "%s is %.0f%% full.", limit(row), 100 * row.share().get()),
                "Stop what goes there, or state more capacity.",
                "/capacity"));
      }
    }
    List<CapacityView.Row> planned =
        capacities.rows().stream()
            .filter(row -> row.plannedShare().orElse(0.0) > OVER)
            .sorted(Comparator.comparingDouble(row -> -row.plannedShare().orElse(0.0)))
            .toList();
    if (!planned.isEmpty()) {
      CapacityView.Row worst = planned.get(0);
      notices.add(
          notice(
              "CAPACITY_OVER",
              Severity.WARNING,
              "network",
              String.format(
                  Locale.ROOT,
                  "%d %s above capacity, most %s with %.0f%%.",
                  planned.size(),
                  planned.size() == 1 ? "limit is planned" : "limits are planned",
                  limit(worst),
                  100 * worst.plannedShare().orElse(0.0)),
              "Prices rise until the plan fits; if it does not, look at the price runs.",
              "/prices"));
    }
  }

  private static String limit(CapacityView.Row row) {
    return row.node() + " " + row.resource().toLowerCase(Locale.ROOT);
  }

  private static void prices(ConsoleTables tables, List<Notice> notices) {
    Optional<Priced> inForce = tables.prices().inForce();
    long now = tables.ticks().nowMillis();
    if (inForce.isPresent() && now > inForce.get().vector().getExpiresAt().toEpochMilli()) {
      notices.add(
          notice(
              "PRICES_STALE",
              Severity.WARNING,
              "network",
              "Prices v" + inForce.get().version() + " have expired; no newer ones came.",
              "Look at the log of the pricing job.",
              "/prices"));
    }
    tables
        .prices()
        .lastRun()
        .filter(run -> inForce.isEmpty() || run.getVersion() > inForce.get().version())
        .ifPresent(
            run ->
                notices.add(
                    notice(
                        "PRICES_UNCERTIFIED",
                        Severity.WARNING,
                        "network",
                        "The last price run, v" + run.getVersion() + ", was not good enough.",
                        "The last good prices stay; the next run may do better.",
                        "/prices")));
  }

  private static void halts(ConsoleTables tables, List<Notice> notices) {
    for (Control halt : tables.halts().inForce(tables.ticks().nowMillis())) {
      notices.add(
          new Notice(
              "FROZEN",
              Severity.WARNING,
              halt.getScope(),
              halt.getScope()
                  + (halt.getAction().name().equals("FREEZE") ? " is frozen by " : " is paused by ")
                  + halt.getWho()
                  + ": "
                  + halt.getWhy(),
              halt.getExpiresAt() == null
                  ? "It stays so until a person lifts it."
                  : "It lifts by itself.",
              Optional.of(halt.getEffectiveAt()),
              "/control"));
    }
  }

  private static void overdue(List<CommandsView.Ages> owed, List<Notice> notices) {
    for (CommandsView.Ages ages : owed) {
      notices.add(
          notice(
              "ACK_OVERDUE",
              Severity.WARNING,
              "node:" + ages.node(),
              ages.node()
                  + " owes an answer to "
                  + ages.overdue()
                  + (ages.overdue() == 1 ? " command." : " commands."),
              "Ask there whether they were received.",
              "/commands?state=OVERDUE&node=" + ages.node()));
    }
  }

  private static Notice notice(
      String code, Severity severity, String scope, String text, String cure, String link) {
    return new Notice(code, severity, scope, text, cure, Optional.empty(), link);
  }
}
