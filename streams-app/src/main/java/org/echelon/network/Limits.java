package org.echelon.network;

/**
 * Guard rails of a network; {@link Long#MAX_VALUE} or infinity switches a limit off.
 *
 * @param commandUnitsMax units of one command
 * @param commandDaysOfCoverMax days of demand that one command may cover
 * @param priceChangeRatioMax how far prices may move
 * @param positionMaxAgeMinutes age of what is known of a node
 * @param commandValueMax value of one command at cost, currency
 * @param laneUnitsPerDayMax units that depart on one lane in a day
 * @param skuUnitsPerDayMax units of one SKU commanded in a day
 * @param commandsPerMinuteMax transfers and purchases decided in a minute, over all tasks
 */
public record Limits(
    long commandUnitsMax,
    double commandDaysOfCoverMax,
    double priceChangeRatioMax,
    int positionMaxAgeMinutes,
    double commandValueMax,
    long laneUnitsPerDayMax,
    long skuUnitsPerDayMax,
    int commandsPerMinuteMax) {

  /** What holds when a network says nothing. */
  public static final Limits DEFAULT =
      new Limits(
          Long.MAX_VALUE,
          30,
          3.0,
          1440,
          Double.POSITIVE_INFINITY,
          Long.MAX_VALUE,
          Long.MAX_VALUE,
          600);
}
