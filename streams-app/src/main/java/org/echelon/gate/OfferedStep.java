package org.echelon.gate;

import java.util.Comparator;

/**
 * Units of one SKU that would come over a lane, at one margin.
 *
 * @param partition who offers
 * @param step number of the step within its want, best first
 * @param packUnits only whole multiples can be granted
 * @param marginPerUnitDay value of a unit; zero or less on units that only fill an order up
 * @param rank margin per scarce unit: marginal value over the cube of a unit and of its handling
 * @param unitCostMicros what the vendor charges for a unit, 0 for transfers
 * @param minOrderMicros least value of the vendor's order of the day, 0 for none
 */
public record OfferedStep(
    int partition,
    String sku,
    String lane,
    int step,
    long units,
    long packUnits,
    double unitCube,
    double marginPerUnitDay,
    double rank,
    long unitCostMicros,
    long minOrderMicros) {

  /** Units that are not bought. */
  public OfferedStep(
      int partition,
      String sku,
      String lane,
      int step,
      long units,
      long packUnits,
      double unitCube,
      double marginPerUnitDay,
      double rank) {
    this(partition, sku, lane, step, units, packUnits, unitCube, marginPerUnitDay, rank, 0, 0);
  }

  /** Best first; equal ranks by SKU, lane and step, never by arrival. */
  public static final Comparator<OfferedStep> BEST_FIRST =
      Comparator.comparingDouble((OfferedStep step) -> -step.rank())
          .thenComparing(OfferedStep::sku)
          .thenComparing(OfferedStep::lane)
          .thenComparingInt(OfferedStep::step);

  private static final double PIECE_CUBE = 0.15;

  /** The same step with fewer units. */
  OfferedStep withUnits(long fewer) {
    return new OfferedStep(
        partition,
        sku,
        lane,
        step,
        fewer,
        packUnits,
        unitCube,
        marginPerUnitDay,
        rank,
        unitCostMicros,
        minOrderMicros);
  }

  /** Whether nobody wants the units for themselves. */
  boolean filler() {
    return marginPerUnitDay <= 0;
  }

  /** What the vendor charges for the step, micros. */
  long valueMicros() {
    return units * unitCostMicros;
  }

  /** Rank of a margin: a piece takes its cube and a fixed share of the dock. */
  public static double rank(double marginPerUnitDay, double unitCube) {
    return marginPerUnitDay / (unitCube + PIECE_CUBE);
  }
}
