package org.echelon.producers.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.forecast.DemandLearner;
import org.echelon.producers.forecast.ForecastBook;
import org.echelon.producers.iowa.IowaHistory;
import org.echelon.producers.orders.KnownSales;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.OrderHistory;
import org.echelon.producers.orders.RetailSurvey;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.producers.orders.SplitOrders;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.reference.NodeKind;
import org.echelon.schema.AvroTrust;

/**
 * Real orders from a border in time on, for a sample of items. All that is set up follows from what
 * lies before the border: forecasts by the forecaster that runs live, prices, packs, the limits of
 * nodes, and the stock at the start, which lies around the levels of the first forecasts with two
 * weeks of purchases on the way. Inventory, lead times and capacities are synthetic.
 */
public final class HeldOutWorld implements World {
  private final SplitOrders split;
  private final Set<String> skus;
  private final long seed;
  private final ForecastBook book;
  private final LocalDate firstMonday;
  private final RealSupply supply;
  private final Network network;
  private final Records records;

  /**
   * @param skus items that sold before the border
   * @param seed of what files do not say
   * @param storage factor of rooms
   * @param flow factor of units a day, in and out
   */
  public HeldOutWorld(SplitOrders split, Set<String> skus, long seed, double storage, double flow) {
    AvroTrust.ensure();
    this.split = split;
    this.skus = Set.copyOf(skus);
    this.seed = seed;
    OrderHistory history = split.history();
    this.book = new ForecastBook(split.all(this.skus, seed), history.zone());
    this.firstMonday = LocalDate.ofInstant(split.at(), history.zone());
    this.records = new Records(history.name(), split.at());
    this.supply = supply();
    this.network = ScaledCapacity.of(supply.network(), storage, flow);
  }

  private RealSupply supply() {
    List<SkuProfile> profiles = book.of(firstMonday).stream().map(this::profile).toList();
    return split.history() instanceof IowaHistory iowa
        ? new IowaSupply(iowa.supply(split.at(), profiles), records)
        : new RetailSupply(split.at(), records, profiles, split.medianPrice());
  }

  private SkuProfile profile(Forecast forecast) {
    double week = forecast.getWeekUnits().get(0);
    KnownSales sales = split.knownSales(forecast.getSku());
    double cube =
        split.history() instanceof IowaHistory iowa
            ? iowa.unitCube(forecast.getSku())
            : RetailSurvey.unitCube(seed, forecast.getSku());
    return new SkuProfile(
        forecast.getSku(),
        week / 7,
        forecast.getWeekVarianceToMean().get(0),
        cube,
        sales.price() > 0 ? sales.price() : split.medianPrice());
  }

  @Override
  public String name() {
    return split.history().name();
  }

  @Override
  public Instant startAt() {
    return split.at();
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public List<Item> items() {
    return supply.items();
  }

  @Override
  public List<Forecast> forecasts() {
    return book.of(firstMonday);
  }

  @Override
  public DemandLearner learner() {
    return book.readFrom(firstMonday);
  }

  @Override
  public List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels) {
    OpeningStock stock = new OpeningStock(records, seed, supply.profiles());
    return OpeningStock.places(network, kind -> kind != NodeKind.VENDOR).stream()
        .flatMap(place -> stock.aroundLevels(place, levels).stream())
        .toList();
  }

  @Override
  public List<Receipt> ordersOnTheWay() {
    PurchasesOnTheWay purchases = new PurchasesOnTheWay(name(), seed, startAt());
    for (SkuProfile sku : supply.profiles()) {
      supply.centres().forEach((node, share) -> purchases.add(sku, node, share));
    }
    return purchases.inOrder();
  }

  @Override
  public OrderFeed orders(ShippedFrom shipped) {
    return split.after(skus, shipped, seed);
  }
}
