package org.echelon.producers.us8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.echelon.producers.chance.Chance;

/**
 * Draws the catalogue of the generated world: rates, line sizes and packs as in the real order
 * sets, volumes and prices invented. Where each number comes from stands in the page on this world.
 */
public final class Us8Catalogue {
  /** Deviation of the logarithm of the rate: a fifth of the SKUs sell 85% of the units. */
  private static final double RATE_SIGMA = 1.9;

  private static final double RATE_MEDIAN = 1.2;
  private static final double RATE_CAP_PER_DAY = 400;

  /** Line sizes rise with the rate, which bends variance against mean as Taylor's law says. */
  private static final double LINE_MEDIAN = 9;

  private static final double LINE_SIGMA = 0.95;
  private static final double LINE_POWER = 0.3;
  private static final double LINE_CAP = 150;

  /** Even a slow SKU sells a line in eight weeks. */
  private static final double LINE_DAYS = 56;

  private static final double SHARE_BY_CASE = 0.70;
  private static final double SHARE_BY_INNER = 0.15;
  private static final long[] CASES = {2, 4, 6, 12, 24, 48};
  private static final long[] INNERS = {2, 3, 6, 12};
  private static final double SHARE_LARGE = 0.05;

  private Us8Catalogue() {}

  /** All SKUs, in order of id. */
  public static List<Us8Sku> draw(long seed, int skus) {
    List<Us8Sku> all = new ArrayList<>();
    for (int i = 1; i <= skus; i++) {
      all.add(sku(seed, String.format(Locale.ROOT, "S%05d", i)));
    }
    return List.copyOf(all);
  }

  private static Us8Sku sku(long seed, String sku) {
    Chance chance = Chance.of(seed, "sku", sku);
    boolean large = Chance.of(seed, "large", sku).happens(SHARE_LARGE);
    double rate = chance.logNormal(RATE_MEDIAN, RATE_SIGMA);
    double unitCube = chance.logNormal(0.25, 0.9);
    double price = chance.logNormal(20, 0.7);
    double line =
        chance.logNormal(LINE_MEDIAN, LINE_SIGMA) * Math.pow(rate / RATE_MEDIAN, LINE_POWER);
    if (large) {
      // Furniture and the like: rare, dear, bulky, bought one by one.
      rate = 0.2 * rate;
      unitCube = 60 * unitCube;
      price = 6 * price;
      line = 1.2;
    }
    rate = Math.min(RATE_CAP_PER_DAY, rate);
    line = Math.max(1, Math.min(Math.min(LINE_CAP, line), LINE_DAYS * rate));
    Us8Sku.Packing packing = packing(line, chance.uniform());
    double varianceToMean =
        packing.lineVarianceToMean() + DemandRhythm.weekVariance() * 7 * rate;
    return new Us8Sku(
        new SkuProfile(sku, rate, varianceToMean, unitCube, price), packing, large);
  }

  private static Us8Sku.Packing packing(double line, double habit) {
    if (habit < SHARE_BY_CASE && line >= 1.3 * CASES[0]) {
      long caseUnits = largest(CASES, line / 1.3);
      long inner = caseUnits % 6 == 0 ? caseUnits / 2 : 1;
      return new Us8Sku.Packing(inner, caseUnits, caseUnits, line / caseUnits - 1);
    }
    if (habit < SHARE_BY_CASE + SHARE_BY_INNER && line >= 1.5 * INNERS[0]) {
      long inner = largest(INNERS, line / 1.5);
      return new Us8Sku.Packing(inner, 4 * inner, inner, line / inner - 1);
    }
    return new Us8Sku.Packing(1, 12, 1, line - 1);
  }

  private static long largest(long[] rising, double most) {
    long largest = rising[0];
    for (long size : rising) {
      largest = size <= most ? size : largest;
    }
    return largest;
  }
}
