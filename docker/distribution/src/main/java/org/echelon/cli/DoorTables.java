package org.echelon.cli;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.echelon.producers.cost.CostSummary;

/** Tables of a comparison: what waited at the doors of sites, and what stock is worth. */
record DoorTables(List<PolicyComparison.Figures> policies) {

  /** Units that waited and for how long. */
  String waits() {
    StringBuilder table = head("at the doors of sites");
    row(table, "units that waited to go in", "%,.0f", run -> waits(run).inUnits());
    row(table, "days each waited in the yard", "%.2f", run -> waits(run).meanInDays());
    row(table, "units that left late", "%,.0f", run -> waits(run).outUnits());
    row(table, "days each left late", "%.2f", run -> waits(run).meanOutDays());
    row(table, "ordered units that had not left", "%,.0f", run -> run.costs().waitingUnits());
    return table.append("</tbody></table>").toString();
  }

  /** Stock at the start and the end of the counted days by echelon, means over the seeds. */
  String stockValue() {
    StringBuilder table = head("start to end of the counted days");
    TreeSet<String> kinds = new TreeSet<>();
    policies.get(0).runs().forEach(run -> kinds.addAll(run.costs().stockValue().keySet()));
    for (String kind : kinds) {
      values(
          table,
          kind.equals("ON_THE_WAY") ? "on the way" : kind,
          run -> run.costs().stockValue().getOrDefault(kind, new CostSummary.StockValue(0, 0)));
    }
    values(table, "all", run -> run.costs().allStockValue());
    return table.append("</tbody></table>").toString();
  }

  private void values(
      StringBuilder table, String name, Function<PolicyRun, CostSummary.StockValue> of) {
    table.append("<tr><td>").append(SvgChart.escaped(name)).append("</td>");
    for (PolicyComparison.Figures f : policies) {
      double start = f.mean(run -> of.apply(run).start());
      double end = f.mean(run -> of.apply(run).end());
      cell(table, String.format(Locale.ROOT, "%,.0f → %,.0f (%+,.0f)", start, end, end - start));
    }
    table.append("</tr>");
  }

  private void row(
      StringBuilder table, String name, String format, ToDoubleFunction<PolicyRun> of) {
    table.append("<tr><td>").append(SvgChart.escaped(name)).append("</td>");
    policies.forEach(f -> cell(table, String.format(Locale.ROOT, format, f.mean(of))));
    table.append("</tr>");
  }

  private StringBuilder head(String what) {
    StringBuilder table = new StringBuilder("<table><thead><tr><th>").append(what).append("</th>");
    policies.forEach(
        f -> table.append("<th>").append(SvgChart.escaped(f.policy())).append("</th>"));
    return table.append("</tr></thead><tbody>");
  }

  private static void cell(StringBuilder table, String text) {
    table.append("<td class='n'>").append(text).append("</td>");
  }

  private static CostSummary.Waits waits(PolicyRun run) {
    return run.costs().waits();
  }
}
