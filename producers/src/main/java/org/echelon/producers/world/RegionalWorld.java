package org.echelon.producers.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.echelon.event.DemandClass;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.orders.ClassOrders;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.producers.regional.Geography;
import org.echelon.producers.regional.RegionalNetwork;
import org.echelon.producers.regional.Tariff;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.Us8Catalogue;
import org.echelon.producers.us8.Us8Sku;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Network;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Pack;
import org.echelon.schema.AvroTrust;

/**
 * A drawn country under national operation, with the catalogue of the generated world: one vendor,
 * orders of one line, day and night, from every zone by its share. It starts on a Monday and is a
 * function of its seed; the version of {@link Geography} names it.
 */
public final class RegionalWorld implements World {
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final double PURCHASE_DAYS = 14;
  private static final int TRUCKS_OF_FC = 3;

  private final long seed;
  private final int days;
  private final Geography land;
  private final List<Us8Sku> skus;
  private final Network network;
  private final Records records = new Records(Geography.VERSION, START);

  /**
   * @param days after which no more orders come
   */
  public RegionalWorld(long seed, int skus, int days, Tariff tariff) {
    AvroTrust.ensure();
    this.seed = seed;
    this.days = days;
    this.land = Geography.of(seed);
    this.skus = Us8Catalogue.draw(seed, skus);
    this.network = RegionalNetwork.of(land, tariff, START, seed, this.skus);
  }

  /** Regions of the country of a seed. */
  public static int regions(long seed) {
    return Geography.of(seed).areas().size();
  }

  /** Cube of a truck to customers, dm³: a day's demand would fill three at each FC. */
  public double truckCube() {
    double cube =
        skus.stream().mapToDouble(s -> s.profile().unitCube() * s.profile().ratePerDay()).sum();
    long fcs = land.sites().stream().filter(site -> site.kind() == NodeKind.FC).count();
    return cube / (TRUCKS_OF_FC * fcs);
  }

  @Override
  public String name() {
    return Geography.VERSION;
  }

  @Override
  public Instant startAt() {
    return START;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public List<Item> items() {
    return skus.stream().map(this::item).toList();
  }

  @Override
  public List<Forecast> forecasts() {
    return records.forecastsDrawn(seed, skus, this::classes);
  }

  @Override
  public List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels) {
    List<SkuProfile> profiles = skus.stream().map(Us8Sku::profile).toList();
    return new OpeningStock(records, seed, profiles).everywhere(network, levels);
  }

  @Override
  public List<Receipt> ordersOnTheWay() {
    PurchasesOnTheWay purchases = new PurchasesOnTheWay(name(), seed, START);
    for (Us8Sku sku : skus) {
      for (Geography.Site site : land.sites()) {
        if (site.kind() == NodeKind.DC) {
          purchases.add(sku.profile(), site.id(), land.shareFedBy(site.ordinal()));
        }
      }
    }
    return purchases.inOrder();
  }

  @Override
  public OrderFeed orders(ShippedFrom shipped) {
    return arriving(seed);
  }

  @Override
  public OptionalDouble linesOn(String sku, int day) {
    return skus.stream()
        .filter(one -> one.sku().equals(sku))
        .mapToDouble(Us8Sku::linesPerDay)
        .findFirst();
  }

  @Override
  public Optional<OrderFeed> ordersRedrawn(int draw) {
    return Optional.of(arriving(Records.redrawn(seed, draw)));
  }

  private OrderFeed arriving(long arrivals) {
    LocalDate first = LocalDate.ofInstant(START, ZoneOffset.UTC);
    ClassOrders.Rhythm even = ClassOrders.Rhythm.even(ZoneOffset.UTC);
    return new ClassOrders(name(), arrivals, first, days, skus, this::classes, even);
  }

  private Item item(Us8Sku sku) {
    List<Pack> packs = new ArrayList<>();
    packs.add(Pack.newBuilder().setLevel("UNIT").setUnitsPerPack(1).build());
    long caseUnits = sku.packing().caseUnits();
    if (caseUnits > 1) {
      packs.add(Pack.newBuilder().setLevel("CASE").setUnitsPerPack(caseUnits).build());
    }
    long centres = land.sites().stream().filter(site -> site.kind() == NodeKind.DC).count();
    double bought = PURCHASE_DAYS * sku.profile().ratePerDay() / centres;
    long multiple = sku.packing().largestWithin(bought);
    return Item.newBuilder(records.item(sku.profile()))
        .setPacks(packs)
        .setHandlingClass(sku.large() ? Us8.LARGE : Us8.STANDARD)
        .setVendors(
            List.of(
                ItemVendor.newBuilder()
                    .setVendor(Us8.VENDOR)
                    .setMinUnits(multiple)
                    .setMultipleUnits(multiple)
                    .build()))
        .build();
  }

  /** Every zone and speed with its share of the demand of a SKU. */
  private List<DemandClass> classes(Us8Sku sku) {
    List<Us8.SpeedShare> speeds = sku.large() ? Records.withoutSameDay(Us8.SPEEDS) : Us8.SPEEDS;
    List<DemandClass> classes = new ArrayList<>();
    for (Geography.Area area : land.areas()) {
      for (Geography.Town town : area.towns()) {
        for (Us8.SpeedShare speed : speeds) {
          classes.add(
              DemandClass.newBuilder()
                  .setZone(town.zone())
                  .setSpeed(speed.speed())
                  .setShare(town.share() * speed.share())
                  .build());
        }
      }
    }
    return classes;
  }
}
