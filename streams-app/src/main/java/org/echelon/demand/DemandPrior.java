package org.echelon.demand;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is believed of an item before it has shown anything: the median of the items that have, and
 * the zones as their demand lies.
 *
 * @param meanPerDay units per day over all zones
 * @param zoneShares share of each zone in the demand of all items; empty before there is any
 */
public record DemandPrior(double meanPerDay, SortedMap<String, Double> zoneShares) {
  /** Gamma shape of an item's rate over all zones: a coefficient of variation of 25%. */
  public static final double SHAPE = 16;

  /** Units per day where no item has shown any demand. */
  public static final double DEFAULT_PER_DAY = 0.1;

  /** Before anything is known. */
  public static final DemandPrior NONE =
      new DemandPrior(DEFAULT_PER_DAY, Collections.emptySortedMap());

  /** The prior that the evidence of many items gives. */
  public static DemandPrior of(Collection<DemandEvidence> items, double nowDay) {
    SortedMap<String, Double> units = new TreeMap<>();
    double total = 0;
    double[] rates = new double[items.size()];
    int count = 0;
    for (DemandEvidence item : items) {
      double fade = item.fadeAt(nowDay);
      for (String zone : item.zones().keySet()) {
        double ofZone = item.units(zone) * fade;
        units.merge(zone, ofZone, Double::sum);
        total += ofZone;
      }
      double rate = item.isNone() ? 0 : item.ratePerDay(nowDay);
      if (rate > 0) {
        rates[count++] = rate;
      }
    }
    if (count == 0) {
      return NONE;
    }
    Arrays.sort(rates, 0, count);
    double median = (rates[(count - 1) / 2] + rates[count / 2]) / 2;
    double all = total;
    units.replaceAll((zone, ofZone) -> ofZone / all);
    return new DemandPrior(median, units);
  }

  /** The share of a zone; even among some zones before there is any demand. */
  double share(String zone, int zones) {
    return zoneShares.isEmpty() ? 1.0 / zones : zoneShares.getOrDefault(zone, 0.0);
  }
}
