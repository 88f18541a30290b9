package org.echelon.producers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.world.ForwardingWorld;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.producers.world.World;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.Network;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.VirtualSettings;
import org.junit.jupiter.api.Test;

/**
 * A world whose transfers ride on trucks of 200 dm³, played with trucks that cost nothing and 10.
 */
class TrucksInARunTest {
  private static final Duration STEP = Duration.ofHours(3);
  private static final int DAYS = 10;

  @Test
  void shouldSendFewerAndFullerTrucksAndLoseNoUnit() {
    SimulationSummary free = run(0);

    // when
    SimulationSummary paid = run(10);

    System.out.println("TrucksInARunTest: free " + told(free) + ", at 10 each " + told(paid));
    assertThat(paid.sound()).isTrue();
    assertThat(paid.departuresWithoutManifest()).isZero();
    assertThat(free.trucks().heldUnits()).isZero();
    assertThat(paid.trucks().heldUnits()).isPositive();
    assertThat(paid.trucks().trucks()).isLessThan(free.trucks().trucks());
    assertThat(paid.trucks().fill()).isGreaterThan(free.trucks().fill());
    assertThat(paid.fillRate()).isGreaterThan(free.fillRate() - 0.03);
  }

  private static String told(SimulationSummary run) {
    return String.format(
        "%d trucks, fill %.3f, %d units waited, fill rate %.4f, %d transfers",
        run.trucks().trucks(),
        run.trucks().fill(),
        run.trucks().heldUnits(),
        run.fillRate(),
        run.transferCommands());
  }

  private static SimulationSummary run(double truckCost) {
    VirtualSettings virtual =
        new VirtualSettings(
            2,
            2,
            STEP.plusMinutes(5).toMillis(),
            new PricingSettings(Duration.ofDays(1), PricingOptions.RESPONSIVE));
    World world = new OnTrucks(GeneratedWorld.iowa(3, 20, DAYS), truckCost);
    try (CoreLoop platform = new CoreLoop(virtual);
        SimulatedRun run =
            new SimulatedRun(
                platform,
                world,
                new RunSettings(STEP, Duration.ofDays(1), DAYS, 1, 3),
                PriceRhythm.PERIODIC)) {
      return run.run();
    }
  }

  /** A world with trucks on all lanes that replenish. */
  private static final class OnTrucks extends ForwardingWorld {
    private final Network network;

    OnTrucks(World world, double cost) {
      super(world);
      network =
          Network.newBuilder(world.network())
              .setLanes(world.network().getLanes().stream().map(l -> lane(l, cost)).toList())
              .build();
    }

    @Override
    public Network network() {
      return network;
    }

    @Override
    public Network asCarriedOut() {
      return network;
    }

    @Override
    public NavigableMap<Instant, Network> publishedOverTime() {
      return new TreeMap<>(Map.of(startAt(), network));
    }

    @Override
    public NavigableMap<Instant, Network> carriedOutOverTime() {
      return publishedOverTime();
    }

    private static Lane lane(Lane lane, double cost) {
      return lane.getKind() == LaneKind.REPLENISH
          ? Lane.newBuilder(lane).setTruckCube(200.0).setCostPerDeparture(cost).build()
          : lane;
    }
  }
}
