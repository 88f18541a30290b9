package org.echelon.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The order of decisions costs something, and the unified plan is the best there is. */
class BuyingStudyTest {
  private static final long SEED = 7;

  private final BuyingStudy study = new BuyingStudy();

  @Test
  void shouldNeverGainLessThanOneAfterTheOther() {
    List<BuyingStudy.Gains> gains = study.compare(60, SEED);

    assertThat(gains)
        .hasSize(60)
        .allSatisfy(
            item -> {
              assertThat(item.unified()).isGreaterThanOrEqualTo(item.buyThenPlace() - 1e-9);
              assertThat(item.unified()).isGreaterThanOrEqualTo(item.placeThenBuy() - 1e-9);
            });
    assertThat(gains.stream().filter(BuyingStudy.Gains::buyThenPlaceDiffers).count())
        .isBetween(6L, 59L);
    assertThat(study.compare(60, SEED)).isEqualTo(gains);
  }

  @Test
  void shouldEqualTheBestOfAllPlansOfSmallItems() {
    assertThat(study.prove(100, SEED)).isEqualTo(new BuyingStudy.Proof(100, 100, 0));
  }

  @Test
  void shouldDrawTwoOrThreeVendorsThatDiffer() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 50; i++) {
      BuyingInstance item = BuyingInstance.usual(random);
      assertThat(item.vendors()).isBetween(2, 3);
      assertThat(item.supply().buys().stream().map(arc -> arc.terms().vendor()).distinct())
          .hasSize(item.vendors());
    }
  }
}
