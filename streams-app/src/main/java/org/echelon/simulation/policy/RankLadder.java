package org.echelon.simulation.policy;

import org.echelon.gate.OfferedStep;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.Turn;

/**
 * A ladder that says a level and a rank, and nothing about money.
 *
 * <p>With a saving of 0, kappa 2 and a holding of w = cube + cube of handling a piece, the margin
 * of a level is
 *
 * <pre>m(x) = 2 w G(x) - w = w rank(x),   G(x) = (1 + rank(x)) / 2</pre>
 *
 * <p>for any rank in -1 to 1 that does not rise. Gates rank by margin over that same cube, so they
 * rank by the rank itself. A unit on hand is worth nothing, so that orders go to the node that
 * serves them cheapest. Ranks within a level lie in 1/2 to 1 and each unit beyond it has -1/2: a
 * pack is taken where more than about half of it lies within. The days in the ladder are not those
 * of the node but such that it tells the flow that the node is expected to serve.
 *
 * <p>A node whose level is 0 keeps a ladder of one unwanted level, so that what nodes below lack
 * still passes through, at the highest rank.
 */
final class RankLadder {
  /** Rank of the last unit within a level, and of those beyond it with the sign turned. */
  static final double LEAST = 0.5;

  /** Levels at most: they keep a lot below half a percent of the level. */
  static final int MOST_LEVELS = 256;

  private RankLadder() {}

  /** What an item's rank of 1 is as a margin, currency per unit and day. */
  static double scale(ItemTerms item) {
    return 1 / OfferedStep.rank(1, item.unitCube());
  }

  /** Units of one level of a ladder: single ones as long as they fit, else whole packs. */
  static int lot(long levelUnits, int pack) {
    if (levelUnits <= MOST_LEVELS) {
      return 1;
    }
    return (int) Math.ceil((double) levelUnits / MOST_LEVELS / pack) * pack;
  }

  /**
   * Makes a ladder.
   *
   * @param levelUnits the level, rounded up to whole lots
   * @param gapUnits units above the level that it is filled up with once it falls short, in
   *     purchases alone
   * @param order how units rank
   * @param turn the node's times
   * @param passesOn whether stock only fills other nodes
   * @param ratePerDay demand that reaches the node
   * @param availability share of it that the level is expected to meet
   * @param draw in 0 to 1, what tells equal ranks apart
   */
  static NodeLadder of(
      int node,
      ItemTerms item,
      long levelUnits,
      long gapUnits,
      RankOrder order,
      Turn turn,
      boolean passesOn,
      double ratePerDay,
      double availability,
      double draw) {
    int lot = lot(levelUnits, item.transferPackUnits());
    int levels = (int) -Math.floorDiv(-levelUnits, (long) lot);
    int gap = (int) (gapUnits / lot);
    double[] tails = new double[levels + gap + 1];
    double sum = 0;
    for (int x = 0; x < levels; x++) {
      double share = order.share((double) x / levels, draw);
      tails[x] = (1 + LEAST + (1 - LEAST) * share) / 2;
      sum += tails[x];
    }
    for (int x = levels; x < levels + gap; x++) {
      tails[x] = 0.5;
      sum += tails[x];
    }
    tails[levels + gap] = (1 - LEAST) / 2;
    double sold = ratePerDay * availability;
    return new NodeLadder(
        node,
        -1,
        item.unitCube(),
        turn.turnDays(),
        sold > 0 && sum > 0 ? sum * lot / sold : turn.protectionDays(),
        2,
        passesOn ? 0 : 1,
        scale(item),
        lot,
        new double[] {0},
        new double[] {ratePerDay},
        new double[][] {tails});
  }
}
