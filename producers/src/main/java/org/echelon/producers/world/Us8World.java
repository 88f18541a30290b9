package org.echelon.producers.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.echelon.event.DemandClass;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.orders.GeneratedOrders;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.producers.us8.DemandRhythm;
import org.echelon.producers.us8.SiteCapacities;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.Us8Catalogue;
import org.echelon.producers.us8.Us8Items;
import org.echelon.producers.us8.Us8Network;
import org.echelon.producers.us8.Us8Sku;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.reference.NodeKind;
import org.echelon.schema.AvroTrust;

/**
 * The generated world: eight regions, 28 stocking sites and three vendors, SKUs with lognormal
 * rates that are ordered in lumpy lines, made to the facts of real order sets. It starts on a
 * Monday in the middle of its life and is a function of its seed.
 */
public final class Us8World implements World {
  /** Monday, midnight in Chicago. */
  private static final Instant START = Instant.parse("2026-01-05T18:00:00Z");

  private final long seed;
  private final int days;
  private final List<Us8Sku> skus;
  private final Network network;
  private final Records records = new Records("us8", START);

  /** The world in its nominal tightness. */
  public Us8World(long seed, int skus, int days) {
    this(seed, skus, days, 1, VendorLeadTimes.gamma());
  }

  /**
   * The world with rooms and flows that are a multiple of the nominal ones.
   *
   * @param storage factor of rooms
   * @param flow factor of units a day, in and out
   */
  public static Us8World scaled(long seed, int skus, int days, double storage, double flow) {
    return new Us8World(seed, skus, days, 1, VendorLeadTimes.gamma(), storage, flow);
  }

  /**
   * @param days after which no more orders come
   * @param tightness divides every capacity; above one, more of them bind
   * @param leadTimes how the times of vendors spread
   */
  public Us8World(long seed, int skus, int days, double tightness, VendorLeadTimes leadTimes) {
    this(seed, skus, days, tightness, leadTimes, 1, 1);
  }

  private Us8World(
      long seed,
      int skus,
      int days,
      double tightness,
      VendorLeadTimes leadTimes,
      double storage,
      double flow) {
    AvroTrust.ensure();
    this.seed = seed;
    this.days = days;
    this.skus = Us8Catalogue.draw(seed, skus);
    this.network =
        ScaledCapacity.of(
            new Us8Network(START, "USD", leadTimes, true)
                .with(SiteCapacities.of(this.skus, tightness)),
            storage,
            flow);
  }

  @Override
  public String name() {
    return "us8";
  }

  @Override
  public Instant startAt() {
    return START;
  }

  @Override
  public Network network() {
    return network;
  }

  /** The truth about each SKU, in order of SKU. */
  public List<Us8Sku> skus() {
    return skus;
  }

  @Override
  public List<Item> items() {
    return skus.stream()
        .map(sku -> Us8Items.complete(records.item(sku.profile()), sku, seed))
        .toList();
  }

  @Override
  public List<Forecast> forecasts() {
    List<DemandClass> all = Records.classShares(Us8.SPEEDS);
    List<DemandClass> large = Records.classShares(Records.withoutSameDay(Us8.SPEEDS));
    return records.forecastsDrawn(seed, skus, sku -> sku.large() ? large : all);
  }

  @Override
  public List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels) {
    return new OpeningStock(records, seed, profiles()).everywhere(network, levels);
  }

  @Override
  public List<Receipt> ordersOnTheWay() {
    PurchasesOnTheWay purchases = new PurchasesOnTheWay("us8", seed, START);
    for (SkuProfile sku : profiles()) {
      for (Us8.Site site : Us8.SITES) {
        if (site.kind() == NodeKind.DC) {
          purchases.add(sku, site.id(), Us8.shareFedBy(site.ordinal()));
        }
      }
    }
    return purchases.inOrder();
  }

  @Override
  public OrderFeed orders(ShippedFrom shipped) {
    return new GeneratedOrders(seed, START, days, skus);
  }

  @Override
  public OptionalDouble linesOn(String sku, int day) {
    return skus.stream()
        .filter(one -> one.sku().equals(sku))
        .mapToDouble(one -> one.linesPerDay() * new DemandRhythm(seed).factor(sku, day))
        .findFirst();
  }

  @Override
  public Optional<OrderFeed> ordersRedrawn(int draw) {
    return Optional.of(new GeneratedOrders(seed, Records.redrawn(seed, draw), START, days, skus));
  }

  private List<SkuProfile> profiles() {
    return skus.stream().map(Us8Sku::profile).toList();
  }
}
