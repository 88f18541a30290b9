package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.event.Forecast;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.junit.jupiter.api.Test;

/** Plans look ahead: for the demand that stock protects, at the prices of when it is there. */
class WeeksAheadPlanTest {
  private final Scenario scenario = Scenario.begun();

  @Test
  void shouldPrepareForAPeakOfTheNextWeekAndNoSooner() {
    scenario.item("MUG", 1);
    scenario.feed("MUG", LogKind.FORECAST, peak("MUG"));
    long usual = scenario.level("MUG", "FC-E");

    List<Long> levels = levelsOverDays(6);

    assertThat(levels.get(0)).as("on Tuesday").isEqualTo(usual);
    assertThat(levels.get(5)).as("on Sunday").isGreaterThan(usual);
    assertThat(levels).isSorted();
  }

  @Test
  void shouldPlanTheSameOverARestartOnAnyDay() {
    scenario.item("MUG", 1);
    scenario.feed("MUG", LogKind.FORECAST, peak("MUG"));
    scenario.feed("small", LogKind.PRICE, rising(1));
    Scenario restarted = Scenario.begun();
    restarted.item("MUG", 1);
    restarted.feed("MUG", LogKind.FORECAST, peak("MUG"));
    restarted.feed("small", LogKind.PRICE, rising(1));

    for (int day = 0; day < 9; day++) {
      scenario.after(Duration.ofDays(1)).tick();
      scenario.refresh();
      restarted.restart();
      restarted.after(Duration.ofDays(1)).tick();
      restarted.refresh();
      restarted.restart();
      for (String node : List.of("DC", "FC-E", "FC-W")) {
        assertThat(restarted.level("MUG", node)).isEqualTo(scenario.level("MUG", node));
      }
    }
  }

  @Test
  void shouldOrderUpToLessBeforeSpaceGetsDear() {
    scenario.item("MUG", 1);
    scenario.forecast("MUG", 1, 30, 30);
    long usual = scenario.level("MUG", "FC-E");
    scenario.feed("small", LogKind.PRICE, rising(1));
    assertThat(scenario.level("MUG", "FC-E")).isEqualTo(usual);

    List<Long> levels = levelsOverDays(6);

    assertThat(levels.get(5))
        .as("what is ordered on Sunday lies there next week")
        .isLessThan(usual);
  }

  @Test
  void shouldRouteOrdersByWhatTheFlowCostsOnTheDay() {
    scenario.item("MUG", 1);
    scenario.forecast("MUG", 1, 30, 30);
    scenario.feed("small", LogKind.PRICE, rising(1, Resource.FLOW, 20));
    scenario.count("MUG", "FC-E", 50);
    scenario.count("MUG", "FC-W", 50);
    var unused = levelsOverDays(5);

    scenario.order("SO-1", "MUG", 1, "Z-E");
    assertThat(scenario.assignments())
        .as("on Saturday, while what is ordered comes at the prices of next week")
        .singleElement()
        .extracting(AssignmentCommand::getNode)
        .isEqualTo("FC-E");

    scenario.after(Duration.ofDays(2)).tick();
    scenario.out.clear();
    scenario.order("SO-2", "MUG", 1, "Z-E");
    assertThat(scenario.assignments())
        .as("on Monday")
        .singleElement()
        .extracting(AssignmentCommand::getNode)
        .isEqualTo("FC-W");
  }

  private List<Long> levelsOverDays(int days) {
    List<Long> levels = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      scenario.after(Duration.ofDays(1)).tick();
      scenario.refresh();
      levels.add(scenario.level("MUG", "FC-E"));
    }
    return levels;
  }

  private static Forecast peak(String sku) {
    Forecast steady = Worlds.forecast(sku, 1, Map.of("Z-E", 30.0, "Z-W", 30.0));
    List<Double> units = new ArrayList<>(steady.getWeekUnits());
    units.set(1, 3 * units.get(1));
    return Forecast.newBuilder(steady).setWeekUnits(units).build();
  }

  /** FC-E for nothing this week, and dear from the next on. */
  private static PriceVector rising(long version) {
    return rising(version, Resource.STORAGE, 0.04);
  }

  private static PriceVector rising(long version, Resource resource, double price) {
    PriceVector vector = Worlds.prices(version, Map.of("FC-E", 0.04));
    var starts = List.of(Worlds.START, Worlds.START.plus(Duration.ofDays(7)));
    return PriceVector.newBuilder(vector)
        .setPeriodStartsOn(
            starts.stream().map(at -> at.atZone(java.time.ZoneOffset.UTC).toLocalDate()).toList())
        .setPrices(
            List.of(
                Price.newBuilder(vector.getPrices().get(0))
                    .setResource(resource)
                    .setValues(List.of(0.0, price))
                    .setUsage(List.of())
                    .setCapacity(List.of())
                    .build()))
        .build();
  }
}
