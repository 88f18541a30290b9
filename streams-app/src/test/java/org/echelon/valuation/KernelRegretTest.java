package org.echelon.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
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
    assertThat(regret.worst()).isLessThan(0.05);
  }

  /** None of these was looked at when the rule was made. */
  @Test
  void shouldTurnWhatHardlySellsMoreSlowly() {
    SplittableRandom random = new SplittableRandom(SEED);
    int slow = 0;
    double before = 0;
    double after = 0;
    double mean = 0;
    for (int i = 0; i < 200; i++) {
      double rate = Math.exp(random.nextDouble(Math.log(0.005), Math.log(10)));
      double lead = 2 + random.nextInt(29);
      int review = random.nextBoolean() ? 1 : 7;
      double ratio = random.nextDouble(1, 3);
      double lost = Math.exp(random.nextDouble(Math.log(0.3), Math.log(9)));
      double held = Math.exp(random.nextDouble(Math.log(0.003), Math.log(0.03)));
      Case at = new Case(rate, ratio, lead, 0, review, lost, held, true);
      LostSalesSimulation simulation = new LostSalesSimulation(at, DAYS / 4, SEED + i);
      double regret = simulation.regret(level(at, true));
      mean += regret / 200;
      if (rate * (lead + review) < 2) {
        slow++;
        after += regret;
        before += simulation.regret(levelByOneTurnTime(at));
      }
    }
    System.out.printf(
        "regret of 200 random cases, seed %d: mean %.4f; %d slow ones %.4f, %.4f with one turn time%n",
        SEED, mean, slow, after / slow, before / slow);
    assertThat(mean).isLessThan(0.02);
    assertThat(after).isLessThan(0.5 * before);
  }

  private static int levelByOneTurnTime(Case at) {
    NodeLadder ladder =
        new NodeSizing(
                new Turn(at.leadDays(), 0, at.reviewDays()),
                0,
                at.perUnitDay(),
                at.rate(),
                at.varianceToMean())
            .ladder(new double[] {at.perLost()}, new double[] {at.rate()}, 64);
    return ladder == null ? 0 : ladder.bestLevels(0, 0) * ladder.lot();
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
        0,
        LadderKernel.Asked.PRICES);
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
