package org.echelon.planning.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 10,000 items come from 100 places, a unit of each a day, to 10 sites; a truck holds 100. */
class LaneDesignTest {
  private static final double TRUCK = 100;

  @Test
  void shouldSendTenTimesTheTrucksWhereEverySiteKeepsEveryItem() {
    // when
    LaneDesign all = LaneDesign.direct(List.of(new LaneDesign.Group(100, 10, 10_000)));
    LaneDesign regional =
        LaneDesign.direct(Collections.nCopies(10, new LaneDesign.Group(10, 1, 1_000)));

    assertThat(all.lanes()).isEqualTo(1_000);
    assertThat(all.trucks(TRUCK)).isEqualTo(1_000);
    assertThat(all.fill(TRUCK)).isCloseTo(0.1, within(1e-12));
    assertThat(regional.lanes()).isEqualTo(100);
    assertThat(regional.trucks(TRUCK)).isEqualTo(100);
    assertThat(regional.fill(TRUCK)).isCloseTo(1, within(1e-12));
  }

  @Test
  void shouldRoundTrucksUpLaneByLane() {
    LaneDesign lanes = new LaneDesign(List.of(0.0, 1.0, 100.0, 101.0));

    assertThat(lanes.trucks(TRUCK)).isEqualTo(5);
    assertThat(lanes.fill(TRUCK)).isCloseTo(202 / 500.0, within(1e-12));
  }

  @Test
  void shouldHandToACarrierWhatDoesNotPayForATruck() {
    LaneTerms terms = new LaneTerms(2500, 500, 1, 0.25);

    assertThat(terms.direct(499)).isFalse();
    assertThat(terms.cost(499)).isEqualTo(499);
    assertThat(terms.direct(500)).isTrue();
    assertThat(terms.cost(2500)).isEqualTo(500);
    assertThat(terms.cost(2501)).isEqualTo(1000);
  }
}
