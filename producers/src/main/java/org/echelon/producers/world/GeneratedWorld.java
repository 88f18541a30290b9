package org.echelon.producers.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.echelon.event.DemandClass;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.chance.Chance;
import org.echelon.producers.iowa.Iowa;
import org.echelon.producers.iowa.IowaNetwork;
import org.echelon.producers.orders.ClassOrders;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.producers.us8.Us8Catalogue;
import org.echelon.producers.us8.Us8Sku;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Pack;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.echelon.schema.AvroTrust;

/**
 * Any network with SKUs, demand and stock drawn by chance: the catalogue of the generated world,
 * each SKU of one vendor, ordered from every zone at every speed that is served. It starts on a
 * Monday and is a function of network and seed.
 */
public final class GeneratedWorld implements World {
  static {
    AvroTrust.ensure();
  }

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private final String name;
  private final Network network;
  private final long seed;
  private final int days;
  private final List<Us8Sku> skus;
  private final List<String> vendors;
  private final List<DemandClass> classes;
  private final ClassOrders.Rhythm rhythm;
  private final Records records;

  private GeneratedWorld(
      String name,
      Network network,
      long seed,
      List<Us8Sku> skus,
      int days,
      List<DemandClass> classes,
      ClassOrders.Rhythm rhythm) {
    this.name = name;
    this.network = network;
    this.seed = seed;
    this.skus = skus;
    this.days = days;
    this.classes = classes;
    this.rhythm = rhythm;
    this.records = new Records(name, START);
    this.vendors =
        network.getNodes().stream()
            .filter(node -> node.getKind() == NodeKind.VENDOR)
            .map(Node::getNode)
            .toList();
  }

  /**
   * Demand from all zones alike, day and night. Nobody is there to approve anything, so lanes that
   * wait for approval move by themselves.
   *
   * @param network with numbered nodes
   * @param days after which no more orders come
   */
  public static GeneratedWorld on(Network network, long seed, int skus, int days) {
    List<Lane> lanes =
        network.getLanes().stream()
            .map(
                lane ->
                    lane.getMode() == LaneMode.APPROVE
                        ? Lane.newBuilder(lane).setMode(LaneMode.AUTO).build()
                        : lane)
            .toList();
    return new GeneratedWorld(
        network.getNetworkId(),
        Network.newBuilder(network).setLanes(lanes).build(),
        seed,
        Us8Catalogue.draw(seed, skus),
        days,
        classes(network, zone -> 1),
        ClassOrders.Rhythm.even(ZoneOffset.UTC));
  }

  /**
   * The network of the Iowa world, with its order days, its scarce room and its rhythm: stores
   * order in the morning, Monday to Friday. Everything else is drawn by chance.
   */
  public static GeneratedWorld iowa(long seed, int skus, int days) {
    return iowa(seed, skus, days, 1, 1);
  }

  /**
   * The same with rooms and flows that are a multiple of the nominal ones.
   *
   * @param storage factor of rooms
   * @param flow factor of units a day, in and out
   */
  public static GeneratedWorld iowa(long seed, int skus, int days, double storage, double flow) {
    List<Us8Sku> catalogue =
        Us8Catalogue.draw(seed, skus).stream().filter(sku -> !sku.large()).toList();
    TreeMap<String, String> vendors = new TreeMap<>();
    for (int v = 1; v <= 5; v++) {
      vendors.put("V-" + v, "Vendor " + v);
    }
    List<SkuProfile> profiles = catalogue.stream().map(Us8Sku::profile).toList();
    Network network = ScaledCapacity.of(IowaNetwork.of(START, profiles, vendors), storage, flow);
    Map<String, Double> shares = new TreeMap<>();
    Iowa.AREAS.forEach(area -> shares.put(area.zone(), area.share()));
    return new GeneratedWorld(
        "iowa-form",
        network,
        seed,
        catalogue,
        days,
        classes(network, shares::get),
        new ClassOrders.Rhythm(
            Iowa.TIME_ZONE, List.of(1.4, 1.4, 1.4, 1.4, 1.4, 0.0, 0.0), LocalTime.of(8, 0), 4));
  }

  /** When worlds of this kind start. */
  public static Instant start() {
    return START;
  }

  @Override
  public String name() {
    return name;
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
    return records.forecastsDrawn(seed, skus, sku -> classes);
  }

  @Override
  public List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels) {
    List<SkuProfile> profiles = skus.stream().map(Us8Sku::profile).toList();
    return new OpeningStock(records, seed, profiles).everywhere(network, levels);
  }

  /** None: what was bought before has come. */
  @Override
  public List<Receipt> ordersOnTheWay() {
    return List.of();
  }

  @Override
  public OrderFeed orders(ShippedFrom shipped) {
    return arriving(seed);
  }

  @Override
  public OptionalDouble linesOn(String sku, int day) {
    LocalDate date = LocalDate.ofInstant(START, ZoneOffset.UTC).plusDays(day);
    double factor = rhythm.weekdays().get(date.getDayOfWeek().getValue() - 1);
    return skus.stream()
        .filter(one -> one.sku().equals(sku))
        .mapToDouble(one -> one.linesPerDay() * factor)
        .findFirst();
  }

  @Override
  public Optional<OrderFeed> ordersRedrawn(int draw) {
    return Optional.of(arriving(Records.redrawn(seed, draw)));
  }

  private OrderFeed arriving(long arrivals) {
    LocalDate first = LocalDate.ofInstant(START, ZoneOffset.UTC);
    return new ClassOrders(name, arrivals, first, days, skus, classes, rhythm);
  }

  private Item item(Us8Sku sku) {
    List<Pack> packs = new ArrayList<>(List.of(pack("UNIT", 1)));
    long caseUnits = sku.packing().caseUnits();
    if (caseUnits > 1) {
      packs.add(pack("CASE", caseUnits));
    }
    Item.Builder item = Item.newBuilder(records.item(sku.profile())).setPacks(packs);
    if (vendors.isEmpty()) {
      return item.setVendors(List.of()).build();
    }
    int vendor = (int) (vendors.size() * Chance.of(seed, "vendor", sku.sku()).uniform());
    return item.setVendors(
            List.of(
                ItemVendor.newBuilder()
                    .setVendor(vendors.get(vendor))
                    .setMinUnits(caseUnits)
                    .setMultipleUnits(caseUnits)
                    .build()))
        .build();
  }

  private static Pack pack(String level, long units) {
    return Pack.newBuilder().setLevel(level).setUnitsPerPack(units).build();
  }

  /** Every zone and speed that some option serves, speeds alike within a zone. */
  private static List<DemandClass> classes(Network network, ToDoubleFunction<String> zoneShare) {
    Map<String, TreeSet<Speed>> served = new TreeMap<>();
    for (ShipOption option : network.getShipOptions()) {
      served.computeIfAbsent(option.getZone(), z -> new TreeSet<>()).add(option.getSpeed());
    }
    double sum = served.keySet().stream().mapToDouble(zoneShare).sum();
    List<DemandClass> classes = new ArrayList<>();
    served.forEach(
        (zone, speeds) ->
            speeds.forEach(
                speed ->
                    classes.add(
                        DemandClass.newBuilder()
                            .setZone(zone)
                            .setSpeed(speed)
                            .setShare(zoneShare.applyAsDouble(zone) / sum / speeds.size())
                            .build())));
    return classes;
  }
}
