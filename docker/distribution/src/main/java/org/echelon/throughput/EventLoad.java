package org.echelon.throughput;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.echelon.codec.LogKind;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.DemandClass;
import org.echelon.event.Forecast;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.Receipt;
import org.echelon.producers.world.GeneratedWorld;
import org.echelon.reference.Network;
import org.echelon.reference.NodeKind;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;

/**
 * What a generated world sends to Plan: first everything that there is, with counted stock at every
 * node, then seven order lines to three documents of the warehouses, a receipt or an adjustment. A
 * function of its seed; for one thread.
 */
public final class EventLoad {
  private static final String SOURCE = "bench";
  private static final double ORDERS = 0.7;
  private static final double RECEIPTS = 0.15;
  private static final int MOST_UNITS = 3;
  private static final int SPARE = 4;

  private final LoadSettings settings;
  private final GeneratedWorld world;
  private final List<Forecast> forecasts;
  private final List<String> centres = new ArrayList<>();
  private final List<String> stocked = new ArrayList<>();
  private final SkuChoice choice;
  private final SplittableRandom random;
  private long ticks;
  private long made;

  public EventLoad(LoadSettings settings) {
    this.settings = settings;
    Network network = LoadNetwork.of(GeneratedWorld.start(), settings.nodes());
    this.world = GeneratedWorld.on(network, settings.seed(), settings.skus(), 1);
    this.forecasts = world.forecasts();
    network
        .getNodes()
        .forEach(
            node -> {
              if (node.getKind() == NodeKind.DC) {
                centres.add(node.getNode());
              }
              if (node.getKind() != NodeKind.VENDOR) {
                stocked.add(node.getNode());
              }
            });
    this.choice =
        settings.skewed() ? SkuChoice.skewed(forecasts.size()) : SkuChoice.even(forecasts.size());
    this.random = new SplittableRandom(settings.seed());
  }

  /** Everything there is before the first event; the stock lasts for most of the orders. */
  List<LoadEvent> opening() {
    List<LoadEvent> all = new ArrayList<>();
    open(all::add);
    return all;
  }

  /** Tells everything there is before the first event, one by one, so that nothing is kept. */
  public void open(Consumer<LoadEvent> to) {
    to.accept(tick());
    Network network = world.network();
    to.accept(new LoadEvent(LogKind.NETWORK, Topic.NETWORK, network.getNetworkId(), network));
    world.items().forEach(i -> to.accept(new LoadEvent(LogKind.ITEM, Topic.ITEM, i.getSku(), i)));
    forecasts.forEach(
        f -> to.accept(new LoadEvent(LogKind.FORECAST, Topic.FORECAST, f.getSku(), f)));
    for (int sku = 0; sku < forecasts.size(); sku++) {
      for (String node : stocked) {
        to.accept(count(forecasts.get(sku).getSku(), node, openingUnits(sku)));
      }
    }
  }

  private long openingUnits(int sku) {
    double ordered = settings.events() * choice.share(sku) * ORDERS * (1 + MOST_UNITS) / 2;
    return SPARE + (long) Math.ceil(2 * ordered / stocked.size());
  }

  /** Units counted at all nodes together before the first event. */
  public long openingUnits() {
    return stocked.size()
        * IntStream.range(0, forecasts.size()).mapToLong(this::openingUnits).sum();
  }

  /** The SKUs, in order. */
  public List<String> skus() {
    return forecasts.stream().map(Forecast::getSku).toList();
  }

  /** The network that everything happens in. */
  public Network network() {
    return world.network();
  }

  /** An order line for a SKU. */
  public LoadEvent order(int sku) {
    return order("E-" + ++made, forecasts.get(sku));
  }

  /** An adjustment of a SKU at some node, upwards. */
  public LoadEvent adjustment(int sku) {
    return adjustment("E-" + ++made, forecasts.get(sku).getSku());
  }

  /** The next tick, a second after the one before, as those of the live clock. */
  public LoadEvent tick() {
    ticks++;
    String network = world.network().getNetworkId();
    return new LoadEvent(LogKind.TICK, Topic.TICK, network, new Tick(network, ticks, now()));
  }

  /** Lets time pass, which the next tick tells. */
  public void pass(Duration time) {
    ticks += time.toSeconds();
  }

  /** The next event. */
  public LoadEvent next() {
    Forecast of = forecasts.get(choice.of(random.nextDouble()));
    String id = "E-" + ++made;
    double kind = random.nextDouble();
    if (kind < ORDERS) {
      return order(id, of);
    }
    return kind < ORDERS + RECEIPTS ? receipt(id, of.getSku()) : adjustment(id, of.getSku());
  }

  /** The last tick. */
  public Instant now() {
    return world.startAt().plusSeconds(ticks);
  }

  private LoadEvent order(String id, Forecast of) {
    DemandClass from = of.getClasses().get(random.nextInt(of.getClasses().size()));
    OrderLine line =
        OrderLine.newBuilder()
            .setEventId(id)
            .setSource(SOURCE)
            .setOccurredAt(now())
            .setOrderId(id)
            .setPlacedAt(now())
            .setLineNo(1)
            .setLineCount(1)
            .setChange(OrderChange.PLACED)
            .setSku(of.getSku())
            .setUnits(1 + random.nextInt(MOST_UNITS))
            .setZone(from.getZone())
            .setSpeed(from.getSpeed())
            .build();
    return new LoadEvent(LogKind.ORDER, Topic.ORDER, of.getSku(), line);
  }

  private LoadEvent receipt(String id, String sku) {
    Receipt receipt =
        Receipt.newBuilder()
            .setEventId(id)
            .setSource(SOURCE)
            .setOccurredAt(now())
            .setSku(sku)
            .setReceiptId(id)
            .setNode(centres.get(random.nextInt(centres.size())))
            .setPoRef("PO-" + id)
            .setGoodUnits(1 + random.nextInt(MOST_UNITS))
            .setLast(true)
            .build();
    return new LoadEvent(LogKind.RECEIPT, Topic.RECEIPT, sku, receipt);
  }

  private LoadEvent adjustment(String id, String sku) {
    String node = stocked.get(random.nextInt(stocked.size()));
    return adjusted(id, sku, node, AdjustmentKind.DELTA, 1 + random.nextInt(MOST_UNITS));
  }

  private LoadEvent count(String sku, String node, long units) {
    return adjusted("opening-" + sku + "-" + node, sku, node, AdjustmentKind.COUNT, units);
  }

  private LoadEvent adjusted(String id, String sku, String node, AdjustmentKind kind, long units) {
    Adjustment.Builder adjustment =
        Adjustment.newBuilder()
            .setEventId(id)
            .setSource(SOURCE)
            .setOccurredAt(now())
            .setSku(sku)
            .setNode(node)
            .setAdjustmentId(id)
            .setKind(kind)
            .setUnits(units)
            .setReason("BENCH");
    if (kind == AdjustmentKind.COUNT) {
      adjustment.setCountedAt(now());
    }
    return new LoadEvent(LogKind.ADJUSTMENT, Topic.ADJUSTMENT, sku, adjustment.build());
  }
}
