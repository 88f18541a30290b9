package org.echelon.producers.iowa;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.echelon.producers.orders.HeldRows;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.OrderHistory;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.producers.us8.SkuProfile;

/** What Iowa's stores ordered, held in memory, and the master data beside it. */
public final class IowaHistory implements OrderHistory {
  private final Path file;
  private final Catalogue catalogue;
  private final HeldRows<IowaRow> sales;

  private IowaHistory(Path file, Catalogue catalogue, HeldRows<IowaRow> sales) {
    this.file = file;
    this.catalogue = catalogue;
    this.sales = sales;
  }

  /** The files that are read for a file of orders: itself, stores and products beside it. */
  public static List<Path> files(Path orders) {
    Path own = orders.toAbsolutePath();
    return List.of(orders, own.resolveSibling(StoreZones.FILE), own.resolveSibling(Catalogue.FILE));
  }

  /** Reads a file from end to end. */
  public static IowaHistory of(Path file) {
    return new IowaHistory(
        file,
        Catalogue.beside(file),
        HeldRows.of(new IowaRows(file), row -> true, IowaHistory::compact));
  }

  @Override
  public String name() {
    return "iowa";
  }

  @Override
  public ZoneId zone() {
    return Iowa.TIME_ZONE;
  }

  @Override
  public List<? extends Sale> sales() {
    return sales.rows();
  }

  @Override
  public long rowsLeftOut() {
    return sales.leftOut();
  }

  @Override
  public OrderFeed orders(Part part, ShippedFrom shipped, long seed) {
    return new IowaOrders(sales.of(part), StoreZones.beside(file, seed), Instant.EPOCH);
  }

  /** Volume of a bottle with its share of the case, dm³. */
  public double unitCube(String item) {
    return IowaSurvey.unitCube(catalogue.product(item));
  }

  /**
   * Network and items for some items with their vendors, packs as ordered before an instant.
   *
   * @param profiles in order of number
   */
  public IowaFile supply(Instant startAt, List<SkuProfile> profiles) {
    Map<String, PackHabit> packs = new HashMap<>();
    profiles.forEach(p -> packs.put(p.sku(), new PackHabit(catalogue.product(p.sku()))));
    for (IowaRow row : sales.rows()) {
      PackHabit habit = row.at().isBefore(startAt) ? packs.get(row.item()) : null;
      if (habit != null) {
        habit.note(row.units());
      }
    }
    List<IowaSku> skus = new ArrayList<>();
    for (SkuProfile profile : profiles) {
      Product product = catalogue.product(profile.sku());
      PackHabit habit = packs.getOrDefault(profile.sku(), new PackHabit(product));
      skus.add(new IowaSku(profile, product, habit.bottles()));
    }
    return new IowaFile(startAt, skus);
  }

  private static IowaRow compact(IowaRow row, UnaryOperator<String> once) {
    return new IowaRow(
        row.on(), once.apply(row.store()), once.apply(row.item()), row.units(), row.sale(), "");
  }
}
