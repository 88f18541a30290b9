package org.echelon.simulation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoliciesTest {

  @Test
  void shouldFindEachByItsName() {
    for (Policies policy : Policies.values()) {
      assertThat(Policies.named(policy.label())).contains(policy);
      assertThat(policy.description()).isNotBlank();
      assertThat(policy.planners().get()).isNotSameAs(policy.planners().get());
    }
    assertThat(Policies.names())
        .containsExactly(
            "echelon",
            "price-weeks",
            "first-choice",
            "unpriced",
            "stationary",
            "base-stock",
            "rationed",
            "tuned",
            "s-S",
            "guaranteed",
            "rolling-lp");
    assertThat(Policies.named("none")).isEmpty();
  }

  @Test
  void shouldPriceWhereAPolicyReadsPrices() {
    assertThat(Policies.ECHELON.rhythmName()).isEqualTo("asked");
    assertThat(Policies.STATIONARY.rhythmName()).isEqualTo("once");
    assertThat(Policies.PRICE_WEEKS.rhythmName()).isEqualTo("asked");
    assertThat(Policies.UNPRICED.rhythmName()).isEqualTo("never");
    assertThat(Policies.RATIONED.rhythmName()).isEqualTo("never");
  }

  @Test
  void shouldHavePricesByWeekInOnePolicyAlone() {
    assertThat(Policies.values())
        .filteredOn(Policies::pricesByWeek)
        .containsExactly(Policies.PRICE_WEEKS);
  }
}
