package org.echelon.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One whole choice of a pair: so many lots, held in order, serving the first streams.
 *
 * @param loss what it earns less than the best choice at the prices, currency a day
 * @param use of each row of the pair's block, in the model's scale
 */
record LotOption(int lots, int streams, double loss, double[] use) {

  /** The choices of a pair that lose least, at most so many, and the one in force among them. */
  static List<LotOption> of(
      FrozenModel m, int pair, double[][] priced, int atMost, int lots, int streams) {
    double best = Double.NEGATIVE_INFINITY;
    List<LotOption> all = new ArrayList<>();
    for (int x = 0; x <= m.levels[pair]; x++) {
      for (int s = x == 0 ? m.streams(pair) : 0; s <= m.streams(pair); s++) {
        double worth = m.worth(pair, x, s, priced);
        best = Math.max(best, worth);
        all.add(new LotOption(x, s, -worth, new double[0]));
      }
    }
    all.sort(Comparator.comparingDouble(LotOption::loss));
    List<LotOption> kept = new ArrayList<>();
    for (LotOption option : all) {
      if (kept.size() < atMost || option.is(lots, streams)) {
        kept.add(option.against(best, m, pair));
      }
    }
    return kept;
  }

  boolean is(int otherLots, int otherStreams) {
    return lots == otherLots && (lots == 0 || streams == otherStreams);
  }

  private LotOption against(double best, FrozenModel m, int pair) {
    double served = m.served(pair, lots, streams);
    double[] used =
        m.blocks.usageOf(
            m.block[pair],
            m.flow(pair, served),
            m.storage(pair, lots, served),
            m.lot[pair] * lots);
    return new LotOption(lots, streams, best + loss, used);
  }
}
