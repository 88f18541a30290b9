package org.echelon.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** FC-A and zone Z1 lie in R1, FC-B and zone Z2 in R2; each ships to both zones. */
class RegionPolicyTest {
  private static final Network NATIONAL = Networks.chain();
  private static final List<Region> REGIONS = NATIONAL.regions();

  @Test
  void shouldNameTheRegionsOfNodesAndZones() {
    assertThat(REGIONS)
        .containsExactly(
            new Region("R1", Set.of("V", "DC", "FC-A"), Set.of("Z1")),
            new Region("R2", Set.of("FC-B"), Set.of("Z2")));
  }

  @Test
  void shouldChargeOnlyZonesOfRegionsThatKeepToThemselves() {
    assertThat(costs(List.of())).containsExactly(3.6, 5.2, 5.2, 3.6);
    assertThat(costs(List.of(REGIONS.get(1)))).containsExactly(3.6, 5.2, 7.2, 3.6);
    assertThat(costs(REGIONS)).containsExactly(3.6, 7.2, 7.2, 3.6);
  }

  @Test
  void shouldServeAZoneFromAnyRegionThatHoldsIt() {
    List<Region> overlapping =
        List.of(
            new Region("WEST", Set.of("FC-A"), Set.of("Z1")),
            new Region("ALL", Set.of("FC-B"), Set.of("Z1", "Z2")));

    assertThat(costs(overlapping)).containsExactly(3.6, 5.2, 7.2, 3.6);
  }

  @Test
  void shouldTellWhoLiesOutside() {
    RegionPolicy west = new RegionPolicy(List.of(REGIONS.get(1)), 0);
    Node inside = NATIONAL.node(NATIONAL.ordinal("FC-B"));
    Node outside = NATIONAL.node(NATIONAL.ordinal("FC-A"));
    Zone kept = NATIONAL.zones().get(NATIONAL.zone("Z2"));
    Zone other = NATIONAL.zones().get(NATIONAL.zone("Z1"));

    assertThat(west.holds(kept)).isTrue();
    assertThat(west.holds(other)).isFalse();
    assertThat(west.outside(outside, kept)).as("whatever the amount").isTrue();
    assertThat(west.outside(inside, kept)).isFalse();
    assertThat(west.outside(inside, other)).as("nobody keeps Z1").isFalse();
  }

  /** Of a unit for next day to Z1 from FC-A and FC-B, and to Z2 from the same. */
  private static double[] costs(List<Region> kept) {
    ServiceCosts costs = ServiceCosts.of(NATIONAL.with(new RegionPolicy(kept, 2)));
    int next = Speed.NEXT_DAY.ordinal();
    return new double[] {
      costs.cost(next, 0, 0),
      costs.cost(next, 1, 0),
      costs.cost(Speed.COUNT + next, 0, 0),
      costs.cost(Speed.COUNT + next, 1, 0)
    };
  }
}
