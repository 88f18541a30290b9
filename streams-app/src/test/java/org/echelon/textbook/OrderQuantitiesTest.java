package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrderQuantitiesTest {

  @Test
  void shouldCostLeastAtTheOrderQuantity() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      var model = new EconomicOrderQuantity(draw(random), draw(random), draw(random));

      assertThat(model.cost(model.quantity())).isCloseTo(model.cost(), offset(1e-9 * model.cost()));
      for (double factor : new double[] {0.5, 0.99, 1.01, 2}) {
        assertThat(model.cost(factor * model.quantity()))
            .as("seed %d", seed)
            .isGreaterThan(model.cost());
      }
    }
  }

  @Test
  void shouldCostLeastAtTheQuantityAndShareWithBackorders() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      var model =
          new BackorderedOrderQuantity(draw(random), draw(random), draw(random), draw(random));
      double q = model.quantity();
      double x = model.backorderedShare();

      assertThat(model.cost(q, x)).isCloseTo(model.cost(), offset(1e-9 * model.cost()));
      for (double factor : new double[] {0.9, 0.999, 1.001, 1.1}) {
        assertThat(model.cost(factor * q, x)).as("seed %d", seed).isGreaterThan(model.cost());
        assertThat(model.cost(q, factor * x)).as("seed %d", seed).isGreaterThan(model.cost());
      }
    }
  }

  @Test
  void shouldProduceMoreTheSlowerTheLine() {
    var harris = new EconomicOrderQuantity(4, 0.08, 80);
    double slow = new EconomicProductionQuantity(4, 0.08, 80, 110).quantity();
    double fast = new EconomicProductionQuantity(4, 0.08, 80, 1e12).quantity();

    assertThat(slow).isGreaterThan(harris.quantity());
    assertThat(fast).isCloseTo(harris.quantity(), offset(1e-6));
  }

  @Test
  void shouldFindTheQuantityUnderDisruptionsThatAFineGridFinds() {
    for (int seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      var model =
          new DisruptedOrderQuantity(
              draw(random),
              draw(random),
              draw(random),
              draw(random),
              draw(random) / 10,
              draw(random));
      double end = 20 * model.quantity();
      double least = Double.POSITIVE_INFINITY;
      for (int i = 1; i <= 20_000; i++) {
        least = Math.min(least, model.cost(end * i / 20_000));
      }

      assertThat(model.cost()).as("seed %d", seed).isLessThanOrEqualTo(least * (1 + 1e-12));
      assertThat(model.cost()).as("seed %d", seed).isCloseTo(least, offset(1e-5 * least));
    }
  }

  @Test
  void shouldForgetDisruptionsThatNeverCome() {
    var model = new DisruptedOrderQuantity(8, 0.225, 5, 1300, 1e-9, 14);

    assertThat(model.quantity()).isCloseTo(304.04678, offset(1e-3));
  }

  @Test
  void shouldNameWhatIsOutOfDomain() {
    assertThatThrownBy(() -> new EconomicOrderQuantity(8, 0, 1300))
        .hasMessageContaining("holdingCost");
    assertThatThrownBy(() -> new EconomicProductionQuantity(4, 0.08, 80, 80))
        .hasMessageContaining("productionRate");
  }

  private static double draw(SplittableRandom random) {
    return Math.exp(random.nextDouble(-1, 4));
  }
}
