package org.echelon.gate;

import java.util.Comparator;
import java.util.List;

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
 * @param unitKg weight of a unit, 0 where nobody told it
 * @param direct what the lane saves, where it is a direct one for units offered over another too
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
    long minOrderMicros,
    double unitKg,
    Direct direct) {

  /**
   * That the same units are offered over another lane, past a node between.
   *
   * @param insteadOf the other lane, over which they come otherwise; empty where there is none
   * @param savedPerUnit what a unit saves over this lane before trucks are paid, currency
   */
  public record Direct(String insteadOf, double savedPerUnit) {
    /** The units are offered over this lane alone. */
    public static final Direct NONE = new Direct("", 0);
  }

  /** Units of no known weight that are not bought. */
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

  /** Units of no known weight. */
  public OfferedStep(
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
    this(
        partition,
        sku,
        lane,
        step,
        units,
        packUnits,
        unitCube,
        marginPerUnitDay,
        rank,
        unitCostMicros,
        minOrderMicros,
        0,
        Direct.NONE);
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
        minOrderMicros,
        unitKg,
        direct);
  }

  /** Units of several steps. */
  static long units(List<OfferedStep> steps) {
    return steps.stream().mapToLong(step -> step.units()).sum();
  }

  /** Whether nobody wants the units for themselves. */
  boolean filler() {
    return marginPerUnitDay <= 0;
  }

  /** Whether the units are offered over another lane as well, past a node between. */
  public boolean isDirect() {
    return !direct.insteadOf().isEmpty();
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
