package org.echelon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.echelon.console.view.HealthView.Fullest;
import org.echelon.console.view.HealthView.Health;
import org.echelon.console.view.HealthView.TaskForm;
import org.echelon.console.view.HealthView.Tiles;
import org.echelon.console.view.Notices.Notice;

/** The state of the whole as lines for people. */
final class StatusText {
  private static final int ALERTS = 20;
  private static final double SILENT_SECONDS = 30;

  private StatusText() {}

  /** The verdict, the figures, tasks and alerts, and where to look further. */
  static List<String> lines(Health health, boolean allTasks) {
    List<String> lines = new ArrayList<>();
    lines.add(verdict(health));
    if (!health.tasks().isEmpty()) {
      lines.add("  " + figures(health.tiles()));
      lines.addAll(tasks(health, allTasks));
    }
    lines.addAll(alerts(health.alerts()));
    lines.add("more: ./echelon price, ./echelon stock --running-out, ./echelon commands --overdue");
    return lines;
  }

  private static String verdict(Health health) {
    String text = health.verdict().text();
    StringBuilder line = new StringBuilder(FigureText.sign(health.verdict().level()));
    line.append(' ').append(text).append(text.endsWith(".") ? "" : ".");
    if (!health.tasks().isEmpty()) {
      Tiles tiles = health.tiles();
      line.append(' ').append(FigureText.rate(tiles.eventsPerSecond())).append(" events/s, ");
      if (tiles.priceVersion().isPresent()) {
        line.append("prices v").append(tiles.priceVersion().get()).append(' ');
        line.append(FigureText.age(tiles.priceAgeSeconds().orElse(0.0))).append(" old on ");
        line.append(tiles.tasksAdopted()).append('/').append(tiles.tasks()).append(" tasks.");
      } else {
        line.append("no prices yet.");
      }
    }
    return line.toString();
  }

  private static String figures(Tiles tiles) {
    List<String> parts = new ArrayList<>();
    tiles.fullest().ifPresent(fullest -> parts.add(fullest(fullest, tiles.over85())));
    parts.add(
        String.format(
            Locale.ROOT,
            "commands today %,d, open %,d, overdue %,d",
            tiles.commands().today(),
            tiles.commands().open(),
            tiles.commands().overdue()));
    tiles
        .served()
        .ifPresent(
            served ->
                parts.add(
                    "filled at once "
                        + FigureText.share(served.fillRate(), 1)
                        + served
                            .inRegion()
                            .map(share -> ", in region " + FigureText.share(share, 1))
                            .orElse("")
                        + " on "
                        + served.day()));
    if (tiles.decisionP50Ms().isPresent() && tiles.decisionP99Ms().isPresent()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "event to decision p50 %,d ms, p99 %,d ms",
              tiles.decisionP50Ms().get(),
              tiles.decisionP99Ms().get()));
    }
    parts.add("refused " + FigureText.count(tiles.refused()) + " in 48 h");
    parts.add(
        String.format(Locale.ROOT, "%,d SKUs at %,d places of stock", tiles.skus(), tiles.pairs()));
    return String.join("   ", parts);
  }

  private static String fullest(Fullest fullest, long over85) {
    return "fullest "
        + fullest.node()
        + " "
        + fullest.resource().toLowerCase(Locale.ROOT)
        + " "
        + FigureText.share(fullest.share(), 0)
        + (over85 > 1 ? ", " + over85 + " above 85%" : "");
  }

  /** A line for all tasks, and one for each that somebody should look at. */
  private static List<String> tasks(Health health, boolean all) {
    long newest = health.tiles().priceVersion().orElse(0L);
    List<TaskForm> shown =
        health.tasks().stream().filter(task -> all || troubled(task, newest)).toList();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  %d tasks, lag at most %s%s",
            health.tasks().size(),
            FigureText.age(health.tiles().lagSeconds()),
            shown.isEmpty() ? ", none silent, restoring or behind in prices" : ":"));
    if (!shown.isEmpty()) {
      Columns columns =
          new Columns("  TASK", ">RESTORED", ">LAG", "PRICES", ">READ", ">REFUSED", ">HEARD");
      for (TaskForm task : shown) {
        columns.add(
            "  " + task.app() + " " + task.task(),
            FigureText.share(task.restoreShare(), 0),
            FigureText.age(task.lagSeconds()),
            task.priceVersion() == 0 ? FigureText.unknown() : "v" + task.priceVersion(),
            FigureText.count(task.read()),
            FigureText.count(task.refused()),
            FigureText.age(task.wallAgeSeconds()) + " ago");
      }
      lines.addAll(columns.lines());
    }
    return lines;
  }

  private static boolean troubled(TaskForm task, long newestPrices) {
    return task.restoreShare() < 1
        || task.wallAgeSeconds() > SILENT_SECONDS
        || task.priceVersion() < newestPrices;
  }

  /** Whether no task has said anything for long: nothing runs, whatever the last words were. */
  static boolean silent(Health health) {
    return health.tasks().stream().allMatch(task -> task.wallAgeSeconds() > SILENT_SECONDS);
  }

  private static List<String> alerts(List<Notice> alerts) {
    Columns columns = new Columns("", "", "", "");
    alerts.stream()
        .limit(ALERTS)
        .forEach(
            alert ->
                columns.add(
                    "  " + FigureText.sign(alert.severity().name()) + " " + alert.code(),
                    alert.scope().substring(alert.scope().indexOf(':') + 1),
                    alert.text(),
                    further(alert)));
    List<String> lines = new ArrayList<>(columns.lines());
    if (alerts.size() > ALERTS) {
      lines.add("  " + (alerts.size() - ALERTS) + " more; --json has them all");
    }
    return lines;
  }

  /** The command that shows more, or what to do about it. */
  private static String further(Notice alert) {
    String id = alert.scope().substring(alert.scope().indexOf(':') + 1);
    boolean node = alert.scope().startsWith("node:");
    return switch (alert.code()) {
      case "ACK_OVERDUE" -> "./echelon commands --overdue" + (node ? " --node " + id : "");
      case "COMMANDS_HELD" -> "./echelon commands --held";
      case "STOCKOUT_NEAR" -> "./echelon stock --running-out";
      case "PRICES_STALE", "PRICES_UNCERTIFIED", "PRICE_ADOPTION_SLOW", "CAPACITY_OVER" ->
          "./echelon price";
      default -> alert.scope().startsWith("sku:") ? "./echelon stock --sku " + id : alert.cure();
    };
  }
}
