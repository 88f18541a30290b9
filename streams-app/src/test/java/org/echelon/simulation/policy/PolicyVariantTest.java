package org.echelon.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.echelon.demand.DemandProfile;
import org.echelon.experiment.Treatment;
import org.echelon.measure.RingNetwork;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.junit.jupiter.api.Test;

/** A policy with settings plans as they say. */
class PolicyVariantTest {
  private static final NetworkTerms TERMS = NetworkTerms.of(RingNetwork.build());
  private static final ItemTerms ITEM = new ItemTerms("MUG", 1, 4, 0.01, 20, 1, new boolean[0]);

  @Test
  void shouldPlanAsTheLivePlannerOnlyWithoutSettings() {
    assertThat(variant("echelon", Map.of()).plansAsLive()).isTrue();
    assertThat(variant("echelon", Map.of("prices", "none")).plansAsLive()).isFalse();
    assertThat(variant("unpriced", Map.of()).plansAsLive()).isFalse();
  }

  @Test
  void shouldHoldMoreForMoreDemandAndForHigherTargets() {
    long usual = units(variant("base-stock", Map.of()), priced(0));

    assertThat(units(variant("base-stock", Map.of("demand", "2")), priced(0))).isGreaterThan(usual);
    assertThat(units(variant("base-stock", Map.of("fast", "0.999")), priced(0)))
        .isGreaterThan(usual);
  }

  @Test
  void shouldNotSeePricesWhereItIsToldSo() {
    long free = units(variant("echelon", Map.of()), priced(0));

    assertThat(units(variant("echelon", Map.of()), priced(0.2))).isLessThan(free);
    assertThat(units(variant("echelon", Map.of("prices", "none")), priced(0.2))).isEqualTo(free);
    assertThat(units(variant("unpriced", Map.of()), priced(0.2))).isEqualTo(free);
  }

  @Test
  void shouldSayWhatItDoesNotKnow() {
    assertThatThrownBy(() -> variant("best", Map.of())).hasMessageContaining("rationed");
    assertThatThrownBy(() -> variant("echelon", Map.of("fast", "0.9")))
        .hasMessageContaining("[demand, prices]");
    assertThatThrownBy(() -> variant("rationed", Map.of("fast", "9"))).hasMessageContaining("9.0");
    assertThatThrownBy(() -> variant("rationed", Map.of("prices", "low")))
        .hasMessageContaining("live, none or first");
  }

  private static PolicyVariant variant(String policy, Map<String, String> settings) {
    return PolicyVariant.of(new Treatment(policy, settings));
  }

  private static PriceView priced(double storage) {
    double[] perCubeDay = new double[TERMS.span()];
    Arrays.fill(perCubeDay, storage);
    return new PriceView(1, perCubeDay, new double[TERMS.span()]);
  }

  private static long units(PolicyVariant variant, PriceView prices) {
    double[] rates = new double[8 * Speed.COUNT];
    Arrays.fill(rates, 0.5);
    DemandProfile demand = new DemandProfile(1, rates, 1.5, 0.2);
    SkuPlan plan = variant.planner().plan(TERMS, ITEM, demand, prices, null);
    long units = 0;
    for (int n = 0; n < plan.span(); n++) {
      units += plan.levelUnits(n);
    }
    return units;
  }
}
