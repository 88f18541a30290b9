package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The forms in which all commands report what they measured. */
class ResultDocumentTest {
  private static final Goal GOAL = Goal.atMost("P0.made-up", 1.25, 2, "s");

  @Test
  void shouldHaveItsFieldsInOneOrder() {
    Machine machine = new Machine(2, 1, 1, "17", 0);

    Map<String, Object> document =
        new ResultDocument("bench made-up", machine)
            .setting("skus", 5)
            .setting("nodes", 3)
            .results(List.of(7))
            .with("notShown", List.of("the rest"))
            .goals(List.of(GOAL));

    assertThat(document.keySet())
        .containsExactly("command", "machine", "settings", "results", "notShown", "goals");
    assertThat(document)
        .containsEntry("command", "bench made-up")
        .containsEntry("results", List.of(7))
        .containsEntry("goals", List.of(GOAL));
    assertThat(document.get("settings")).hasToString("{skus=5, nodes=3}");
  }

  @Test
  void shouldPrintTheSameInEveryCountry() {
    StringWriter out = new StringWriter();
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      ReportText report = new ReportText(new PrintWriter(out));
      report.line("%,d SKUs in %.1f s", 1000, 2.5);
      report.end(List.of(GOAL), 1, List.of("100% of the rest"));
    } finally {
      Locale.setDefault(usual);
    }

    assertThat(out.toString().lines())
        .containsExactly("1,000 SKUs in 2.5 s", GOAL.line(1), "not shown:", "  100% of the rest");
  }
}
