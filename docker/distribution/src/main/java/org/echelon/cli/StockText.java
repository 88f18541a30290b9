package org.echelon.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.console.view.Reply.Page;
import org.echelon.console.view.StockView.Row;

/** Stock by SKU and node as lines for people and as an object for programs. */
final class StockText {
  private StockText() {}

  /**
   * How much is at risk, the rows that are, and where to look further.
   *
   * @param all every pair that fits, most at risk first
   * @param runningOut how many of them are running out
   * @param onlyThose whether {@code all} are only those that run out
   */
  static List<String> lines(
      Page<Row> all, long runningOut, boolean onlyThose, int limit, String currency) {
    List<String> lines = new ArrayList<>();
    double risk = risk(all.items());
    String pairs = FigureText.count(all.total()) + (all.total() == 1 ? " pair" : " pairs");
    lines.add(
        runningOut == 0
            ? FigureText.sign("GOOD")
                + " Nothing is running out ("
                + pairs
                + "). "
                + FigureText.money(risk, currency)
                + "/day at risk."
            : FigureText.sign("WARNING")
                + String.format(
                    Locale.ROOT,
                    " %,d of %s of SKU and node %s running out: %s/day at risk%s.",
                    runningOut,
                    pairs,
                    runningOut == 1 ? "is" : "are",
                    FigureText.money(risk, currency),
                    onlyThose ? " there" : " in all"));
    return rows(all, limit, currency, lines);
  }

  private static List<String> rows(Page<Row> all, int limit, String currency, List<String> lines) {
    List<Row> shown = all.items().stream().limit(limit).toList();
    if (!shown.isEmpty()) {
      Columns columns =
          new Columns(
              ">RISK/DAY",
              "SKU",
              "NODE",
              ">FREE",
              ">TRANSIT",
              ">ON ORDER",
              ">LEVEL",
              ">COVER",
              ">STOCK-OUT",
              "NEXT ARRIVAL");
      shown.forEach(row -> columns.add(cells(row, currency)));
      lines.addAll(columns.lines());
    }
    if (all.items().size() > limit) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d shown; --limit %d shows all.",
              limit,
              all.items().size(),
              all.items().size()));
    }
    String sku = shown.isEmpty() ? "SKU" : shown.get(0).sku();
    lines.add(
        "more: ./echelon topic show state.position --key " + sku + ", ./echelon commands --open");
    return lines;
  }

  private static String[] cells(Row row, String currency) {
    return new String[] {
      FigureText.money(row.riskPerDay(), currency),
      row.sku(),
      row.node(),
      FigureText.count(row.onHandUnits()),
      FigureText.count(row.inTransitUnits()),
      FigureText.count(row.onOrderUnits()),
      FigureText.count(row.levelUnits()),
      FigureText.days(row.coverDays()),
      FigureText.share(row.stockoutProbability(), 1),
      row.nextArrivalAt().map(FigureText::instant).orElse("none: " + why(row))
    };
  }

  private static String why(Row row) {
    return row.wantUnits() > 0
        ? row.wantUnits() + " wanted" + row.wantFrom().map(from -> " from " + from).orElse("")
        : "nothing on its way";
  }

  static double risk(List<Row> rows) {
    return rows.stream().mapToDouble(Row::riskPerDay).sum();
  }

  /** The same for programs. */
  static Map<String, Object> document(Page<Row> all, long runningOut, int limit, String currency) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("asOf", all.asOf());
    document.put("currency", currency);
    document.put("total", all.items().size());
    document.put("runningOut", runningOut);
    document.put("riskPerDay", risk(all.items()));
    document.put("items", all.items().stream().limit(limit).toList());
    return document;
  }
}
