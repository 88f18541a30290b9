package org.echelon.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.echelon.demand.DemandProfile;
import org.echelon.experiment.Assignment;
import org.echelon.experiment.Lab;
import org.echelon.experiment.SkuTraits;
import org.echelon.measure.RingNetwork;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuPlanner;
import org.junit.jupiter.api.Test;

class LabPlannerTest {
  private static final NetworkTerms TERMS = NetworkTerms.of(RingNetwork.build());
  private static final PriceView FREE = PriceView.none(TERMS.span());
  private static final List<SkuTraits> SKUS =
      IntStream.range(0, 8).mapToObj(i -> new SkuTraits("S" + i, 1, 1)).toList();
  private static final Lab LAB =
      Lab.of(
          Map.of(
              "id", "a",
              "treatment", "rationed",
              "design", "PAIRWISE",
              "blockDays", 7,
              "startOn", "2026-05-04",
              "endOn", "2026-05-17"));

  private final Assignment assignment = Assignment.of(LAB, SKUS);
  private final LabPlanner lab =
      new LabPlanner(assignment, rationed(), new DemandFactor(rationed(), 3));

  @Test
  void shouldPlanEachSkuByTheSideItIsOnInTheBlock() {
    for (int block = -1; block < 2; block++) {
      lab.turns(at("2026-05-04") + block * 7 * 86_400_000L);
      for (SkuTraits sku : SKUS) {
        SkuPlanner side =
            assignment.treated(sku.sku(), block) ? new DemandFactor(rationed(), 3) : rationed();
        assertThat(level(lab, sku)).as("%s in %d", sku, block).isEqualTo(level(side, sku));
      }
    }
    assertThat(level(new DemandFactor(rationed(), 3), SKUS.get(0)))
        .isGreaterThan(level(rationed(), SKUS.get(0)));
  }

  @Test
  void shouldTurnAtTheStartOfABlockAndAtTheEnd() {
    assertThat(lab.turns(at("2026-05-03"))).isFalse();
    assertThat(lab.turns(at("2026-05-04"))).isTrue();
    assertThat(lab.turns(at("2026-05-10"))).isFalse();
    assertThat(lab.turns(at("2026-05-11"))).isTrue();
    assertThat(lab.turns(at("2026-05-18"))).isTrue();
    assertThat(lab.turns(at("2026-05-19"))).isFalse();
  }

  private static long level(SkuPlanner planner, SkuTraits sku) {
    ItemTerms item = new ItemTerms(sku.sku(), 1, sku.unitCube(), 0.01, 12, 1, new boolean[0]);
    double[] rates = new double[8 * Speed.COUNT];
    Arrays.fill(rates, 0.2);
    SkuPlan plan = planner.plan(TERMS, item, new DemandProfile(1, rates, 1.5, 0), FREE, null);
    return IntStream.range(0, plan.span()).mapToLong(plan::levelUnits).sum();
  }

  private static SkuPlanner rationed() {
    return Policies.RATIONED.planners().get();
  }

  private static long at(String day) {
    return Instant.parse(day + "T00:00:00Z").toEpochMilli();
  }
}
