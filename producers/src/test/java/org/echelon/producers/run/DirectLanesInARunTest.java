package org.echelon.producers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.CommandChange;
import org.echelon.command.TransferCommand;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.cost.CostPart;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.partner.Behaviour;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.producers.shop.NetworkOrdinals;
import org.echelon.producers.world.ForwardingWorld;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.producers.world.World;
import org.echelon.reference.Item;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.simulation.VirtualSettings;
import org.echelon.state.LaneLoad;
import org.echelon.state.Manifest;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/**
 * The network of three FCs behind a hub, of 1, 2 and 4 zones, played with lanes past the hub and
 * without them, on the same orders. With {@code -Ddirect.seeds=5 -Ddirect.skus=60 -Ddirect.days=63
 * -Ddirect.warm-up=21} it makes the table of the page on lanes.
 */
class DirectLanesInARunTest {
  private static final Path NETWORK = Path.of("../topology-docs/networks/direct-lanes.json");
  private static final Duration STEP = Duration.ofHours(3);
  private static final int SEEDS = Integer.getInteger("direct.seeds", 1);
  private static final int SKUS = Integer.getInteger("direct.skus", 20);
  private static final int DAYS = Integer.getInteger("direct.days", 14);
  private static final int WARM_UP = Integer.getInteger("direct.warm-up", 7);
  private static final double TRUCK = Double.parseDouble(System.getProperty("direct.truck", "30"));
  private static final String PAST_THE_HUB = "CDC>FC";

  @Test
  void shouldSendDirectWhatFillsTrucksAndLoseNoUnit() {
    long direct = 0;
    long usual = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      Outcome without = run(seed, false);

      // when
      Outcome with = run(seed, true);

      System.out.println("DirectLanesInARunTest: seed " + seed + " without " + without);
      System.out.println("DirectLanesInARunTest: seed " + seed + " with    " + with);
      assertThat(List.of(with, without)).allMatch(run -> run.summary.sound());
      assertThat(with.summary.departuresWithoutManifest()).isZero();
      assertThat(without.seen.units.keySet()).noneMatch(lane -> lane.startsWith(PAST_THE_HUB));
      assertThat(with.summary.orderRows()).isEqualTo(without.summary.orderRows());
      direct += with.direct();
      usual += with.usual();
    }
    assertThat(direct).isPositive();
    assertThat(usual).isPositive();
  }

  /** The same run twice decides alike. */
  @Test
  void shouldBeRepeatable() {
    assertThat(run(1, true).toString()).isEqualTo(run(1, true).toString());
  }

  private record Outcome(SimulationSummary summary, CostSummary costs, Seen seen) {
    long direct() {
      return seen.sum(PAST_THE_HUB);
    }

    long usual() {
      return seen.sum("HUB>FC");
    }

    @Override
    public String toString() {
      double trucks = seen.trucks * TRUCK / (DAYS - WARM_UP);
      return String.format(
          Locale.ROOT,
          "%.2f a day and %.2f for %d trucks (%.1f%% full): %.2f; %s; direct %d, over the hub %d,"
              + " by lane %s; fill rate %.4f; lanes %.2f, handling %.2f, holding %.2f, late and"
              + " lost %.2f",
          costs.perDay(),
          trucks,
          seen.trucks,
          seen.trucks == 0 ? 0 : 100 * seen.filled / seen.trucks,
          costs.perDay() + trucks,
          summary.transferCommands(),
          direct(),
          usual(),
          seen.units,
          summary.fillRate(),
          part(CostPart.TRANSFERS),
          part(CostPart.HANDLING_IN) + part(CostPart.HANDLING_OUT),
          part(CostPart.CAPITAL) + part(CostPart.ON_THE_WAY) + part(CostPart.STORAGE),
          part(CostPart.LOST_SALES) + part(CostPart.LATE));
    }

    private double part(CostPart part) {
      return costs.parts().getOrDefault(part, 0.0);
    }
  }

  /** Trucks of manifests, and units of commands by lane, after the warm-up. */
  private static final class Seen implements VirtualPlatform.Subscriber {
    private final Instant from = GeneratedWorld.start().plus(Duration.ofDays(WARM_UP));
    private final Map<String, Long> units = new TreeMap<>();
    private int trucks;
    private double filled;

    @Override
    public boolean wants(Topic topic) {
      return topic == Topic.MANIFEST || topic == Topic.TRANSFER;
    }

    @Override
    public void published(Topic topic, String key, SpecificRecord record) {
      if (record instanceof Manifest manifest
          && !manifest.getDraft()
          && !manifest.getDepartureAt().isBefore(from)) {
        for (LaneLoad load : manifest.getLoads()) {
          trucks += load.getTrucks();
          filled +=
              Math.max(
                  load.getLoadedCube() / load.getTruckCube(),
                  load.getLoadedKg() / load.getTruckKg());
        }
      } else if (record instanceof TransferCommand command
          && command.getChange() == CommandChange.ISSUE
          && !command.getDepartureAt().isBefore(from)) {
        units.merge(command.getLane(), command.getUnits(), Long::sum);
      }
    }

    long sum(String lanes) {
      return units.entrySet().stream()
          .filter(lane -> lane.getKey().startsWith(lanes))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  private static Outcome run(long seed, boolean direct) {
    VirtualSettings virtual =
        new VirtualSettings(
            2,
            2,
            STEP.plusMinutes(5).toMillis(),
            new PricingSettings(Duration.ofDays(1), PricingOptions.RESPONSIVE));
    World world = new Weighed(GeneratedWorld.on(network(direct), seed, SKUS, DAYS));
    try (CoreLoop platform = new CoreLoop(virtual);
        SimulatedRun run =
            new SimulatedRun(
                platform,
                world,
                new RunSettings(STEP, Duration.ofDays(1), DAYS, WARM_UP, seed),
                PriceRhythm.NEVER,
                Behaviour.USUAL,
                Duration.ofHours(48))) {
      Seen seen = new Seen();
      platform.subscribe(seen);
      return new Outcome(run.run(), run.costs(), seen);
    }
  }

  /** A world whose items weigh 0.1, 0.3 or 1 kg a dm³, in turn. */
  private static final class Weighed extends ForwardingWorld {
    private static final double[] KG_PER_CUBE = {0.1, 0.3, 1};

    Weighed(World world) {
      super(world);
    }

    @Override
    public List<Item> items() {
      List<Item> weighed = new ArrayList<>();
      for (Item item : super.items()) {
        double kg = KG_PER_CUBE[weighed.size() % 3] * item.getUnitCube();
        weighed.add(Item.newBuilder(item).setUnitKg(kg).build());
      }
      return weighed;
    }
  }

  private static Network network(boolean direct) {
    Network read = NetworkForm.read(NETWORK, GeneratedWorld.start());
    Network numbered = NetworkOrdinals.assign(Optional.empty(), List.of(), read);
    List<Lane> lanes =
        numbered.getLanes().stream()
            .filter(lane -> direct || !lane.getLane().startsWith(PAST_THE_HUB))
            .map(
                lane ->
                    lane.getTruckCube() == null
                        ? lane
                        : Lane.newBuilder(lane).setCostPerDeparture(TRUCK).build())
            .toList();
    return Network.newBuilder(numbered).setLanes(lanes).build();
  }
}
