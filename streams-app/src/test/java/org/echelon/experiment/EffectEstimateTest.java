package org.echelon.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EffectEstimateTest {
  private static final int PAIRS = 20;
  private static final int BLOCKS = 6;
  private static final int BEFORE = 28;

  @Test
  void shouldFindAPlantedEffectExactlyWhereThereIsNoNoise() {
    for (Design design : List.of(Design.PAIRWISE, Design.SWITCHBACK)) {
      Effect effect = estimate(design, 1, -0.5, 0, 0, 0);
      assertThat(effect.perSkuDay()).as("%s", design).isCloseTo(-0.5, within(1e-9));
      assertThat(effect.high() - effect.low()).as("%s", design).isLessThan(1e-6);
    }
  }

  @Test
  void shouldCoverAPlantedEffectInNineteenOfTwentyExperiments() {
    for (Design design : Design.values()) {
      int covered = 0;
      for (int seed = 0; seed < 1000; seed++) {
        covered += estimate(design, seed, -0.5, 1, 0.3, 0).covers(-0.5) ? 1 : 0;
      }
      assertThat(covered / 1000.0).as("%s", design).isBetween(0.93, 0.975);
    }
  }

  @Test
  void shouldUseTheTimeBeforeWhereSkusDifferForGood() {
    double with = 0;
    double without = 0;
    for (int seed = 0; seed < 50; seed++) {
      Effect adjusted = estimate(Design.ITEM, seed, 0, 0.5, 0, 0);
      assertThat(adjusted.adjusted()).isTrue();
      with += adjusted.standardError();
      without += estimate(Design.ITEM, seed, 0, 0.5, 0, -1).standardError();
    }
    assertThat(with).isLessThan(without / 3);
  }

  @Test
  void shouldWidenTheIntervalWhereTheEffectMovesFromBlockToBlock() {
    double steady = 0;
    double moving = 0;
    for (int seed = 0; seed < 50; seed++) {
      steady += estimate(Design.PAIRWISE, seed, -0.5, 0.2, 0, 0).standardError();
      moving += estimate(Design.PAIRWISE, seed, -0.5, 0.2, 0, 0.5).standardError();
    }
    assertThat(moving).isGreaterThan(2 * steady);
  }

  @Test
  void shouldTellTheShareOfWhatIsNotTreated() {
    Effect effect = estimate(Design.PAIRWISE, 1, -1, 0, 0, 0);

    assertThat(effect.share()).isCloseTo(-1 / effect.control(), within(1e-9));
    assertThat(effect.chance()).isLessThan(1e-6);
    assertThat(effect.units()).isEqualTo(PAIRS);
  }

  /**
   * @param noise of a SKU and day
   * @param shock of a block, common to all SKUs
   * @param moving how far the effect moves between blocks; -1 forgets the days before
   */
  private static Effect estimate(
      Design design, int seed, double effect, double noise, double shock, double moving) {
    SplittableRandom random = new SplittableRandom(1_000L + seed);
    Lab lab = lab(design, seed);
    List<SkuTraits> skus = new ArrayList<>();
    for (int i = 0; i < 2 * PAIRS; i++) {
      skus.add(new SkuTraits("S" + i, 1 + random.nextDouble(), 1));
    }
    Assignment assignment = Assignment.of(lab, skus);
    Panel panel = new Panel(lab, moving < 0 ? 0 : BEFORE);
    double[] shocks = random.doubles(BLOCKS).map(u -> shock * (u - 0.5)).toArray();
    double[] moves = random.doubles(BLOCKS).map(u -> Math.max(0, moving) * 2 * (u - 0.5)).toArray();
    for (SkuTraits sku : skus) {
      double usual = 5 + 3 * random.nextGaussian();
      for (int day = -BEFORE; day < BLOCKS * lab.blockDays(); day++) {
        int block = lab.block(day);
        double amount = usual + noise * random.nextGaussian();
        if (block >= 0) {
          amount += shocks[block];
          amount += assignment.treated(sku.sku(), block) ? effect + moves[block] : 0;
        }
        panel.add(sku.sku(), day, amount);
      }
    }
    return EffectEstimate.of(assignment, panel);
  }

  private static Lab lab(Design design, long seed) {
    return new Lab(
        "planted",
        Lab.Kind.FIELD,
        new Treatment("echelon", Map.of()),
        new Treatment("rationed", Map.of()),
        design,
        10,
        3,
        1,
        LocalDate.of(2026, 5, 4),
        LocalDate.of(2026, 5, 4).plusDays(10 * BLOCKS - 1),
        Metric.COST,
        StopRules.USUAL,
        seed);
  }
}
