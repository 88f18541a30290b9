package org.echelon.producers.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SkuSamplesTest {
  private static final int ITEMS = 103;

  private final SkuSamples samples = new SkuSamples(known(), 10);

  @Test
  void shouldTakeOneItemOfEachLayerAndNoneTwice() {
    Set<String> taken = new TreeSet<>();
    for (int seed = 1; seed <= samples.count(); seed++) {
      Set<String> sample = samples.of(seed);
      assertThat(sample).hasSize(10).noneMatch(taken::contains);
      taken.addAll(sample);
      // Item i sells i units, so the layers are tenths of the numbers.
      assertThat(sample.stream().map(sku -> (Integer.parseInt(sku) * 10) / ITEMS).distinct())
          .hasSizeGreaterThan(8);
    }
    assertThat(samples.count()).isEqualTo(10);
  }

  @Test
  void shouldSayThatThereAreNoMore() {
    assertThatThrownBy(() -> samples.of(11)).hasMessageContaining("10 samples of 10 items");
    assertThatThrownBy(() -> new SkuSamples(known(), 104)).hasMessageContaining("1 to 103");
  }

  private static Map<String, KnownSales> known() {
    Map<String, KnownSales> known = new TreeMap<>();
    for (int item = 0; item < ITEMS; item++) {
      known.put("%03d".formatted(item), new KnownSales(item + 1, 1, item + 1));
    }
    return known;
  }
}
