package org.echelon.producers.calibration;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.echelon.network.LeadTime;
import org.echelon.producers.forecast.week.Score;
import org.echelon.producers.us8.DirectDelivery;

/**
 * Lead times of vendors in the form that plans have, a mean and a deviation, learned from the first
 * orders of a set and scored on the orders sent later. Learned from is what was delivered by the
 * day that parts the set, so nothing of later days is known.
 *
 * <pre>
 * one law      mean and deviation of all deliveries
 * by vendor    mean (n mean_v + 10 mean) / (n + 10) of n deliveries of the vendor, deviation in
 *              proportion to it
 * </pre>
 */
public final class LeadTimeBacktest {
  /** Deliveries of all vendors that count as much as those of the vendor itself. */
  private static final double COMMON = 10;

  private static final double DAYS_OF_AN_HOUR = 1 / 24.0;

  private final List<DirectDelivery> later = new ArrayList<>();
  private final SummaryStatistics all = new SummaryStatistics();
  private final Map<String, SummaryStatistics> vendors = new HashMap<>();
  private final LocalDate end;

  /**
   * @param deliveries those without a day are left out
   * @param share of the orders to learn from, in order of the day they were sent
   */
  public LeadTimeBacktest(List<DirectDelivery> deliveries, double share) {
    List<DirectDelivery> dated =
        deliveries.stream()
            .filter(one -> one.sentOn() != null)
            .sorted(Comparator.comparing(LeadTimeBacktest::sent))
            .toList();
    if (dated.size() < 2 || !(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "it takes two orders with the day they were sent, and a share between 0 and 1");
    }
    LocalDate parts = sent(dated.get((int) (share * dated.size())));
    LocalDate last = parts;
    for (DirectDelivery one : dated) {
      LocalDate arrived = sent(one).plusDays(Math.round(one.days()));
      last = arrived.isAfter(last) ? arrived : last;
      if (!sent(one).isBefore(parts)) {
        later.add(one);
      } else if (!arrived.isAfter(parts)) {
        all.addValue(one.days());
        vendors.computeIfAbsent(one.vendor(), v -> new SummaryStatistics()).addValue(one.days());
      }
    }
    this.end = last;
  }

  /** Deliveries learned from. */
  public long learned() {
    return all.getN();
  }

  /** Fits of the later orders by what was learned. */
  public Map<String, Fit> fits() {
    double cv = all.getStandardDeviation() / all.getMean();
    LeadTimeTable common = new LeadTimeTable(new LeadTime(all.getMean(), cv * all.getMean()));
    Map<String, LeadTimeTable> own = new HashMap<>();
    Score one = new Score();
    Score each = new Score();
    for (DirectDelivery delivery : later) {
      double hours = 24 * delivery.days();
      // What is in the set was delivered by its end.
      double most = Math.max(hours, 24.0 * ChronoUnit.DAYS.between(sent(delivery), end));
      one.add(common.within(most), hours);
      LeadTimeTable table =
          own.computeIfAbsent(
              delivery.vendor(),
              vendor -> new LeadTimeTable(new LeadTime(mean(vendor), cv * mean(vendor))));
      each.add(table.within(most), hours);
    }
    Map<String, Fit> fits = new LinkedHashMap<>();
    fits.put("one law", Fit.of(one, DAYS_OF_AN_HOUR));
    fits.put("by vendor", Fit.of(each, DAYS_OF_AN_HOUR));
    return fits;
  }

  private double mean(String vendor) {
    SummaryStatistics known = vendors.get(vendor);
    double count = known == null ? 0 : known.getN();
    double sum = known == null ? 0 : known.getSum();
    return (sum + COMMON * all.getMean()) / (count + COMMON);
  }

  private static LocalDate sent(DirectDelivery delivery) {
    return Objects.requireNonNull(delivery.sentOn());
  }
}
