package org.echelon.simulation.gym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GymWorldTest {
  private final Random random = new Random(20_260_513);

  private static List<GymScenario> scenarios() {
    return GymScenarios.all();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("scenarios")
  void shouldNeitherMakeNorLoseUnits(GymScenario scenario) {
    GymWorld world = new GymWorld(scenario);
    PoissonDraws draws = new PoissonDraws(new Pcg64(1));
    double before = units(world);
    double bought = 0;
    double sold = 0;
    while (!world.isOver()) {
      int now = world.period();
      world.step(orders(world), draws);
      for (int a = 0; a < world.network().links().size(); a++) {
        bought += world.network().links().get(a).isRaw() ? world.shipped(now, a) : 0;
      }
      sold += world.sold(now);
      assertThat(units(world)).isCloseTo(before + bought - sold, within(1e-6));
    }
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("scenarios")
  void shouldEarnWhatThePlacesEarnWhoPayOneAnother(GymScenario scenario) {
    GymWorld world = new GymWorld(scenario);
    PoissonDraws draws = new PoissonDraws(new Pcg64(2));
    double total = 0;
    while (!world.isOver()) {
      int now = world.period();
      double earned = world.step(orders(world), draws);
      assertThat(earned).isCloseTo(byPlaces(world, now), within(1e-6));
      total += earned;
    }
    assertThat(world.profit()).isCloseTo(total, within(1e-6));
  }

  @Test
  void shouldKeepFactoriesToTheirCapacityAndStocksAboveZero() {
    GymWorld world = new GymWorld(GymScenarios.all().get(0));
    PoissonDraws draws = new PoissonDraws(new Pcg64(3));
    while (!world.isOver()) {
      int now = world.period();
      world.step(orders(world), draws);
      for (int n = 0; n < world.network().nodes().size(); n++) {
        assertThat(world.onHand(n)).isNotNegative();
        assertThat(shippedBy(world, now, n))
            .isLessThanOrEqualTo(world.network().nodes().get(n).capacity());
      }
    }
  }

  @Test
  void shouldLoseGoodwillAfterAPeriodThatEndedShortAndRegainIt() {
    GymScenario scenario = scenario("serial/trend+season/goodwill/lost");
    GymWorld world = new GymWorld(scenario);
    double[] none = new double[scenario.network().links().size()];

    world.step(none, 150);
    assertThat(world.unmet(0)).isEqualTo(50);
    world.step(none, 0);
    assertThat(world.sentiment()).isEqualTo(0.9);
    assertThat(world.waiting()).isZero();
    world.step(none, 0);
    assertThat(world.sentiment()).isEqualTo(0.9 * 1.01);
  }

  @Test
  void shouldLetCustomersWaitWhereTheyDo() {
    GymWorld world = new GymWorld(scenario("serial/stationary/backlog"));
    double[] fill = {100, 0, 0};

    world.step(fill, 150);
    assertThat(world.waiting()).isEqualTo(50);
    for (int t = 1; t < 5; t++) {
      world.step(new double[3], 0);
    }

    assertThat(world.waiting()).isZero();
    assertThat(world.sold(4)).isEqualTo(50);
    assertThat(world.onHand(0)).isEqualTo(50);
  }

  private static GymScenario scenario(String id) {
    return GymScenarios.all().stream().filter(one -> one.id().equals(id)).findAny().orElseThrow();
  }

  private double[] orders(GymWorld world) {
    return random.doubles(world.network().links().size(), -5, 60).toArray();
  }

  private static double units(GymWorld world) {
    double units = 0;
    for (int n = 0; n < world.network().nodes().size(); n++) {
      units += world.onHand(n);
    }
    for (int a = 0; a < world.network().links().size(); a++) {
      units += world.onTheWay(a);
    }
    return units;
  }

  private static double shippedBy(GymWorld world, int period, int node) {
    double shipped = 0;
    for (int a = 0; a < world.network().links().size(); a++) {
      GymLink link = world.network().links().get(a);
      shipped += link.supplier() == node ? world.shipped(period, a) : 0;
    }
    return shipped;
  }

  /** The published accounts: each place is paid for what it ships and pays for what it orders. */
  private static double byPlaces(GymWorld world, int period) {
    GymNetwork network = world.network();
    double total = network.sellingPrice() * world.sold(period);
    total -= network.penalty() * world.unmet(period);
    for (int n = 0; n < network.nodes().size(); n++) {
      GymNode node = network.nodes().get(n);
      double earned = -node.holding() * world.onHand(n);
      earned -= node.operating() * shippedBy(world, period, n);
      for (int a = 0; a < network.links().size(); a++) {
        GymLink link = network.links().get(a);
        double paid = link.price() * world.shipped(period, a);
        earned += link.supplier() == n ? paid : 0;
        earned -= link.buyer() == n ? paid + link.transit() * world.onTheWay(a) : 0;
      }
      total += earned;
    }
    return total;
  }
}
