package org.echelon.producers.orders;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.us8.SkuProfile;

/**
 * A first reading of a whole order file: which SKUs it has, and how they sold in its first 60 days.
 * Cancelled units are taken off, so that an order taken back within minutes drives nothing.
 */
public final class RetailSurvey {
  /** Length of the period that first forecasts and opening stock come from. */
  public static final int DAYS = 60;

  private static final int WHOLE_WEEKS = DAYS / 7;
  private static final double MOST_VARIANCE_TO_MEAN = 60;

  private final Map<String, Sold> sold = new TreeMap<>();
  private Instant startAt;
  private long rows;

  private static final class Sold {
    final double[] unitsByDay = new double[DAYS];
    double[] prices = new double[4];
    int priced;

    void price(double price, boolean early) {
      // Later prices count only while none is known.
      if (price > 0 && (early || priced == 0)) {
        prices = priced == prices.length ? Arrays.copyOf(prices, 2 * priced) : prices;
        prices[priced++] = price;
      }
    }
  }

  private RetailSurvey() {}

  /** Reads the file from end to end. */
  public static RetailSurvey of(Path file) {
    RetailSurvey survey = new RetailSurvey();
    try (RetailRows rows = new RetailRows(file)) {
      for (var read = rows.next(); read.isPresent(); read = rows.next()) {
        survey.rows++;
        read.flatMap(RetailRows.Read::row).ifPresent(survey::note);
      }
    }
    if (survey.startAt == null) {
      throw new IllegalArgumentException(
          "the order file " + file.getFileName() + " has no usable row");
    }
    return survey;
  }

  /** Midnight, in UTC, before the first usable row. */
  public Instant startAt() {
    return startAt;
  }

  /** Rows in the file, usable or not. */
  public long rows() {
    return rows;
  }

  /** Every SKU of the file with its early rate, which is zero for those that came later. */
  public List<SkuProfile> profiles(long seed) {
    double[] prices =
        sold.values().stream().filter(s -> s.priced > 0).mapToDouble(RetailSurvey::price).toArray();
    double usual = prices.length == 0 ? 1 : median(prices, prices.length);
    List<SkuProfile> profiles = new ArrayList<>();
    sold.forEach(
        (sku, s) ->
            profiles.add(
                new SkuProfile(
                    sku,
                    Math.max(0, Arrays.stream(s.unitsByDay).sum() / DAYS),
                    varianceToMean(s.unitsByDay),
                    Chance.of(seed, "cube", sku).logNormal(0.25, 0.9),
                    s.priced > 0 ? price(s) : usual)));
    return profiles;
  }

  private void note(RetailRow row) {
    if (startAt == null) {
      startAt = row.at().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
    }
    Sold sku = sold.computeIfAbsent(row.sku(), key -> new Sold());
    boolean trade = row.type() == RetailRow.Type.SALE || row.type() == RetailRow.Type.CANCEL;
    int day = (int) Duration.between(startAt, row.at()).toDays();
    boolean early = day >= 0 && day < DAYS;
    if (trade && early) {
      sku.unitsByDay[day] += row.units();
    }
    if (row.type() == RetailRow.Type.SALE) {
      sku.price(row.unitPrice(), early);
    }
  }

  private static double price(Sold sku) {
    return median(sku.prices, sku.priced);
  }

  private static double median(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted[count / 2];
  }

  /** Of weekly totals, at least one and never beyond what a busy SKU shows. */
  private static double varianceToMean(double[] unitsByDay) {
    double[] weeks = new double[WHOLE_WEEKS];
    for (int d = 0; d < 7 * WHOLE_WEEKS; d++) {
      weeks[d / 7] += unitsByDay[d];
    }
    double mean = Math.max(1e-9, Arrays.stream(weeks).average().orElse(0));
    double squares = Arrays.stream(weeks).map(w -> (w - mean) * (w - mean)).sum();
    return Math.min(MOST_VARIANCE_TO_MEAN, Math.max(1, squares / (WHOLE_WEEKS - 1) / mean));
  }
}
