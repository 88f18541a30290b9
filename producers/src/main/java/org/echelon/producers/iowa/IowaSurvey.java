package org.echelon.producers.iowa;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.echelon.producers.orders.EarlySales;
import org.echelon.producers.orders.ReadRow;
import org.echelon.producers.us8.SkuProfile;
import org.jspecify.annotations.Nullable;

/**
 * A first reading of the whole file: which items it has, how they sold in its first 60 days, and in
 * which packs they are ordered.
 */
final class IowaSurvey {
  /** Glass, carton and air of a case, over the content of its bottles; an estimate. */
  private static final double CUBE_OVER_CONTENT = 1.7;

  private static final double BOTTLE_MILLILITRES = 750;
  private static final double PRICE_OVER_COST = 1.5;

  private final Map<String, Seen> items = new TreeMap<>();
  private final Catalogue catalogue;
  private @Nullable Instant startAt;

  /** What the file says of an item. */
  private static final class Seen {
    private final Product product;
    private final EarlySales sales = new EarlySales();
    private final PackHabit packs;

    Seen(Product product) {
      this.product = product;
      this.packs = new PackHabit(product);
    }

    void note(IowaRow row, Instant startAt) {
      Instant at = IowaOrders.placedAt(row.on());
      sales.units(startAt, at, row.units());
      sales.price(startAt, at, row.sale() / row.units());
      packs.note(row.units());
    }
  }

  private IowaSurvey(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Reads the file from end to end, and the master data beside it. */
  static IowaSurvey of(Path file) {
    IowaSurvey survey = new IowaSurvey(Catalogue.beside(file));
    try (IowaRows rows = new IowaRows(file)) {
      for (var read = rows.next(); read.isPresent(); read = rows.next()) {
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
  Instant startAt() {
    return Objects.requireNonNull(startAt, "a survey has at least one usable row");
  }

  /** Every item of the file, in order of number. */
  List<IowaSku> skus() {
    List<IowaSku> skus = new ArrayList<>();
    items.forEach(
        (item, seen) ->
            skus.add(new IowaSku(profile(item, seen), seen.product, seen.packs.bottles())));
    return skus;
  }

  private static SkuProfile profile(String item, Seen seen) {
    double price = seen.product.price();
    if (price <= 0) {
      price = seen.sales.priced() ? seen.sales.medianPrice() : PRICE_OVER_COST;
    }
    return new SkuProfile(
        item, seen.sales.ratePerDay(), seen.sales.varianceToMean(), unitCube(seen.product), price);
  }

  /** Volume of a bottle with its share of the case, dm³. */
  static double unitCube(Product product) {
    double content = product.bottleMillilitres();
    return CUBE_OVER_CONTENT * (content > 0 ? content : BOTTLE_MILLILITRES) / 1000;
  }

  private void note(IowaRow row) {
    Instant start = startAt;
    if (start == null) {
      start =
          IowaOrders.placedAt(row.on())
              .atZone(ZoneOffset.UTC)
              .truncatedTo(ChronoUnit.DAYS)
              .toInstant();
      startAt = start;
    }
    items.computeIfAbsent(row.item(), item -> new Seen(catalogue.product(item))).note(row, start);
  }
}
