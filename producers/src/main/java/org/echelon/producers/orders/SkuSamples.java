package org.echelon.producers.orders;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.producers.chance.Chance;

/**
 * Samples of items that have none in common, each a small picture of all: items are ranked by what
 * they sold, cut into as many layers as a sample has items, and each sample takes one of each layer
 * by chance.
 */
public final class SkuSamples {
  private final List<List<String>> layers = new ArrayList<>();

  /**
   * @param known what is sampled from
   * @param size items in a sample, no more than there are
   */
  public SkuSamples(Map<String, KnownSales> known, int size) {
    if (size < 1 || size > known.size()) {
      throw new IllegalArgumentException(
          "a sample has 1 to " + known.size() + " items, which sold in the known time");
    }
    List<String> ranked =
        known.entrySet().stream()
            .sorted(
                Comparator.comparing(
                    (Map.Entry<String, KnownSales> e) -> -e.getValue().unitsPerWeek()))
            .map(Map.Entry::getKey)
            .toList();
    for (int layer = 0; layer < size; layer++) {
      int from = (int) ((long) layer * ranked.size() / size);
      int to = (int) ((layer + 1L) * ranked.size() / size);
      layers.add(
          ranked.subList(from, to).stream()
              .sorted(Comparator.comparing((String sku) -> Chance.of(1, "layer", sku).uniform()))
              .toList());
    }
  }

  /** How many samples there are. */
  public int count() {
    return layers.stream().mapToInt(List::size).min().orElse(0);
  }

  /**
   * The sample of a seed, from 1 on.
   *
   * @throws IllegalArgumentException beyond the last sample
   */
  public Set<String> of(long seed) {
    if (seed < 1 || seed > count()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "there are %d samples of %d items with none in common; seed %d would be another:"
                  + " take fewer items or fewer seeds",
              count(),
              layers.size(),
              seed));
    }
    Set<String> sample = new TreeSet<>();
    layers.forEach(layer -> sample.add(layer.get((int) seed - 1)));
    return sample;
  }
}
