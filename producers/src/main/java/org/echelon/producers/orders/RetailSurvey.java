package org.echelon.producers.orders;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.us8.SkuProfile;
import org.jspecify.annotations.Nullable;

/**
 * A first reading of a whole order file: which SKUs it has, and how they sold in its first 60 days.
 * Cancelled units are taken off, so that an order taken back within minutes drives nothing.
 */
public final class RetailSurvey {
  private final Map<String, EarlySales> sold = new TreeMap<>();
  private @Nullable Instant startAt;
  private long rows;

  private RetailSurvey() {}

  /** Reads the file from end to end. */
  public static RetailSurvey of(Path file) {
    RetailSurvey survey = new RetailSurvey();
    try (RetailRows rows = new RetailRows(file)) {
      for (var read = rows.next(); read.isPresent(); read = rows.next()) {
        survey.rows++;
        read.flatMap(ReadRow::row).ifPresent(survey::note);
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
    return Objects.requireNonNull(startAt, "a survey has at least one usable row");
  }

  /** Rows in the file, usable or not. */
  public long rows() {
    return rows;
  }

  /** Every SKU of the file with its early rate, which is zero for those that came later. */
  public List<SkuProfile> profiles(long seed) {
    double[] prices =
        sold.values().stream()
            .filter(EarlySales::priced)
            .mapToDouble(EarlySales::medianPrice)
            .toArray();
    double usual = prices.length == 0 ? 1 : EarlySales.median(prices, prices.length);
    List<SkuProfile> profiles = new ArrayList<>();
    sold.forEach(
        (sku, sales) ->
            profiles.add(
                new SkuProfile(
                    sku,
                    sales.ratePerDay(),
                    sales.varianceToMean(),
                    unitCube(seed, sku),
                    sales.priced() ? sales.medianPrice() : usual)));
    return profiles;
  }

  /** Volume of a unit, dm³; the file says nothing of it. */
  public static double unitCube(long seed, String sku) {
    return Chance.of(seed, "cube", sku).logNormal(0.25, 0.9);
  }

  private void note(RetailRow row) {
    Instant start = startAt;
    if (start == null) {
      start = row.at().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
      startAt = start;
    }
    EarlySales sku = sold.computeIfAbsent(row.sku(), key -> new EarlySales());
    boolean sale = row.type() == RetailRow.Type.SALE;
    if (sale || row.type() == RetailRow.Type.CANCEL) {
      sku.units(start, row.at(), row.units());
    }
    if (sale) {
      sku.price(start, row.at(), row.unitPrice());
    }
  }
}
