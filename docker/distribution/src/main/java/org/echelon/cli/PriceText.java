package org.echelon.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.echelon.console.view.PricesView.Adoption;
import org.echelon.console.view.PricesView.CertificateForm;
import org.echelon.console.view.PricesView.InForce;
import org.echelon.console.view.PricesView.Prices;
import org.echelon.console.view.PricesView.Row;
import org.echelon.console.view.PricesView.TaskRow;

/** The prices in force as lines for people and as an object for programs. */
final class PriceText {
  private static final int WEEKS_AHEAD = 4;
  private static final double FULL = 0.85;

  private PriceText() {}

  /** The vector with its certificate, who has adopted it, its prices, and where to look further. */
  static List<String> lines(Prices prices, Adoption adoption, String currency, boolean all) {
    List<String> lines = new ArrayList<>();
    InForce inForce = prices.inForce().orElseThrow();
    lines.add(head(inForce));
    lines.add(adopted(adoption));
    lines.addAll(behind(adoption));
    lines.addAll(table(prices.prices(), currency, all));
    lines.add("more: ./echelon status --tasks, ./echelon topic show price.vector --last 1");
    return lines;
  }

  private static String head(InForce inForce) {
    StringBuilder line = new StringBuilder("v" + inForce.version() + " " + inForce.status());
    line.append("  ").append(FigureText.age(inForce.ageSeconds())).append(" old, ");
    line.append(inForce.expired() ? "EXPIRED " : "expires ");
    line.append(FigureText.instant(inForce.expiresAt()));
    if (inForce.certificate().isPresent()) {
      CertificateForm certificate = inForce.certificate().get();
      line.append(
          String.format(
              Locale.ROOT,
              "   gap %s of value, %s of constrained loss   violation %s",
              FigureText.share(certificate.gapOfValue(), 4),
              FigureText.share(certificate.gapOfConstrainedLoss(), 2),
              FigureText.share(certificate.worstViolationShare(), 1)));
      if (certificate.worstViolationShare() > 0 && !certificate.worstViolationAt().isEmpty()) {
        line.append(" at ").append(certificate.worstViolationAt());
      }
    } else {
      line.append("   without a certificate");
    }
    return line.toString();
  }

  private static String adopted(Adoption adoption) {
    if (adoption.tasks() == 0) {
      return "no task has reported which prices it has; start them: ./echelon streams";
    }
    double replanned =
        adoption.matrix().stream().mapToDouble(TaskRow::replanShare).average().orElse(1);
    return String.format(
        Locale.ROOT,
        "adopted by %d/%d tasks, replanned %s%s",
        adoption.adopted(),
        adoption.tasks(),
        FigureText.share(replanned, 0),
        adoption.matrix().stream()
            .flatMap(task -> task.adoptedAfterMillis().stream())
            .max(Comparator.naturalOrder())
            .map(millis -> ", the last after " + FigureText.age(millis / 1000.0))
            .orElse(""));
  }

  private static List<String> behind(Adoption adoption) {
    return adoption.matrix().stream()
        .filter(task -> task.behindSeconds() > 0)
        .map(
            task ->
                String.format(
                    Locale.ROOT,
                    "  %s %s %s has v%d, %s behind",
                    FigureText.sign("WARNING"),
                    task.app(),
                    task.task(),
                    task.priceVersion(),
                    FigureText.age(task.behindSeconds())))
        .toList();
  }

  private static List<String> table(List<Row> prices, String currency, boolean all) {
    int ahead = ahead(prices);
    List<String> heads = new ArrayList<>(List.of("NODE", "RESOURCE", ">NOW"));
    if (ahead > 0) {
      heads.add(">+" + ahead + " WK");
    }
    heads.addAll(List.of(">BEFORE", ">USE", "PER"));
    Columns columns = new Columns(heads.toArray(String[]::new));
    List<Row> shown =
        prices.stream()
            .filter(row -> all || scarce(row))
            .sorted(
                Comparator.comparingDouble((Row row) -> -row.now())
                    .thenComparing(row -> -use(row).orElse(0.0))
                    .thenComparing(Row::node)
                    .thenComparing(Row::resource))
            .toList();
    shown.forEach(row -> columns.add(cells(row, ahead, currency)));
    List<String> lines = new ArrayList<>(columns.lines());
    if (shown.size() < prices.size()) {
      lines.add("Not shown: " + (prices.size() - shown.size()) + " with room; --all shows them.");
    }
    return lines;
  }

  private static boolean scarce(Row row) {
    return row.values().stream().anyMatch(value -> value > 0)
        || row.before().orElse(0.0) > 0
        || use(row).orElse(0.0) > FULL;
  }

  /** How many weeks ahead prices are shown too, 0 where they do not differ from today's. */
  private static int ahead(List<Row> prices) {
    int weeks = prices.stream().mapToInt(row -> row.values().size()).max().orElse(0);
    int ahead = Math.max(0, Math.min(WEEKS_AHEAD, weeks - 1));
    boolean differ =
        prices.stream()
            .anyMatch(row -> row.values().size() > ahead && row.values().get(ahead) != row.now());
    return ahead > 0 && differ ? ahead : 0;
  }

  private static String[] cells(Row row, int ahead, String currency) {
    List<String> cells = new ArrayList<>();
    cells.add(row.node());
    cells.add(row.resource().toLowerCase(Locale.ROOT));
    cells.add(FigureText.marginal(row.now(), currency));
    if (ahead > 0) {
      cells.add(
          row.values().size() > ahead
              ? FigureText.marginal(row.values().get(ahead), currency)
              : FigureText.unknown());
    }
    cells.add(
        row.before()
            .map(before -> FigureText.marginal(before, currency))
            .orElse(FigureText.unknown()));
    cells.add(use(row).map(use -> FigureText.share(use, 0)).orElse(FigureText.unknown()));
    cells.add(row.resource().equals("STORAGE") ? "cube-day" : "unit");
    return cells.toArray(String[]::new);
  }

  private static Optional<Double> use(Row row) {
    return row.capacity() > 0 ? Optional.of(row.use() / row.capacity()) : Optional.empty();
  }

  /** The same for programs; what is not known is null. */
  static Map<String, Object> document(Prices prices, Adoption adoption, String currency) {
    Map<String, Object> document = new LinkedHashMap<>();
    Optional<InForce> inForce = prices.inForce();
    document.put("asOf", prices.asOf());
    document.put("currency", currency);
    document.put("version", inForce.map(InForce::version));
    document.put("status", inForce.map(InForce::status));
    document.put("computedAt", inForce.map(InForce::computedAt));
    document.put("expiresAt", inForce.map(InForce::expiresAt));
    document.put("expired", inForce.map(InForce::expired));
    document.put("ageSeconds", inForce.map(InForce::ageSeconds));
    document.put("networkVersion", inForce.map(InForce::networkVersion));
    document.put("certificate", inForce.flatMap(InForce::certificate));
    document.put("lastRun", prices.lastRun());
    document.put("adoption", adoption);
    document.put("periodStartsOn", prices.periodStartsOn());
    document.put("prices", prices.prices());
    return document;
  }
}
