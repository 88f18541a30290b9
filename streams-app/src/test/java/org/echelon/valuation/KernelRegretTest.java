package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.network.Capacity;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.valuation.LostSalesSimulation.Case;
import org.junit.jupiter.api.Test;

/**
 * What the kernel's level of one stream costs more than the best level of a simulation of 40,000
 * days, the same demand and lead times for every level; seed 17.
 */
class KernelRegretTest {
  private static final int DAYS = 40_000;
  private static final int SEED = 17;

  @Test
  void shouldSizeShortTimesWithinAFewPercentOfTheBest() {
    double[][] money = {{5, 0.01}, {0.5, 0.01}, {1, 0.02}, {5, 0.02}};
    double[] ratios = {1, 3, 2, 1.5};
    List<Case> cases = new ArrayList<>();
    for (double rate : new double[] {0.05, 0.3, 2, 10}) {
      for (double lead : new double[] {3, 14}) {
        for (int review : new int[] {1, 7}) {
          int i = cases.size();
          double[] cost = money[(i + i / 4) % 4];
          double ratio = ratios[(i + i / 8) % 4];
          cases.add(new Case(rate, ratio, lead, 0, review, cost[0], cost[1], true));
        }
      }
    }
    assertThat(cases).hasSize(16);

    Regret regret = regret(cases, true);

    System.out.println("regret of the kernel's level, 16 cases, seed " + SEED + ": " + regret);
    assertThat(regret.mean()).isLessThan(0.01);
    // the one case above 6% chooses 2 units where 1 is best
    assertThat(regret.worst()).isLessThan(0.09);
    assertThat(regret.worstOfMoreThanTwoUnits()).isLessThan(0.03);
  }

  /** Times of vendors (cv 0.59 as in real purchase orders), none of which the rule was made on. */
  @Test
  void shouldSizeLongVendorTimesThatOrdersOvertakeEachOtherIn() {
    List<Case> cases = new ArrayList<>();
    for (double rate : new double[] {0.05, 0.5, 5}) {
      for (double lead : new double[] {30, 60, 100}) {
        for (double lost : new double[] {1, 5}) {
          double ratio = lost == 1 ? 2 : 5;
          cases.add(new Case(rate, ratio, lead, 0.59 * lead, 7, lost, 0.01, true));
        }
      }
    }

    Regret regret = regret(cases, true);
    Regret inSequence = regret(cases, false);

    System.out.println(
        "regret, vendors' times, seed "
            + SEED
            + ": "
            + regret
            + ", as if in sequence "
            + inSequence);
    assertThat(regret.mean()).isLessThan(0.01);
    assertThat(regret.worstOfMoreThanTwoUnits()).isLessThan(0.05);
    assertThat(inSequence.mean()).isGreaterThan(5 * regret.mean());
  }

  /** Mean and worst cost above the best, as shares of the best. */
  private record Regret(double mean, double worst, double worstOfMoreThanTwoUnits) {}

  private static Regret regret(List<Case> cases, boolean ordersCross) {
    double sum = 0;
    double worst = 0;
    double worstLarge = 0;
    for (Case at : cases) {
      int level = level(at, ordersCross);
      double regret = new LostSalesSimulation(at, DAYS, SEED).regret(level);
      sum += regret;
      worst = Math.max(worst, regret);
      worstLarge = level > 2 ? Math.max(worstLarge, regret) : worstLarge;
    }
    return new Regret(sum / cases.size(), worst, worstLarge);
  }

  private static int level(Case at, boolean ordersCross) {
    DemandStreams streams = new DemandStreams();
    streams.add(at.perLost(), at.rate());
    LadderKernel kernel = new LadderKernel(LadderKernel.MOST_LEVELS);
    kernel.size(
        NetworkTerms.of(network(at)),
        0,
        new ItemTerms("A", 1, 0, at.perUnitDay(), 99, 1, new boolean[0]),
        new DemandSpread(at.rate(), at.varianceToMean(), 0, 1, ordersCross),
        streams,
        0,
        0);
    NodeLadder ladder = kernel.freeze(-1, 1);
    return ladder == null ? 0 : ladder.bestLevels(0, 0) * ladder.lot();
  }

  private static Network network(Case at) {
    Node site =
        new Node(
            0,
            "FC",
            NodeKind.FC,
            0,
            "R1",
            ZoneOffset.UTC,
            Optional.empty(),
            Capacity.UNLIMITED,
            0,
            0,
            0,
            0,
            at.reviewDays(),
            true,
            Set.of());
    return new Network(
        "one",
        1,
        Networks.terms(),
        List.of(site, Networks.node(1, "V", NodeKind.VENDOR, 1, "R1", 7)),
        List.of(),
        List.of(Networks.lane("V>FC", 1, 0, LaneKind.PURCHASE, at.leadDays(), at.leadSdDays())),
        List.of());
  }
}
