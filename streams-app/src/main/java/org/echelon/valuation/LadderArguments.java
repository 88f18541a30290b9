package org.echelon.valuation;

import java.util.Arrays;
import org.echelon.demand.DemandTail;
import org.jspecify.annotations.Nullable;

/**
 * What the ladder of one node was made from, so that the same kernels make it again without the
 * plan that it was part of.
 *
 * <p>A ladder of customers' demand is {@link LadderKernel}'s, all of it. Of a node that only passes
 * on ({@link UpstreamKernel}) the tails of the flow follow from these arguments, but which share of
 * them would lose the dearest unit comes from the margins of all nodes below; so levels are told,
 * and a level that is not told has the tail NaN.
 *
 * <p>O(streams levels lot), as the kernels. Exact: the same bits on the same machine. Source:
 * model, sections 2 and 4.
 *
 * @param turn times of the node, days
 * @param turnDays tau, days
 * @param unitCube cube of a unit, dm³
 * @param holdingPerUnitDay H0, capital and storage without shadow prices, currency
 * @param packUnits units of a pack that is moved
 * @param totalRate units per day of the whole item
 * @param varianceToMean variance of the whole demand over its mean
 * @param meanErrorCv cv of the error of the mean
 * @param thinning exponent of the share of the demand in the excess of its variance
 * @param savings r_j, currency per unit, falling
 * @param rates units per day of each stream
 */
public record LadderArguments(
    Turn turn,
    double turnDays,
    double unitCube,
    double holdingPerUnitDay,
    int packUnits,
    double totalRate,
    double varianceToMean,
    double meanErrorCv,
    double thinning,
    double[] savings,
    double[] rates) {

  /**
   * The ladder of a node whose customers these streams are; null where no unit is worth holding.
   */
  public @Nullable NodeLadder serving() {
    DemandStreams streams = new DemandStreams();
    for (int j = 0; j < savings.length; j++) {
      streams.append(savings[j], rates[j]);
    }
    LadderKernel kernel =
        new LadderKernel(Math.max(LadderKernel.STREAMS, savings.length), LadderKernel.MOST_LEVELS);
    kernel.size(
        turn,
        turnDays,
        0,
        unitCube,
        holdingPerUnitDay,
        packUnits,
        spread(),
        streams,
        0,
        0,
        LadderKernel.Asked.FIRST_LOSS);
    return kernel.freeze(-1, 1);
  }

  /**
   * The ladder of a node that only passes on, of which some levels are told.
   *
   * @param lot units of a level
   * @param levels levels that the ladder has
   * @param told levels from 0, of which each has a tail for each stream
   * @param tails by level told and stream
   */
  public NodeLadder passingOn(int lot, int levels, int[] told, double[] tails) {
    double[][] known = new double[savings.length][levels];
    for (double[] stream : known) {
      Arrays.fill(stream, Double.NaN);
    }
    for (int i = 0; i < told.length; i++) {
      for (int j = 0; j < known.length; j++) {
        known[j][told[i]] = tails[i * known.length + j];
      }
    }
    return new NodeLadder(
        0,
        -1,
        unitCube,
        turnDays,
        turn.protectionDays(),
        1,
        0,
        holdingPerUnitDay,
        lot,
        savings,
        rates,
        known);
  }

  /** The chance that each of the first levels is needed by any of the streams. */
  public double[] needed(int lot, int levels) {
    double rate = Arrays.stream(rates).sum();
    double[] tails = new double[levels];
    DemandTail.fill(rate * turn.protectionDays(), spread().variance(rate, turn), lot, tails);
    return tails;
  }

  private DemandSpread spread() {
    return new DemandSpread(totalRate, varianceToMean, meanErrorCv, thinning, true);
  }
}
