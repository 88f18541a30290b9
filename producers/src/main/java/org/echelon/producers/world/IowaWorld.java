package org.echelon.producers.world;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongBiFunction;
import org.echelon.event.Adjustment;
import org.echelon.event.Forecast;
import org.echelon.event.Receipt;
import org.echelon.producers.iowa.Iowa;
import org.echelon.producers.iowa.IowaFile;
import org.echelon.producers.iowa.IowaOrders;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.reference.Item;
import org.echelon.reference.Network;
import org.echelon.reference.NodeKind;
import org.echelon.schema.AvroTrust;

/**
 * The orders of Iowa's stores on a network of one warehouse and a centre in each of eight zones.
 * Orders, packs, prices and vendors are real; stock, capacities, costs and lead times are invented.
 */
public final class IowaWorld implements World {
  private final Path file;
  private final long seed;
  private final IowaFile read;
  private final Network network;
  private final List<SkuProfile> profiles;
  private final Records records;

  /** Reads the file once from end to end, and stores and products beside it. */
  public IowaWorld(Path file, long seed) {
    AvroTrust.ensure();
    this.file = file;
    this.seed = seed;
    this.read = IowaFile.of(file);
    this.network = read.network();
    this.profiles = read.profiles();
    this.records = new Records("iowa", read.startAt());
  }

  @Override
  public String name() {
    return "iowa";
  }

  @Override
  public Instant startAt() {
    return read.startAt();
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public List<Item> items() {
    return read.complete(profiles.stream().map(records::item).toList());
  }

  /** Forecasts of the items sold in the first 60 days; the others are learned when they appear. */
  @Override
  public List<Forecast> forecasts() {
    return records.forecasts(profiles, IowaFile.demandClasses());
  }

  /** Eight weeks of early demand: levels at the centres, the rest at the warehouse. */
  @Override
  public List<Adjustment> openingCounts(ToLongBiFunction<String, String> levels) {
    List<OpeningStock.Place> centres = OpeningStock.places(network, n -> n == NodeKind.FC);
    return new OpeningStock(records, seed, profiles)
        .eightWeeks(new OpeningStock.Centre(Iowa.DC, 1, centres), levels);
  }

  /** None: the file tells nothing of purchases. */
  @Override
  public List<Receipt> ordersOnTheWay() {
    return List.of();
  }

  @Override
  public OrderFeed orders(ShippedFrom shipped) {
    return new IowaOrders(file, seed, read.startAt());
  }
}
