package org.echelon.simulation.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.echelon.textbook.TransportProgram;
import org.junit.jupiter.api.Test;

/** Worlds, policies and the scheme of rounding, on a small scale. */
class RoutingComparisonTest {
  private static final RoutingSettings SMALL = new RoutingSettings(5, 20, 20, 10, 7, 60, 1.0);

  private static final List<RoutingContender> ALL = List.of(RoutingContender.values());

  @Test
  void shouldDrawEqualWorldsFromEqualSeeds() {
    RoutingWorld one = RoutingWorld.draw(SMALL, 3);
    RoutingWorld same = RoutingWorld.draw(SMALL, 3);

    assertThat(same.stock).isDeepEqualTo(one.stock);
    assertThat(same.orders()).isEqualTo(one.orders()).isNotEmpty();
    assertThat(Arrays.stream(one.typeChance).sum()).isCloseTo(1, within(1e-9));
    assertThat(Arrays.stream(one.classChance).sum()).isCloseTo(1, within(1e-9));
    assertThat(RoutingWorld.draw(SMALL, 4).orders()).isNotEqualTo(one.orders());
  }

  @Test
  void shouldPlayEveryPolicyAboveTheBoundAndAlikeEachTime() {
    RoutingEffort effort = RoutingEffort.slight();

    // when
    RoutingComparison.Trial trial = RoutingComparison.trial(SMALL, 3, effort, ALL, () -> 0);

    RoutingComparison.Trial again = RoutingComparison.trial(SMALL, 3, effort, ALL, () -> 0);
    for (RoutingContender contender : RoutingContender.values()) {
      Played played = trial.played(contender);
      assertThat(played.cost()).as(contender.label()).isGreaterThan(trial.clairvoyant().bound());
      assertThat(again.played(contender).cost()).isEqualTo(played.cost());
      assertThat(played.parcels()).isBetween(played.shipped(), played.lines() - played.lost());
    }
    assertThat(trial.clairvoyant().plan()).isGreaterThan(trial.clairvoyant().bound());
    RoutingComparison one = new RoutingComparison(List.of(trial));
    assertThat(one.closed(RoutingContender.MYOPIC).mean()).isZero();
    assertThat(one.closed(RoutingContender.OURS).mean()).isGreaterThan(0.1);
  }

  @Test
  void shouldFindTransportPricesWithinTheRangeOfOptimalOnes() {
    RoutingWorld world = RoutingWorld.draw(new RoutingSettings(4, 6, 6, 3, 5, 20, 0.9), 2);

    // when
    double[][] prices = new TransportDuals(world).at(0, world.stock);

    double[] perOrder = world.unitsPerOrder();
    for (int i = 0; i < world.items(); i++) {
      double units = 5 * 20 * perOrder[i];
      double[] demand = Arrays.stream(world.classChance).map(p -> p * units).toArray();
      double[][] cost = new double[world.facilities()][world.classes()];
      for (int c = 0; c < demand.length; c++) {
        for (int f = 0; f < cost.length; f++) {
          cost[f][c] = world.lineCost[RoutingWorld.meanRow(c)][f] + world.parcel(c)[f];
        }
      }
      double[] supply = Arrays.stream(world.stock[i]).asDoubleStream().toArray();
      TransportProgram program = new TransportProgram(supply, demand, cost, world.lostCost[i]);
      for (int f = 0; f < supply.length; f++) {
        TransportProgram.Range range = program.worth(f);
        assertThat(prices[i][f]).isBetween(range.least() - 1e-5, range.greatest() + 1e-5);
      }
    }
  }

  @Test
  void shouldKeepTheChancesOfEveryLineAndUseFewFacilities() {
    float[][] chance = {{0.6f, 0.3f, 0.1f}, {0.2f, 0.8f, 0}, {0.5f, 0.25f, 0.25f}};
    int draws = 200_000;
    double[][] drawn = new double[3][3];
    double apart = 0;
    CorrelatedRounding rounding = new CorrelatedRounding(new SplittableRandom(9));
    int[] chosen = new int[3];
    for (int n = 0; n < draws; n++) {
      // when
      rounding.draw(3, chance, chosen);

      for (int i = 0; i < 3; i++) {
        drawn[i][chosen[i]] += 1.0 / draws;
      }
      apart += Arrays.stream(chosen).distinct().count() / (double) draws;
    }
    double independent = 0;
    for (int k = 0; k < 3; k++) {
      double none = 1;
      for (int i = 0; i < 3; i++) {
        none *= 1 - chance[i][k];
        assertThat(drawn[i][k]).isCloseTo(chance[i][k], within(0.006));
      }
      independent += 1 - none;
    }
    assertThat(apart).isLessThan(independent - 0.2);
  }
}
