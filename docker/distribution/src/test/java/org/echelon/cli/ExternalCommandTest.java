package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.echelon.event.ExternalKind;
import org.echelon.state.ComparedDay;
import org.echelon.state.ComparedDecision;
import org.echelon.state.ExternalComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalCommandTest {
  private static final Instant AT = Instant.parse("2026-11-23T08:00:00Z");
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldAddUpOverItemsAndNameWhatForgoesMost() {
    List<ExternalComparison> all =
        List.of(
            comparison("CUP", row("V1", MONDAY, 30, 20, 1.0, 3.0), 2.0),
            comparison("MUG", row("V1", null, 10, 20, 2.0, 7.0), 5.0));

    Map<String, ExternalFigures> byVendor = ExternalFigures.by(all, ComparedDay::getFrom);

    assertThat(byVendor).containsOnlyKeys("V1");
    ExternalFigures sum = ExternalFigures.total(all);
    assertThat(sum).isEqualTo(byVendor.get("V1"));
    assertThat(sum.decisions()).isEqualTo(2);
    assertThat(sum.overUnits()).isEqualTo(10);
    assertThat(sum.underUnits()).isEqualTo(10);
    assertThat(sum.forgonePerDay()).isCloseTo(7.0, within(1e-12));
    assertThat(ExternalFigures.largest(all, 1))
        .singleElement()
        .satisfies(one -> assertThat(one.sku()).isEqualTo("MUG"));
  }

  @Test
  void shouldRunOldAndNewCoupled() throws IOException {
    Path file = folder.resolve("trial.json");

    int exit =
        echelon.run("external", "trial", "--skus=15", "--days=4", "--warm-up=1", "--json=" + file);

    assertThat(exit).isZero();
    JsonNode results = new ObjectMapper().readTree(file.toFile()).path("results");
    double ours = results.path("OURS").path("costPerDay").path(0).asDouble();
    assertThat(ours).isPositive();
    for (String arm : List.of("BUYING", "BOTH")) {
      double cost = results.path(arm).path("costPerDay").path(0).asDouble();
      assertThat(cost).as(arm).isPositive().isNotEqualTo(ours);
    }
  }

  @Test
  void shouldSayWhatCannotBeTried() {
    assertThat(echelon.run("external", "trial", "--days=3", "--warm-up=3")).isEqualTo(2);
    assertThat(echelon.err()).contains("--days above --warm-up");
  }

  private static ExternalComparison comparison(String sku, ComparedDay row, double forgone) {
    ComparedDecision largest =
        new ComparedDecision(
            "PO-" + sku, row.getKind(), "V1", "DC", AT, 1L, 1L, 1L, 1.0, 1.0 + forgone);
    return new ExternalComparison(sku, AT, List.of(row), List.of(largest));
  }

  private static ComparedDay row(
      String vendor, LocalDate day, long theirs, long ours, double theirWorth, double ourWorth) {
    return new ComparedDay(
        ExternalKind.PURCHASE,
        vendor,
        "DC",
        day,
        1,
        0,
        0,
        theirs,
        ours,
        Math.max(0, theirs - ours),
        Math.max(0, ours - theirs),
        theirWorth,
        ourWorth);
  }
}
