package org.echelon.producers.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.echelon.event.DemandClass;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.chance.Chance;
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

  private static final double FORECAST_ERROR_CV = 0.25;
  private static final int WEEKS_ON_THE_WAY = 2;

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
    double sigma = Math.sqrt(Math.log1p(FORECAST_ERROR_CV * FORECAST_ERROR_CV));
    double median = Math.exp(-sigma * sigma / 2);
    List<DemandClass> all = Records.classShares(Us8.SPEEDS);
    List<DemandClass> large = Records.classShares(Records.withoutSameDay(Us8.SPEEDS));
    List<Forecast> forecasts = new ArrayList<>();
    for (Us8Sku sku : skus) {
      double error = Chance.of(seed, "forecast", sku.sku()).logNormal(median, sigma);
      double rate = sku.profile().ratePerDay() * error;
      forecasts.add(
          records.forecast(sku.profile(), rate, FORECAST_ERROR_CV, sku.large() ? large : all));
    }
    return forecasts;
  }

  @Override
  public List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels) {
    OpeningStock stock = new OpeningStock(records, seed, profiles());
    return OpeningStock.places(network, kind -> kind != NodeKind.VENDOR).stream()
        .flatMap(place -> stock.aroundLevels(place, levels).stream())
        .toList();
  }

  @Override
  public List<Receipt> ordersOnTheWay() {
    List<Receipt> receipts = new ArrayList<>();
    for (SkuProfile sku : profiles()) {
      for (Us8.Site site : Us8.SITES) {
        if (site.kind() == NodeKind.DC) {
          double weekly = 7 * sku.ratePerDay() * Us8.shareFedBy(site.ordinal());
          for (int week = 0; week < WEEKS_ON_THE_WAY; week++) {
            onTheWay(sku, site, week, weekly, receipts);
          }
        }
      }
    }
    receipts.sort(
        Comparator.comparing(Receipt::getOccurredAt).thenComparing(Receipt::getReceiptId));
    return receipts;
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

  /** A week's order of a SKU, due some day of the week in which its lead time ends. */
  private void onTheWay(
      SkuProfile sku, Us8.Site site, int week, double weeklyUnits, List<Receipt> receipts) {
    String poRef = "PO-" + site.id() + "-" + sku.sku() + "-" + week;
    Chance chance = Chance.of(seed, "on the way", poRef);
    // Rounded by chance, so that slow SKUs keep their mean.
    long units = (long) Math.floor(weeklyUnits * chance.uniform(0.8, 1.2) + chance.uniform());
    Instant at = START.plus(Duration.ofMinutes((long) ((week + chance.uniform()) * 7 * 24 * 60)));
    if (units > 0) {
      receipts.add(
          Receipt.newBuilder()
              .setEventId("gr-" + poRef)
              .setSource("us8")
              .setOccurredAt(at)
              .setSku(sku.sku())
              .setReceiptId("GR-" + poRef)
              .setNode(site.id())
              .setPoRef(poRef)
              .setGoodUnits(units)
              .setLast(true)
              .build());
    }
  }

  private List<SkuProfile> profiles() {
    return skus.stream().map(Us8Sku::profile).toList();
  }
}
