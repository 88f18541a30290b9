package org.echelon.producers.world;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.RetailOrders;
import org.echelon.producers.orders.RetailSurvey;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.producers.orders.Zones;
import org.echelon.producers.us8.SiteCapacities;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.Us8Network;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.reference.NodeKind;
import org.echelon.reference.Speed;
import org.echelon.schema.AvroTrust;

/**
 * The orders of a real retailer on the invented network. First forecasts and opening stock come
 * from the first 60 days of the file, and capacities from the same rates; inventory, volumes of
 * units and places are synthetic.
 */
public final class RetailWorld implements World {
  // Small prices keep less stock than the sizing of rooms expects; this makes some scarce again.
  private static final double NOMINAL_TIGHTNESS = 1.35;
  private static final List<Us8.SpeedShare> SPEEDS =
      List.of(new Us8.SpeedShare(Speed.NEXT_DAY, 0.7), new Us8.SpeedShare(Speed.TWO_DAY, 0.3));

  private final Path file;
  private final long seed;
  private final Instant startAt;
  private final List<SkuProfile> skus;
  private final Network network;
  private final Records records;

  /** The world in its nominal tightness. */
  public RetailWorld(Path file, long seed) {
    this(file, seed, NOMINAL_TIGHTNESS);
  }

  /**
   * Reads the file once from end to end.
   *
   * @param tightness divides every capacity; above one, more of them bind
   */
  public RetailWorld(Path file, long seed, double tightness) {
    AvroTrust.ensure();
    this.file = file;
    this.seed = seed;
    RetailSurvey survey = RetailSurvey.of(file);
    this.startAt = survey.startAt();
    this.skus = survey.profiles(seed);
    this.network = new Us8Network(startAt, "GBP").with(SiteCapacities.of(skus, 0, tightness));
    this.records = new Records("retail", startAt);
  }

  @Override
  public String name() {
    return "retail";
  }

  @Override
  public Instant startAt() {
    return startAt;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public List<Item> items() {
    return skus.stream().map(records::item).toList();
  }

  /** Forecasts of the SKUs sold in the first 60 days; the others are learned when they appear. */
  @Override
  public List<Forecast> forecasts() {
    return records.forecasts(skus, Records.classShares(SPEEDS));
  }

  /** Eight weeks of early demand: levels at the sites near customers, the rest at their DC. */
  @Override
  public List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels) {
    OpeningStock stock = new OpeningStock(records, seed, skus);
    Map<String, OpeningStock.Place> places = new HashMap<>();
    OpeningStock.places(network, kind -> kind != NodeKind.VENDOR)
        .forEach(place -> places.put(place.node(), place));
    List<Adjustment> counts = new ArrayList<>();
    for (Us8.Site dc : Us8.SITES) {
      if (dc.kind() == NodeKind.DC) {
        List<OpeningStock.Place> fills =
            Us8.SITES.stream()
                .filter(site -> site.feeder() == dc.ordinal())
                .map(site -> places.get(site.id()))
                .toList();
        double share = Us8.shareFedBy(dc.ordinal());
        counts.addAll(stock.eightWeeks(new OpeningStock.Centre(dc.id(), share, fills), levels));
      }
    }
    return counts;
  }

  /** None: the file tells nothing of purchases. */
  @Override
  public List<Receipt> ordersOnTheWay() {
    return List.of();
  }

  @Override
  public OrderFeed orders(ShippedFrom shipped) {
    return new RetailOrders(file, Zones.beside(file, seed), shipped, seed, startAt);
  }
}
