package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Region;
import org.echelon.network.RegionPolicy;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.PriceView;
import org.junit.jupiter.api.Test;

/** FC-A serves its own Z1 for 3.60 and Z2 for 5.20; FC-B the other way round. */
class RegionOutlookTest {
  private static final Network NATIONAL = Networks.chain();
  private static final Network REGIONAL = NATIONAL.with(new RegionPolicy(NATIONAL.regions(), 6));

  @Test
  void shouldTellWhereStockGoesWhenRegionsKeepToThemselves() {
    RegionOutlook outlook =
        new RegionOutlook(NATIONAL, REGIONAL, (node, zone) -> node == zone + 2 ? 10 : 500);
    double[] rates = new double[2 * Speed.COUNT];
    rates[Speed.NEXT_DAY.ordinal()] = 2;
    rates[Speed.COUNT + Speed.NEXT_DAY.ordinal()] = 0.05;
    ItemTerms item = new ItemTerms("MUG", 1, 2, 0.4, 14, 1, new boolean[0]);

    // when
    outlook.add(item, new DemandProfile(1, rates, 1.3, 0.2), PriceView.none(4));

    RegionOutlook.Figures now = outlook.now();
    RegionOutlook.Figures then = outlook.then();
    assertThat(outlook.skus()).isEqualTo(1);
    assertThat(now.inRegionShare()).as("too little demand in the west").isLessThan(1);
    assertThat(then.inRegionShare()).isGreaterThan(now.inRegionShare());
    assertThat(then.shippingPerUnit())
        .as("nobody is paid the amount")
        .isCloseTo(5.2 - 1.6 * then.inRegionShare(), within(1e-9));
    assertThat(then.kmPerUnit()).isCloseTo(500 - 490 * then.inRegionShare(), within(1e-9));
    assertThat(then.keptShare()).as("all of them").isCloseTo(then.inRegionShare(), within(1e-12));
    assertThat(now.keptShare()).isCloseTo(now.inRegionShare(), within(1e-12));
    assertThat(then.levelUnits()).isGreaterThanOrEqualTo(now.levelUnits());
    assertThat(then.servedShare()).isBetween(0.9, 1.0);
  }

  @Test
  void shouldTellCustomersOfASwitchedRegionApart() {
    Region drawn = new Region("WEST", Set.of("FC-B"), Set.of("Z1"));
    Network west = NATIONAL.with(new RegionPolicy(List.of(drawn), 6));
    RegionOutlook outlook = new RegionOutlook(NATIONAL, west, (node, zone) -> Double.NaN);
    double[] rates = new double[2 * Speed.COUNT];
    rates[Speed.NEXT_DAY.ordinal()] = 2;
    rates[Speed.COUNT + Speed.NEXT_DAY.ordinal()] = 2;
    ItemTerms item = new ItemTerms("MUG", 1, 2, 0.4, 14, 1, new boolean[0]);

    // when
    outlook.add(item, new DemandProfile(1, rates, 1.3, 0.2), PriceView.none(4));

    assertThat(outlook.now().keptShare()).as("Z1 is nearer to FC-A").isLessThan(0.1);
    assertThat(outlook.then().keptShare()).isGreaterThan(0.9);
    assertThat(outlook.then().inRegionShare())
        .as("regions of the network")
        .isLessThan(outlook.now().inRegionShare());
    RegionOutlook none = new RegionOutlook(NATIONAL, NATIONAL, (node, zone) -> Double.NaN);
    none.add(item, new DemandProfile(1, rates, 1.3, 0.2), PriceView.none(4));
    assertThat(none.then().keptShare()).isNaN();
  }
}
