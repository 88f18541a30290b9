package org.echelon.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.control.PlanningPart;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.echelon.producers.outside.CoupledPlatform;
import org.echelon.producers.run.PriceRhythm;
import org.echelon.producers.run.RunSettings;
import org.echelon.producers.run.SimulatedRun;
import org.echelon.producers.run.SimulationSummary;
import org.echelon.producers.world.Us8World;
import org.echelon.simulation.CoreLoop;
import org.echelon.simulation.DecisionHash;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.simulation.VirtualSettings;
import org.echelon.state.ComparedDay;
import org.echelon.state.ExternalComparison;
import org.echelon.state.Position;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** Another planner does a part of the planning on the production topologies for eight days. */
class CoupledPlannersTest {
  private static final Duration STEP = Duration.ofHours(2);
  private static final Duration PRICES = Duration.ofHours(24);
  private static final long SEED = 11;
  private static final int DAYS = 8;

  @Test
  void shouldPlaceWhatAnotherPlannerBuys() {
    Told told = run(new TopologyLoop(settings()), PlanningPart.BUYING);

    assertSound(told);
    assertThat(told.purchases).as("of the other planner alone").isNotEmpty();
    assertThat(told.purchases).allMatch(id -> id.startsWith("X-"));
    assertThat(told.transfers).as("ours alone").isNotEmpty();
    assertThat(told.transfers).noneMatch(id -> id.startsWith("X-"));
    assertThat(told.compared()).isEqualTo(told.purchases.size());
    assertThat(run(new CoreLoop(settings()), PlanningPart.BUYING).fingerprint)
        .as("the core on one thread decides the same")
        .isEqualTo(told.fingerprint);
  }

  @Test
  void shouldBuyForWhatAnotherPlannerPlaces() {
    Told told = run(new CoreLoop(settings()), PlanningPart.PLACEMENT);

    assertSound(told);
    assertThat(told.purchases).isNotEmpty().noneMatch(id -> id.startsWith("X-"));
    assertThat(told.transfers).isNotEmpty().allMatch(id -> id.startsWith("X-"));
  }

  @Test
  void shouldOnlyLookOnWhereAnotherPlannerDoesBoth() {
    Told told = run(new CoreLoop(settings()), PlanningPart.BOTH);

    assertSound(told);
    assertThat(told.purchases).isNotEmpty().allMatch(id -> id.startsWith("X-"));
    assertThat(told.transfers).isNotEmpty().allMatch(id -> id.startsWith("X-"));
    assertThat(told.summary.assignments()).as("orders are routed by us").isPositive();
  }

  private static void assertSound(Told told) {
    assertThat(told.summary.sound()).isTrue();
    assertThat(told.summary.refused()).isEmpty();
    assertThat(told.purchases).doesNotHaveDuplicates();
    assertThat(told.transfers).doesNotHaveDuplicates();
    assertThat(told.expected).as("units of the other planner on their way").isPositive();
  }

  private static VirtualSettings settings() {
    return new VirtualSettings(
        1,
        1,
        STEP.plusMinutes(5).toMillis(),
        new PricingSettings(PRICES, PricingOptions.RESPONSIVE));
  }

  private static Told run(VirtualPlatform platform, PlanningPart part) {
    Told told = new Told();
    DecisionHash hash = new DecisionHash();
    try (CoupledPlatform coupled = new CoupledPlatform(platform, part);
        SimulatedRun run =
            new SimulatedRun(
                coupled,
                new Us8World(SEED, 24, DAYS),
                new RunSettings(STEP, PRICES, DAYS, 1, SEED),
                PriceRhythm.PERIODIC)) {
      coupled.subscribe(told);
      coupled.subscribe(hash);
      told.summary = run.run();
      told.fingerprint = hash.hex();
    }
    return told;
  }

  /** What was published. */
  private static final class Told implements VirtualPlatform.Subscriber {
    private final List<String> purchases = new ArrayList<>();
    private final List<String> transfers = new ArrayList<>();
    private final Map<String, ExternalComparison> comparisons = new HashMap<>();
    private SimulationSummary summary;
    private String fingerprint;
    private long expected;

    @Override
    public void published(Topic topic, String key, SpecificRecord record) {
      if (record instanceof PurchaseCommand command && command.getRevision() == 1) {
        purchases.add(command.getCommandId());
      } else if (record instanceof TransferCommand command && command.getRevision() == 1) {
        transfers.add(command.getCommandId());
      } else if (record instanceof ExternalComparison comparison) {
        comparisons.put(key, comparison);
      } else if (record instanceof Position position) {
        position
            .getPurchases()
            .forEach(open -> expect(open.getCommandId(), open.getOnOrderUnits()));
        position.getTransfers().forEach(open -> expect(open.getCommandId(), 1));
      }
    }

    private void expect(String id, long units) {
      expected += id.startsWith("X-") ? units : 0;
    }

    private int compared() {
      return comparisons.values().stream()
          .flatMap(comparison -> comparison.getRows().stream())
          .mapToInt(ComparedDay::getDecisions)
          .sum();
    }
  }
}
