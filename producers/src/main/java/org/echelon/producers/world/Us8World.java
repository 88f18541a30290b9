package org.echelon.producers.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.echelon.event.DemandClass;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.orders.GeneratedOrders;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.producers.us8.SiteCapacities;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.Us8Network;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.reference.NodeKind;
import org.echelon.schema.AvroTrust;

/**
 * The generated world: eight regions, 28 stocking sites and one vendor, SKUs with lognormal rates
 * (median 0.4 a day) and negative binomial demand. It starts on a Monday in the middle of its life
 * and is a function of its seed.
 */
public final class Us8World implements World {
  /** Monday, midnight in Chicago. */
  private static final Instant START = Instant.parse("2026-01-05T18:00:00Z");

  private static final double RATE_CAP_PER_DAY = 400;
  private static final double FORECAST_ERROR_CV = 0.25;
  private static final int WEEKS_ON_THE_WAY = 2;

  private final long seed;
  private final int days;
  private final List<SkuProfile> skus;
  private final Network network;
  private final Records records = new Records("us8", START);

  /** The world in its nominal tightness. */
  public Us8World(long seed, int skus, int days) {
    this(seed, skus, days, 1);
  }

  /**
   * @param days after which no more orders come
   * @param tightness divides every capacity; above one, more of them bind
   */
  public Us8World(long seed, int skus, int days, double tightness) {
    AvroTrust.ensure();
    this.seed = seed;
    this.days = days;
    this.skus = new ArrayList<>();
    for (int i = 1; i <= skus; i++) {
      this.skus.add(profile(String.format(Locale.ROOT, "S%05d", i)));
    }
    this.network =
        new Us8Network(START, "USD")
            .with(SiteCapacities.of(this.skus, Us8.SPEEDS.get(0).share(), tightness));
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
  public List<SkuProfile> skus() {
    return List.copyOf(skus);
  }

  @Override
  public List<Item> items() {
    return skus.stream().map(records::item).toList();
  }

  @Override
  public List<Forecast> forecasts() {
    double sigma = Math.sqrt(Math.log1p(FORECAST_ERROR_CV * FORECAST_ERROR_CV));
    double median = Math.exp(-sigma * sigma / 2);
    List<DemandClass> shares = Records.classShares(Us8.SPEEDS);
    List<Forecast> forecasts = new ArrayList<>();
    for (SkuProfile sku : skus) {
      double error = Chance.of(seed, "forecast", sku.sku()).logNormal(median, sigma);
      forecasts.add(records.forecast(sku, sku.ratePerDay() * error, FORECAST_ERROR_CV, shares));
    }
    return forecasts;
  }

  @Override
  public List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels) {
    OpeningStock stock = new OpeningStock(records, seed, skus);
    return OpeningStock.places(network, kind -> kind != NodeKind.VENDOR).stream()
        .flatMap(place -> stock.aroundLevels(place, levels).stream())
        .toList();
  }

  @Override
  public List<Receipt> ordersOnTheWay() {
    List<Receipt> receipts = new ArrayList<>();
    for (SkuProfile sku : skus) {
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

  private SkuProfile profile(String sku) {
    Chance chance = Chance.of(seed, "sku", sku);
    double rate = Math.min(RATE_CAP_PER_DAY, chance.logNormal(0.4, 1.7));
    double varianceToMean = chance.uniform(1, 3);
    double unitCube = chance.logNormal(0.25, 0.9);
    return new SkuProfile(sku, rate, varianceToMean, unitCube, chance.logNormal(20, 0.7));
  }
}
