package org.echelon.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.echelon.network.Network;
import org.echelon.network.Speed;

/**
 * Demand of an item that nobody forecasts, learned from what was asked for.
 *
 * <p>Gamma-Poisson: before any evidence the rate of a zone z is Gamma(16 s(z), 16 / m), with m the
 * median rate of the items and s(z) the zone's share of their demand, so that the item's whole rate
 * has shape 16 and mean m. After U(z) units in E(z) days watched its mean is (16 s(z) + U(z)) / (16
 * / m + E(z)). The zone's rate goes to speeds as its order lines did, to the next day where none
 * tells. Orders come one by one, each of x units, so the variance over the mean is sum x^2 / sum x,
 * drawn to {@value #DEFAULT_VARIANCE_TO_MEAN} while few are known.
 *
 * <pre>
 * rate of zone z = (16 s(z) + U(z)) / (16 / m + E(z)),   cv of the whole rate = 1 / sqrt(16 + U)
 * </pre>
 *
 * <p>Assumes independent Poisson orders and a rate that drifts no faster than evidence fades;
 * demand of days out of stock is left out, not imputed. O(zones speeds). The error is that of the
 * sample, stated as meanErrorCv; the shape 16 is a choice, a heuristic. Source: the conjugate gamma
 * of Raiffa and Schlaifer, Applied Statistical Decision Theory (1961); model, section 2.
 *
 * @param rates units per day of each zone and speed that is asked for
 * @param units weighted units it rests on
 * @param days weighted days it rests on
 */
public record DemandEstimate(
    List<Rate> rates, double varianceToMean, double meanErrorCv, double units, double days) {
  /** Variance over mean of an item without order lines. */
  public static final double DEFAULT_VARIANCE_TO_MEAN = 1.5;

  /** Units per day of one zone and speed. */
  public record Rate(String zone, Speed speed, double perDay) {}

  /**
   * Estimates an item's demand.
   *
   * @param nowDay days since 1970, with their fraction
   */
  public static DemandEstimate of(DemandEvidence seen, DemandPrior prior, double nowDay) {
    SortedSet<String> zones = new TreeSet<>(seen.zones().keySet());
    zones.addAll(prior.zoneShares().keySet());
    double fade = seen.fadeAt(nowDay);
    double watched = seen.daysWatched(nowDay);
    double priorDays = DemandPrior.SHAPE / prior.meanPerDay();
    List<Rate> rates = new ArrayList<>();
    for (String zone : zones) {
      double days = Math.max(0, watched - seen.lostDays(zone) * fade);
      double shape = DemandPrior.SHAPE * prior.share(zone, zones.size());
      split(seen, zone, (shape + seen.units(zone) * fade) / (priorDays + days), rates);
    }
    double units = seen.units() * fade;
    double inLines = seen.unitsInLines() * fade;
    double variance =
        (DemandPrior.SHAPE * DEFAULT_VARIANCE_TO_MEAN + seen.squares() * fade)
            / (DemandPrior.SHAPE + inLines);
    return new DemandEstimate(
        List.copyOf(rates),
        Math.max(1, variance),
        1 / Math.sqrt(DemandPrior.SHAPE + units),
        units,
        watched);
  }

  private static void split(DemandEvidence seen, String zone, double perDay, List<Rate> rates) {
    double told = 0;
    for (Speed speed : Speed.values()) {
      told += seen.units(zone, speed);
    }
    for (Speed speed : Speed.values()) {
      double share =
          told > 0 ? seen.units(zone, speed) / told : speed == Speed.NEXT_DAY ? 1.0 : 0.0;
      if (share * perDay > 0) {
        rates.add(new Rate(zone, speed, share * perDay));
      }
    }
  }

  /** Units per day over all zones and speeds. */
  public double totalPerDay() {
    double sum = 0;
    for (Rate rate : rates) {
      sum += rate.perDay();
    }
    return sum;
  }

  /** How far another estimate lies from this one, as a share of this one's rate. */
  public double distanceTo(DemandEstimate other) {
    double moved = 0;
    for (Rate rate : rates) {
      moved += Math.abs(rate.perDay() - other.perDay(rate.zone(), rate.speed()));
    }
    for (Rate rate : other.rates) {
      moved += perDay(rate.zone(), rate.speed()) == 0 ? rate.perDay() : 0;
    }
    double total = totalPerDay();
    return moved == 0 ? 0 : total == 0 ? Double.POSITIVE_INFINITY : moved / total;
  }

  private double perDay(String zone, Speed speed) {
    for (Rate rate : rates) {
      if (rate.speed() == speed && rate.zone().equals(zone)) {
        return rate.perDay();
      }
    }
    return 0;
  }

  /** As daily rates of the network's service classes, version 0; unknown zones are left out. */
  public DemandProfile profile(Network network) {
    double[] perClass = new double[network.zones().size() * Speed.COUNT];
    for (Rate rate : rates) {
      int zone = network.zone(rate.zone());
      if (zone >= 0) {
        perClass[zone * Speed.COUNT + rate.speed().ordinal()] += rate.perDay();
      }
    }
    return new DemandProfile(0, perClass, varianceToMean, meanErrorCv, DemandProfile.WHOLE_LINES);
  }
}
