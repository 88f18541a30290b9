package org.echelon.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.echelon.console.whatif.WhatIf;
import org.echelon.job.NetworkTrial;
import org.echelon.processor.plan.SkuTrial.Row;
import org.jspecify.annotations.Nullable;

/** Before and after as lines for people; one figure where both are alike. */
final class WhatIfText {
  private WhatIfText() {}

  /** What Plan would do of a SKU, node by node. */
  static List<String> lines(WhatIf.SkuAnswer answer) {
    List<String> lines = new ArrayList<>();
    lines.add(
        answer.scope().substring("sku:".length())
            + ", "
            + supposed(answer.supposed(), "nothing otherwise")
            + "; nothing is commanded.");
    Map<String, @Nullable Row[]> nodes = new LinkedHashMap<>();
    answer.before().forEach(row -> nodes.computeIfAbsent(row.node(), WhatIfText::both)[0] = row);
    answer.after().forEach(row -> nodes.computeIfAbsent(row.node(), WhatIfText::both)[1] = row);
    if (nodes.isEmpty()) {
      lines.add("Plan holds it nowhere, neither now nor then.");
    } else {
      Columns columns =
          new Columns("NODE", "LEVEL", "NEXT DEPARTURE", "FROM", "NEXT IS WORTH", "STOCK-OUT");
      nodes.forEach((node, rows) -> columns.add(cells(node, rows, answer.currency())));
      lines.addAll(columns.lines());
    }
    return taken(lines, answer.assumptions());
  }

  private static @Nullable Row[] both(String node) {
    return new Row[2];
  }

  private static String[] cells(String node, @Nullable Row[] rows, String currency) {
    Row source = rows[1] != null && rows[1].source().isPresent() ? rows[1] : rows[0];
    return new String[] {
      node,
      pair(rows, row -> FigureText.count(row.levelUnits()), "0"),
      pair(rows, row -> FigureText.count(row.units()), "0"),
      source == null ? "" : source.source().orElse(""),
      pair(rows, row -> FigureText.marginal(row.marginNext(), currency), FigureText.unknown()),
      pair(rows, row -> FigureText.share(row.stockoutProbability(), 1), FigureText.unknown())
    };
  }

  private static String pair(@Nullable Row[] rows, Function<Row, String> form, String none) {
    Row before = rows[0];
    Row after = rows[1];
    return pair(
        before == null ? none : form.apply(before), after == null ? none : form.apply(after));
  }

  private static String pair(String before, String after) {
    return before.equals(after) ? before : before + " " + CommandText.arrow() + " " + after;
  }

  /** What more or less of a limit would change, limit by limit where there is a price. */
  static List<String> lines(WhatIf.NetworkAnswer answer) {
    List<String> lines = new ArrayList<>();
    String currency = answer.currency();
    double gain = answer.gainPerDay();
    String what =
        Math.abs(gain) < 0.005
            ? "cost stays as it is"
            : "cost " + (gain > 0 ? "falls" : "rises") + " by " + money(Math.abs(gain), currency);
    lines.add(supposed(answer.supposed(), "") + ": " + what + " a day; nothing is commanded.");
    lines.add(
        String.format(
            Locale.ROOT,
            "Value of all stock %s a day; proved: the gain lies between %s and %s.",
            pair(
                money(answer.before().boundPerDay(), currency),
                money(answer.after().boundPerDay(), currency)),
            money(answer.leastGainPerDay(), currency),
            money(answer.mostGainPerDay(), currency)));
    Columns columns = new Columns("NODE", "RESOURCE", "PRICE", "CAPACITY", "USE");
    int shown = 0;
    for (int r = 0; r < answer.before().rows().size(); r++) {
      NetworkTrial.Row now = answer.before().rows().get(r);
      NetworkTrial.Row then = answer.after().rows().get(r);
      if (now.price() > 0 || then.price() > 0 || now.capacity() != then.capacity()) {
        columns.add(cells(now, then, currency));
        shown++;
      }
    }
    lines.addAll(columns.lines());
    int left = answer.before().rows().size() - shown;
    if (left > 0) {
      lines.add("Not shown: " + left + " with room before and after; --json has them.");
    }
    return taken(lines, answer.assumptions());
  }

  private static String[] cells(NetworkTrial.Row now, NetworkTrial.Row then, String currency) {
    return new String[] {
      now.node(),
      now.resource().toLowerCase(Locale.ROOT),
      pair(FigureText.marginal(now.price(), currency), FigureText.marginal(then.price(), currency)),
      pair(
          FigureText.count(Math.round(now.capacity())),
          FigureText.count(Math.round(then.capacity()))),
      pair(used(now), used(then))
    };
  }

  private static String used(NetworkTrial.Row row) {
    return row.capacity() > 0
        ? FigureText.share(row.use() / row.capacity(), 1)
        : FigureText.unknown();
  }

  private static String money(double amount, String currency) {
    return (amount < 0 ? "-" : "") + FigureText.money(Math.abs(amount), currency);
  }

  private static String supposed(List<String> supposed, String none) {
    return supposed.isEmpty() ? none : String.join(", ", supposed);
  }

  private static List<String> taken(List<String> lines, List<String> assumptions) {
    lines.add("Taken for granted:");
    assumptions.forEach(one -> lines.add("  " + one));
    return Collections.unmodifiableList(lines);
  }
}
