package org.echelon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.echelon.demand.DemandProfile;
import org.echelon.network.Networks;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NetworkTerms;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.Test;

class PlanCodecTest {

  @Test
  void shouldReadBackWhatItWrote() {
    for (double rate : new double[] {0, 0.01, 0.4, 30, 4000}) {
      SkuPlan plan = plan(rate);
      byte[] bytes = PlanCodec.encode(plan);
      SkuPlan read = PlanCodec.decode(bytes);
      assertThat(read).usingRecursiveComparison().isEqualTo(plan);
      assertThat(PlanCodec.encode(read)).isEqualTo(bytes);
    }
  }

  @Test
  void shouldKeepAPlanOfFewLevelsSmall() {
    assertThat(PlanCodec.encode(plan(0.4)).length).isLessThan(760);
  }

  @Test
  void shouldRefuseAnotherFormat() {
    byte[] bytes = PlanCodec.encode(plan(1));
    bytes[0] = 9;
    assertThatThrownBy(() -> PlanCodec.decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("form 9");
  }

  @Test
  void shouldRefuseBytesThatAreCutShort() {
    byte[] bytes = PlanCodec.encode(plan(1));
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> PlanCodec.decode(part)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void shouldReadOrRefuseBrokenBytesAndNothingElse() {
    byte[] bytes = PlanCodec.encode(plan(1));
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] broken = bytes.clone();
      broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      try {
        PlanCodec.decode(broken);
      } catch (IllegalArgumentException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private static SkuPlan plan(double rate) {
    double[] rates = {0, 0.3 * rate, 0.2 * rate, 0, 0, 0.4 * rate, 0.1 * rate, 0};
    ItemTerms item = new ItemTerms("Ä-1", 7, 0.25, 0.01, 18, 4, new boolean[0]);
    PriceView prices =
        new PriceView(
            1234567890123L, new double[] {0, 0.01, 0.002, 0}, new double[] {0, 0, 0.3, 0});
    return new SkuValuation()
        .plan(
            NetworkTerms.of(Networks.chain()),
            item,
            new DemandProfile(5, rates, 1.7, 0.1),
            prices,
            null);
  }
}
