package org.echelon.producers.regional;

import org.echelon.reference.Speed;

/**
 * What it costs to bring a unit from a site to a customer, currency; all invented but the slope,
 * which is calibrated.
 *
 * <pre>
 * from an FC          two days   3.0 + slope km / 1000
 *                     next day   3.4 + 2 slope km / 1000, up to 2,000 km
 *                     same day   7.0, in its region
 * from a same-day site, in its region only
 *                     4.2, 3.6 and 3.4 for the same day, the next and two days
 * </pre>
 *
 * @param slope currency per unit and 1,000 km: how much a national network minds distance
 * @param outOfRegion currency that a unit from outside a switched region costs more to a plan, and
 *     to nobody else; a setting of whoever operates the network
 */
public record Tariff(double slope, double outOfRegion) {
  /**
   * The one number of the generator that was fitted: with it the share that ships in region is 62%
   * under national operation on the networks of the seeds 101 to 110, which nothing is reported on.
   */
  public static final Tariff CALIBRATED = new Tariff(0.097, 1);

  private static final double NEXT_DAY_KM = 2000;

  /** Currency per unit from an FC, infinite where the speed is not offered. */
  double fromFc(Speed speed, double km, boolean sameRegion) {
    return switch (speed) {
      case TWO_DAY -> 3.0 + slope * km / 1000;
      case NEXT_DAY ->
          sameRegion || km <= NEXT_DAY_KM ? 3.4 + 2 * slope * km / 1000 : Double.POSITIVE_INFINITY;
      case SAME_DAY -> sameRegion ? 7.0 : Double.POSITIVE_INFINITY;
      default -> Double.POSITIVE_INFINITY;
    };
  }

  /** Currency per unit from a same-day site, infinite where the speed is not offered. */
  double fromSameDaySite(Speed speed, boolean sameRegion) {
    if (!sameRegion) {
      return Double.POSITIVE_INFINITY;
    }
    return switch (speed) {
      case SAME_DAY -> 4.2;
      case NEXT_DAY -> 3.6;
      case TWO_DAY -> 3.4;
      default -> Double.POSITIVE_INFINITY;
    };
  }
}
