package org.echelon.producers.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.echelon.event.OrderLine;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.iowa.IowaFolder;
import org.echelon.producers.iowa.IowaHistory;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.orders.OrderHistory;
import org.echelon.producers.orders.RetailHistory;
import org.echelon.producers.orders.SplitFiles;
import org.echelon.producers.orders.SplitOrders;
import org.echelon.producers.run.PriceRhythm;
import org.echelon.producers.run.RunSettings;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SimulationSummary;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.VirtualSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOutWorldTest {
  private static final Duration STEP = Duration.ofHours(6);

  @TempDir private Path folder;

  @Test
  void shouldKnowNothingOfARetailersLaterOrders() {
    HeldOutWorld quiet = retail(LocalDate.MAX);
    HeldOutWorld tenfold = retail(SplitFiles.BORDER);

    assertSameStart(quiet, tenfold);
    assertThat(quiet.network().getCurrency()).isEqualTo("GBP");
    assertThat(firstLine(quiet).getUnits() * 10).isEqualTo(firstLine(tenfold).getUnits());
    // An earlier change of demand is seen.
    assertThat(retail(SplitFiles.BORDER.minusWeeks(1)).forecasts()).isNotEqualTo(quiet.forecasts());
  }

  @Test
  void shouldTuneOnNothingThatComesAfterTheBorder() {
    HeldOutWorld quiet = toTuneOn(LocalDate.MAX);
    HeldOutWorld tenfold = toTuneOn(SplitFiles.BORDER);

    assertSameStart(quiet, tenfold);
    assertThat(quiet.startAt()).isBefore(retail(LocalDate.MAX).startAt());
    List<FeedRow> orders = tenfold.orders().until(Instant.MAX);
    assertThat(orders).isNotEmpty().isEqualTo(quiet.orders().until(Instant.MAX));
    // A change before the border is seen.
    assertThat(toTuneOn(SplitFiles.BORDER.minusWeeks(1)).orders().until(Instant.MAX))
        .isNotEqualTo(orders);
  }

  @Test
  void shouldKnowNothingOfIowasLaterOrders() {
    HeldOutWorld quiet = iowa(LocalDate.MAX);
    HeldOutWorld tenfold = iowa(SplitFiles.BORDER);

    assertSameStart(quiet, tenfold);
    assertThat(quiet.items().get(0).getTransferPack()).isEqualTo("CASE");
    assertThat(quiet.items().get(0).getVendors().get(0).getMultipleUnits()).isEqualTo(12);
    assertThat(firstLine(tenfold).getUnits()).isEqualTo(120);
  }

  @Test
  void shouldRunToASoundEnd() {
    HeldOutWorld world = retail(LocalDate.MAX);
    Duration never = Duration.ofDays(3_650);
    VirtualSettings virtual =
        new VirtualSettings(
            1,
            1,
            STEP.plusMinutes(5).toMillis(),
            new PricingSettings(never, PricingOptions.RESPONSIVE));
    try (CoreLoop platform = new CoreLoop(virtual);
        SimulatedRun run =
            new SimulatedRun(
                platform, world, new RunSettings(STEP, never, 15, 1, 1), PriceRhythm.NEVER)) {
      SimulationSummary summary = run.run();

      assertThat(summary.sound()).isTrue();
      assertThat(summary.refused()).isEmpty();
      assertThat(summary.orderRows()).isEqualTo(75);
      assertThat(summary.fillRate()).isBetween(0.8, 1.0);
    }
  }

  private static void assertSameStart(HeldOutWorld one, HeldOutWorld other) {
    assertThat(other.startAt()).isEqualTo(one.startAt());
    assertThat(other.items()).isNotEmpty().isEqualTo(one.items());
    assertThat(other.network()).isEqualTo(one.network());
    assertThat(other.forecasts()).isEqualTo(one.forecasts());
    assertThat(other.ordersOnTheWay()).isNotEmpty().isEqualTo(one.ordersOnTheWay());
    assertThat(other.openingCounts((sku, node) -> 7))
        .isNotEmpty()
        .isEqualTo(one.openingCounts((sku, node) -> 7));
  }

  private static OrderLine firstLine(HeldOutWorld world) {
    FeedRow first = world.orders().until(Instant.MAX).get(0);
    assertThat(first.at()).isAfterOrEqualTo(world.startAt());
    return (OrderLine) ((FeedRow.Event) first).record();
  }

  private HeldOutWorld retail(LocalDate tenfoldFrom) {
    return world(RetailHistory.of(SplitFiles.retail(folder, tenfoldFrom)));
  }

  private HeldOutWorld toTuneOn(LocalDate tenfoldFrom) {
    OrderHistory history = RetailHistory.of(SplitFiles.retail(folder, tenfoldFrom));
    SplitOrders split = new SplitOrders(history, 0.6, 100).ofKnown();
    return new HeldOutWorld(split, split.known().keySet(), 1, 1, 1);
  }

  private HeldOutWorld iowa(LocalDate tenfoldFrom) {
    List<String> rows = new ArrayList<>();
    for (int day = 0; day < 140; day++) {
      LocalDate on = SplitFiles.FIRST.plusDays(day);
      int units = on.isBefore(tenfoldFrom) ? 12 : 120;
      rows.add("%s,S1,900,%d,%d".formatted(on, units, 10 * units));
    }
    Path file =
        new IowaFolder(folder)
            .stores("S1,Z2_NorthCentral")
            .products("900,Rum,65,Rum makers,750,12,6,8,12")
            .orders(rows.toArray(String[]::new));
    return world(IowaHistory.of(file));
  }

  private static HeldOutWorld world(OrderHistory history) {
    SplitOrders split = new SplitOrders(history, 0.6, 100);
    return new HeldOutWorld(split, split.known().keySet(), 1, 1, 1);
  }
}
