package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.measure.Seeds;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.Zone;
import org.junit.jupiter.api.Test;

/**
 * A vendor (0), a centre (1) and one to four FCs on random stock, against all ways to share out.
 */
class WantsRandomTest {
  private static final int CENTRE = 1;
  private static final int CASES = 3_000;

  @Test
  void shouldShareOutUnitsAsWellAsAnyOtherWay() {
    SplittableRandom random = Seeds.splittable(20_267);
    int scarce = 0;
    for (int i = 0; i < CASES; i++) {
      Case one = Case.random(random, false);
      List<Want> wants = one.wants(one.stock);

      double value = 0;
      double said = 0;
      long given = 0;
      for (Want want : wants) {
        if (want.purchase().isEmpty()) {
          int to = want.lane().to();
          long from = one.stock.position()[to];
          for (long unit = from; unit < from + want.units(); unit++) {
            assertThat(one.margin(to, unit)).as("case %d", i).isPositive();
            value += one.margin(to, unit);
          }
          for (Step step : want.steps()) {
            said += step.units() * step.marginPerUnitDay();
          }
          given += want.units();
        }
      }
      long free = Math.max(0, one.stock.free()[CENTRE]);
      double best = one.best(CENTRE + 1, free);
      assertThat(given).as("case %d", i).isLessThanOrEqualTo(free);
      assertThat(value).as("case %d", i).isCloseTo(best, within(1e-9));
      assertThat(said).as("case %d", i).isCloseTo(best, within(1e-9));
      scarce += given == free && free > 0 ? 1 : 0;
    }
    assertThat(scarce).as("cases in which units are scarce").isGreaterThan(CASES / 4);
  }

  @Test
  void shouldWantNothingMoreOnceWantsAreUnderWay() {
    SplittableRandom random = Seeds.splittable(20_268);
    int busy = 0;
    int sideways = 0;
    for (int i = 0; i < CASES; i++) {
      Case one = Case.random(random, true);
      List<Want> wants = one.wants(one.stock);
      assertThat(one.wants(one.after(one.stock, wants, false))).as("case %d", i).isEmpty();
      busy += wants.isEmpty() ? 0 : 1;
      sideways += wants.stream().anyMatch(w -> w.lane().kind() == LaneKind.LATERAL) ? 1 : 0;
    }
    System.out.printf("%d of %d stocks are wanted of, %d sideways%n", busy, CASES, sideways);
    assertThat(sideways).isGreaterThan(CASES / 50);
    assertThat(busy).isGreaterThan(CASES / 2);
  }

  /** What has arrived may be passed on, and that ends. */
  @Test
  void shouldComeToRestAsUnitsArrive() {
    SplittableRandom random = Seeds.splittable(20_269);
    int most = 0;
    for (int i = 0; i < CASES; i++) {
      Case one = Case.random(random, true);
      StockLevels stock = one.stock;
      int rounds = 0;
      for (List<Want> wants = one.wants(stock); !wants.isEmpty(); wants = one.wants(stock)) {
        stock = one.after(stock, wants, true);
        assertThat(++rounds).as("case %d", i).isLessThanOrEqualTo(6);
        for (long free : stock.free()) {
          assertThat(free).as("case %d", i).isNotNegative();
        }
      }
      most = Math.max(most, rounds);
    }
    System.out.printf("%d stocks came to rest, in %d rounds at most%n", CASES, most);
  }

  /** A SKU on a network: margins by node and unit, falling; levels where they reach zero. */
  private record Case(
      Network network, double[][] margins, long[] levels, StockLevels stock, SupplyRules rules) {

    static Case random(SplittableRandom random, boolean anyTerms) {
      int span = CENTRE + 2 + random.nextInt(4);
      double[][] margins = new double[span][];
      long[] levels = new long[span];
      long[] free = new long[span];
      long[] position = new long[span];
      for (int n = CENTRE; n < span; n++) {
        margins[n] = new double[4 + random.nextInt(6)];
        double margin = 8 * random.nextDouble();
        for (int k = 0; k < margins[n].length; k++) {
          margins[n][k] = margin;
          margin -= random.nextInt(4) == 0 ? 0 : 3 * random.nextDouble();
          levels[n] = margins[n][k] > 0 ? k + 1 : levels[n];
        }
        free[n] = random.nextInt(n == CENTRE ? 9 : 5);
        position[n] = free[n] + random.nextInt(3) - (free[n] == 0 ? random.nextInt(4) : 0);
      }
      VendorTerms vendor =
          VendorTerms.plain(
              0, 6, anyTerms ? 1 + random.nextInt(5) : 1, anyTerms ? 1 + random.nextInt(4) : 1);
      long pack = anyTerms ? 1 + random.nextInt(3) : 1;
      return new Case(
          network(span, anyTerms && random.nextBoolean()),
          margins,
          levels,
          new StockLevels(free, position),
          new SupplyRules(pack, List.of(vendor), true, 1, 0.01));
    }

    private static Network network(int span, boolean lateral) {
      List<Node> nodes = new ArrayList<>();
      List<Lane> lanes = new ArrayList<>();
      nodes.add(Networks.node(0, "V", NodeKind.VENDOR, 2, "R1", 7));
      nodes.add(Networks.node(CENTRE, "DC", NodeKind.DC, 1, "R1", 7));
      lanes.add(Networks.lane("V>DC", 0, CENTRE, LaneKind.PURCHASE, 10, 2));
      for (int n = CENTRE + 1; n < span; n++) {
        nodes.add(Networks.node(n, "FC" + n, NodeKind.FC, 0, "R1", 1));
        lanes.add(Networks.lane("DC>FC" + n, CENTRE, n, LaneKind.REPLENISH, 2, 0.5));
        for (int m = CENTRE + 1; lateral && m < span; m++) {
          if (m != n) {
            lanes.add(Networks.lane("FC" + n + ">FC" + m, n, m, LaneKind.LATERAL, 1, 0.2));
          }
        }
      }
      Zone zone = new Zone("Z1", "R1", ZoneOffset.UTC);
      return new Network("random", 1, Networks.terms(), nodes, List.of(zone), lanes, List.of());
    }

    /** A unit for which customers wait is worth the first one, half as much again. */
    double margin(int node, long position) {
      double[] of = margins[node];
      if (of == null) {
        return 0;
      }
      return position < 0
          ? 1.5 * Math.max(of[0], 0)
          : position < of.length ? of[(int) position] : -1;
    }

    List<Want> wants(StockLevels at) {
      Need need =
          new Need(
              levels,
              this::margin,
              (node, unit) -> 2 * margin(node, unit),
              node -> 1,
              n -> 17,
              n -> false);
      return new Wants(network).of(at, need, rules);
    }

    /** Stock once wants are on their way, or have arrived. */
    StockLevels after(StockLevels at, List<Want> wants, boolean arrived) {
      long[] free = at.free().clone();
      long[] position = at.position().clone();
      for (Want want : wants) {
        int to = want.lane().to();
        position[to] += want.units();
        free[to] += arrived ? want.units() : 0;
        if (want.purchase().isEmpty()) {
          position[want.lane().from()] -= want.units();
          free[want.lane().from()] -= want.units();
        }
      }
      return new StockLevels(free, position);
    }

    /** The most that so many units are worth to an FC and those after it, by trying all. */
    double best(int node, long left) {
      if (node == margins.length) {
        return 0;
      }
      double most = Double.NEGATIVE_INFINITY;
      double own = 0;
      for (long units = 0; units <= left; units++) {
        most = Math.max(most, own + best(node + 1, left - units));
        own += margin(node, stock.position()[node] + units);
      }
      return most;
    }
  }
}
