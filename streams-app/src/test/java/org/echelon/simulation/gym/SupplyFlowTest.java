package org.echelon.simulation.gym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupplyFlowTest {
  private static final int PERIODS = 12;

  @Test
  void shouldHoldTheLevelWhereAUnitMoreIsWorthNothing() {
    // one period, one place that can be filled at once for 1 a unit
    GymNetwork network = shop(1.0);
    GymScenario scenario = scenario(network, false);
    double[] mean = {100};
    double[] deviation = {10};
    SupplyFlow plan =
        new SupplyFlow(new GymWorld(scenario), new ShopOutlook(mean, deviation, new double[] {0}));

    // sells at 2, short costs 0.1, holding 0.03: P(short) of the last unit is 1.03 / 2.13
    double z = (plan.orders(0)[0] - 100) / 10;
    assertThat(SupplyFlow.beyond(z)).isCloseTo(1.03 / 2.13, within(0.1));
    assertThat(plan.level(0)).isCloseTo(10 * z, within(1e-9));
    assertThat(plan.shopPrice(0)).isCloseTo(1.0, within(1e-9));
  }

  @Test
  void shouldHoldMoreWhereEndingShortCostsMore() {
    GymWorld world = new GymWorld(scenario(shop(1.0), true));
    double[] mean = {100};
    double[] deviation = {10};
    SupplyFlow plain = new SupplyFlow(world, new ShopOutlook(mean, deviation, new double[] {0}));
    SupplyFlow dear = new SupplyFlow(world, new ShopOutlook(mean, deviation, new double[] {50}));

    assertThat(dear.orders(0)[0]).isGreaterThan(plain.orders(0)[0] + 5);
  }

  @Test
  void shouldTakeAYieldAsAChangeOfUnits() {
    double[] demand = new double[PERIODS];
    Arrays.fill(demand, 40);
    double whole = played(chain(1, 200, 0.5, 0.010, 0.020), demand);
    double halved = played(chain(0.5, 400, 0.25, 0.005, 0.020), demand);

    assertThat(halved).isCloseTo(whole, within(1e-6));
    assertThat(whole).isPositive();
  }

  @Test
  void shouldRefuseAYieldBehindAnotherPlace() {
    GymNode place = new GymNode(2, 0, 0.01, 50, 0, 0.5);
    List<GymLink> links =
        List.of(
            new GymLink(1, 0, 1, 1.5, 0),
            new GymLink(2, 1, 1, 1, 0),
            new GymLink(GymLink.RAW, 2, 0, 0.5, 0));
    GymNetwork network =
        new GymNetwork(
            "chain",
            List.of(GymNode.store(1, 50, 0.03), place, GymNode.store(3, 50, 0.01)),
            links,
            0,
            2,
            0.1);
    GymWorld world = new GymWorld(scenario(network, true));

    assertThatThrownBy(() -> new SupplyFlow(world, ShopOutlook.certain(new double[PERIODS])))
        .hasMessageContaining("node 2 has a yield");
  }

  private static double played(GymNetwork network, double[] demand) {
    GymWorld world = new GymWorld(scenario(network, true));
    SupplyFlow plan = new SupplyFlow(world, ShopOutlook.certain(demand));
    for (int t = 0; t < PERIODS; t++) {
      world.step(plan.orders(t), demand[t]);
    }
    return world.profit();
  }

  private static GymScenario scenario(GymNetwork network, boolean backlog) {
    return new GymScenario("test", network, GymDemand.stationary(20), backlog, PERIODS);
  }

  private static GymNetwork shop(double price) {
    return new GymNetwork(
        "shop",
        List.of(GymNode.store(1, 0, 0.03)),
        List.of(new GymLink(GymLink.RAW, 0, 0, price, 0)),
        0,
        2,
        0.1);
  }

  /** A factory of one yield and its shop. */
  private static GymNetwork chain(
      double yield, double stock, double price, double held, double operating) {
    GymNode factory = new GymNode(2, stock, held, 60, operating * yield, yield);
    return new GymNetwork(
        "chain",
        List.of(GymNode.store(1, 80, 0.03), factory),
        List.of(new GymLink(1, 0, 2, 1, 0.01), new GymLink(GymLink.RAW, 1, 1, price, 0)),
        0,
        2,
        0.1);
  }
}
