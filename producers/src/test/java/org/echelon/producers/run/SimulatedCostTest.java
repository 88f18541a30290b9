package org.echelon.producers.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.cost.CostPart;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.partner.Behaviour;
import org.echelon.producers.scenario.Scenario;
import org.echelon.producers.scenario.ScenarioWorld;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.producers.world.World;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.simulation.VirtualSettings;
import org.echelon.state.NodePosition;
import org.echelon.state.Position;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** The costs of a run agree with the ledger and with themselves. */
class SimulatedCostTest {
  private static final Duration STEP = Duration.ofHours(3);
  private static final Duration DAILY = Duration.ofHours(24);
  private static final Duration PATIENCE = Duration.ofDays(2);
  private static final int DAYS = 8;
  private static final int WARM_UP = 1;

  /** The newest position of each SKU. */
  private static final class Ledger implements VirtualPlatform.Subscriber {
    private final Map<String, Position> positions = new HashMap<>();
    private final List<AssignmentCommand> assignments = new ArrayList<>();

    @Override
    public void published(Topic topic, String key, SpecificRecord record) {
      if (record instanceof Position position) {
        positions.put(position.getSku(), position);
      } else if (record instanceof AssignmentCommand command) {
        assignments.add(command);
      }
    }
  }

  private final Ledger ledger = new Ledger();

  @Test
  void shouldAgreeWithTheLedgerAndWithItself() {
    run(
        GeneratedWorld.iowa(3, 20, DAYS),
        SiteLimits.IGNORED,
        run -> {
          assertStock(run);
          assertSums(run.costs());
          CostSummary costs = run.costs();
          assertThat(costs.days()).isEqualTo(DAYS - WARM_UP);
          assertThat(costs.allSpeeds().shipped()).isPositive();
          assertThat(costs.allSpeeds().lost()).isPositive();
          assertThat(costs.parts().get(CostPart.LOST_SALES)).isPositive();
          assertThat(run.calibration().leadTimes()).containsKeys("PURCHASE", "REPLENISH");
          assertThat(run.calibration().leadTimes().get("REPLENISH").count()).isGreaterThan(20);
          assertThat(run.calibration().capacity())
              .allSatisfy(use -> assertThat(use.days()).isEqualTo(DAYS - WARM_UP))
              .anySatisfy(use -> assertThat(use.actual()).isBetween(0.2, 2.0));
          assertThat(run.summary().sound()).isTrue();
          assertThat(run.summary().refused()).isEmpty();
        });
  }

  @Test
  void shouldAgreeWithTheLedgerWhereGoodsWaitAtTheDoors() {
    run(
        GeneratedWorld.iowa(3, 20, DAYS, 0.3, 0.3),
        SiteLimits.ENFORCED,
        run -> {
          assertStock(run);
          assertSums(run.costs());
          CostSummary costs = run.costs();
          assertThat(costs.waits().inUnits()).isPositive();
          assertThat(costs.waits().outUnits()).isPositive();
          assertThat(costs.parts().get(CostPart.OVERFLOW)).isPositive();
          assertThat(run.summary().sound()).isTrue();
          assertThat(run.summary().refused()).isEmpty();
        });
  }

  @Test
  void shouldAgreeWithTheLedgerWhereASiteIsShut() {
    Map<String, String> shut =
        Map.of("closed.node", "largest", "closed.from-day", "1", "closed.days", "3");
    World open = GeneratedWorld.iowa(3, 20, DAYS);
    Instant from = open.startAt().plus(Duration.ofDays(1 + WARM_UP));
    Instant until = from.plus(Duration.ofDays(3));
    World world = new ScenarioWorld(open, new Scenario("shut", "", shut), WARM_UP, 3);
    String node =
        world.publishedOverTime().get(from).getNodes().stream()
            .filter(n -> !n.getStatus().isEmpty())
            .findFirst()
            .orElseThrow()
            .getNode();
    run(
        world,
        SiteLimits.ENFORCED,
        run -> {
          assertStock(run);
          assertThat(ledger.assignments)
              .filteredOn(command -> command.getNode().equals(node))
              .isNotEmpty()
              .noneMatch(c -> c.getIssuedAt().isAfter(from) && c.getIssuedAt().isBefore(until));
          // The network that shuts the site comes with the prices of its day.
          assertThat(run.summary().priceVersions()).isEqualTo(1 + DAYS);
          assertThat(run.costs().waits().inUnits()).isPositive();
          assertThat(run.summary().sound()).isTrue();
          assertThat(run.summary().refused()).isEmpty();
        });
  }

  private void assertStock(SimulatedRun run) {
    long inTransit = 0;
    long units = 0;
    for (Position position : ledger.positions.values()) {
      for (NodePosition node : position.getNodes()) {
        long present = node.getOnHandUnits() + node.getReservedUnits() + node.getHeldUnits();
        assertThat(run.costSheet().onHand(position.getSku(), node.getNode()))
            .as(position.getSku() + " at " + node.getNode())
            .isEqualTo(present);
        inTransit += node.getInTransitUnits();
        units += present;
      }
    }
    assertThat(units).isGreaterThan(1000);
    assertThat(run.costSheet().inTransit()).isEqualTo(inTransit);
  }

  private static void assertSums(CostSummary costs) {
    double parts = costs.parts().values().stream().mapToDouble(v -> v).sum();
    double kinds =
        costs.kinds().values().stream()
            .flatMap(kind -> kind.values().stream())
            .mapToDouble(v -> v)
            .sum();
    double days = costs.byDay().stream().mapToDouble(v -> v).sum();
    assertThat(costs.perDay()).isPositive();
    assertThat(parts).isCloseTo(costs.perDay(), within(1e-9 * parts));
    assertThat(kinds).isCloseTo(costs.perDay(), within(1e-9 * parts));
    assertThat(days / costs.days()).isCloseTo(costs.perDay(), within(1e-9 * parts));
  }

  private void run(World world, SiteLimits limits, Consumer<SimulatedRun> check) {
    VirtualSettings virtual =
        new VirtualSettings(
            1,
            1,
            STEP.plusMinutes(5).toMillis(),
            new PricingSettings(DAILY, PricingOptions.RESPONSIVE));
    try (CoreLoop platform = new CoreLoop(virtual);
        SimulatedRun run =
            new SimulatedRun(
                platform,
                world,
                new RunSettings(STEP, DAILY, DAYS, WARM_UP, 3),
                PriceRhythm.PERIODIC,
                Behaviour.USUAL,
                PATIENCE,
                limits)) {
      platform.subscribe(ledger);
      run.run();
      check.accept(run);
    }
  }
}
