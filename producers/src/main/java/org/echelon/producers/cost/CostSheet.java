package org.echelon.producers.cost;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.codec.PriceMapping;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.event.Adjustment;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.Receipt;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.ShipOption;
import org.echelon.price.PriceVector;
import org.echelon.producers.partner.SiteBook;
import org.echelon.reference.DamagedTo;
import org.echelon.reference.Item;
import org.echelon.valuation.ItemTerms;
import org.jspecify.annotations.Nullable;

/**
 * What running a network costs, in currency, booked as goods move.
 *
 * <pre>
 * a parcel leaves     units (option + option by cube), late penalty if it comes after it is due,
 *                     handling out
 * a transfer leaves   units (lane + lane by cube), handling out;  arrives: handling in
 * a purchase arrives  units (lane + lane by cube), handling in
 * stock on hand       integral of units x capital and of cube x storage cost of the node
 * in the yard         integral of cube x storage cost of the node x a multiple
 * on the way          integral of units x capital, between nodes, for the destination
 * a customer gives up units x lost-sale value of the item, as the planner has it
 * </pre>
 *
 * What goods cost to buy is in no part: it is the same for whoever sells as much. Goods of a vendor
 * are owned when received. Fixed costs of departures are left out, as the planner has none.
 */
public final class CostSheet {
  private static final double DAY_MILLIS = 86_400_000;

  private final org.echelon.reference.Network published;
  private final Network network;
  private final long startMillis;
  private final ToLongFunction<OrderLine> dueMillis;
  private final Map<String, ItemTerms> items = new HashMap<>();
  private final Map<String, Double> unitCosts = new HashMap<>();
  private final Map<String, ShipOption> options = new HashMap<>();
  private final Map<String, Customer> lines = new HashMap<>();
  private final Map<String, Parcel> parcels = new HashMap<>();
  private final Map<String, Haul> hauls = new HashMap<>();
  private final CostTable table = new CostTable();
  private final StockBook stock;
  private final ServiceDays service = new ServiceDays();
  private final DaySums bought = new DaySums();
  private final PriceBook prices = new PriceBook();
  private final Distances distances;
  private final OpenOrders open;
  private final double overflowMultiple;
  private @Nullable SkuCosts skus;
  private long nowMillis;

  /** Who ordered a line. */
  private record Customer(String line, int zone, String speed, long dueMillis) {}

  /** Units to ship to a customer. */
  private record Parcel(Customer customer, ShipOption option) {}

  /** Units that move on a lane; vendors hold no stock of ours. */
  private static final class Haul {
    private final Lane lane;
    private final boolean bought;
    private final Set<String> heard = new HashSet<>();
    private long inTransit;

    Haul(Lane lane, boolean bought) {
      this.lane = lane;
      this.bought = bought;
    }
  }

  /**
   * @param dueMillis when an order is due, epoch milliseconds
   */
  public CostSheet(
      org.echelon.reference.Network published,
      Instant startAt,
      ToLongFunction<OrderLine> dueMillis) {
    this(published, startAt, dueMillis, 0);
  }

  /**
   * @param dueMillis when an order is due, epoch milliseconds
   * @param overflowMultiple cost of a dm³ in the yard over that of one inside
   */
  public CostSheet(
      org.echelon.reference.Network published,
      Instant startAt,
      ToLongFunction<OrderLine> dueMillis,
      double overflowMultiple) {
    this.overflowMultiple = overflowMultiple;
    this.published = published;
    this.startMillis = startAt.toEpochMilli();
    this.nowMillis = startMillis;
    this.network = NetworkMapping.toCore(published, startMillis);
    this.dueMillis = dueMillis;
    this.stock = new StockBook(network, startMillis);
    this.distances = new Distances(published, network);
    this.open = new OpenOrders(startMillis);
    for (ShipOption option : network.shipOptions()) {
      options.put(optionKey(option.node(), option.zone(), option.option()), option);
    }
  }

  /** Keeps costs by SKU as well, from now on. */
  public SkuCosts followSkus() {
    SkuCosts followed = new SkuCosts(network, startMillis);
    skus = followed;
    return followed;
  }

  /** The outside world says something. */
  public void fed(SpecificRecord record) {
    if (record instanceof Item item) {
      items.put(item.getSku(), ItemMapping.terms(item, network));
      unitCosts.put(item.getSku(), ItemMapping.unitCost(item));
    } else if (record instanceof OrderLine line) {
      ordered(line);
    } else if (record instanceof Adjustment adjustment) {
      adjusted(adjustment);
    } else if (record instanceof Receipt receipt) {
      received(receipt);
    } else if (record instanceof Ack ack) {
      answered(ack);
    }
  }

  /** Echelon publishes something. */
  public void published(SpecificRecord record) {
    if (record instanceof AssignmentCommand command) {
      assigned(command);
    } else if (record instanceof TransferCommand command) {
      hauled(command.getCommandId(), command.getLane(), false);
    } else if (record instanceof PurchaseCommand command) {
      hauled(command.getCommandId(), command.getLane(), true);
    } else if (record instanceof PriceVector vector) {
      long at = vector.getComputedAt().toEpochMilli();
      prices.take(vector, day(at));
      if (skus != null) {
        LocalDate today = LocalDate.ofInstant(vector.getComputedAt(), ZoneOffset.UTC);
        skus.prices(PriceMapping.view(vector, network, today), at);
      }
    }
  }

  /** A customer gives up units of a line. */
  public void lost(OrderLine line, long units, Instant at) {
    ItemTerms item = items.get(line.getSku());
    double value = item == null ? 0 : item.lostSaleValue();
    int day = day(at.toEpochMilli());
    open.lost(line.getOrderId() + "/" + line.getLineNo(), units, at.toEpochMilli());
    book(line.getSku(), day, null, CostPart.LOST_SALES, units * value);
    if (skus != null) {
      skus.lost(line.getSku(), day, units);
    }
    service.lost(line.getSpeed().name(), day, units);
  }

  /** Time has come so far. */
  public void upTo(Instant now) {
    nowMillis = now.toEpochMilli();
    stock.upTo(nowMillis);
    if (skus != null) {
      skus.upTo(nowMillis);
    }
  }

  /** The book of the sites, which knows what lies in them and is told what waits there. */
  public SiteBook sites() {
    return new YardBook(network, items, stock, startMillis, this::inYard);
  }

  /** Units that lie at a node, as booked here. */
  public long onHand(String sku, String node) {
    return stock.units(sku, network.ordinal(node));
  }

  /** Units on the way between nodes, all SKUs, as booked here. */
  public long inTransit() {
    return stock.inTransit();
  }

  /** Mean cube of what lies at a node over a day, dm³. */
  public double meanCube(String node, int day) {
    return stock.room(network.ordinal(node)).cube.of(day);
  }

  /** Units that left a node on a day, to customers and to other nodes. */
  public double unitsOut(String node, int day) {
    return stock.room(network.ordinal(node)).out.of(day);
  }

  /** What the whole days from one on have cost; the last day only if the run ends with it. */
  public CostSummary summary(int fromDay) {
    int until = (int) Math.floor((nowMillis - startMillis) / DAY_MILLIS + 1e-6);
    int from = Math.min(fromDay, Math.max(0, until - 1));
    double openThen = openOrders(Math.max(1, until)) - openOrders(from);
    return new CostTotals(
            published,
            network,
            startMillis,
            table,
            stock,
            service,
            bought,
            prices,
            overflowMultiple)
        .between(from, Math.max(1, until))
        .of(open.units(), distances.mean(), openThen);
  }

  private double openOrders(int day) {
    long at = startMillis + (long) (day * DAY_MILLIS);
    return open.leastCost(at, nowMillis, network, items::get);
  }

  private void ordered(OrderLine line) {
    boolean placed = line.getChange() == OrderChange.PLACED && line.getRevision() == 1;
    if (!placed) {
      boolean stands = line.getChange() != OrderChange.CANCELLED && !line.getWithdrawn();
      String id = line.getOrderId() + "/" + line.getLineNo();
      open.revised(id, stands ? line.getUnits() : 0);
    } else {
      int zone =
          line.getZone() != null
              ? network.zone(line.getZone())
              : network.zoneOfPostalCode(String.valueOf(line.getPostalCode()));
      String id = line.getOrderId() + "/" + line.getLineNo();
      String speed = line.getSpeed().name();
      Customer customer = new Customer(id, zone, speed, dueMillis.applyAsLong(line));
      if (lines.putIfAbsent(id, customer) == null) {
        long at = line.getPlacedAt().toEpochMilli();
        open.placed(id, line.getSku(), zone, speed, at, line.getUnits());
        if (skus != null) {
          skus.ordered(line.getSku(), day(line.getOccurredAt().toEpochMilli()), line.getUnits());
        }
      }
    }
  }

  private void adjusted(Adjustment adjustment) {
    int node = network.ordinal(adjustment.getNode());
    long units = adjustment.getUnits();
    long change =
        switch (adjustment.getKind()) {
          case COUNT -> units - stock.units(adjustment.getSku(), node);
          case DELTA, FOUND, RETURN -> units;
          case DAMAGE, LOST, DISPOSE -> -units;
          default -> 0;
        };
    move(adjustment.getSku(), node, change, adjustment.getOccurredAt());
    ItemTerms item = items.get(adjustment.getSku());
    long at = adjustment.getOccurredAt().toEpochMilli();
    if (item != null && node >= 0 && change < 0) {
      stock.gone(item, node, -change, at);
    } else if (item != null && node >= 0) {
      stock.given(item, node, change, 0, at);
    }
  }

  /** A delivery that no command of ours asked for. */
  private void received(Receipt receipt) {
    if (receipt.getCommandId() == null) {
      int node = network.ordinal(receipt.getNode());
      long held = receipt.getDamagedTo() == DamagedTo.HELD ? receipt.getDamagedUnits() : 0;
      long units = receipt.getGoodUnits() + held;
      move(receipt.getSku(), node, units, receipt.getOccurredAt());
      arrived(receipt.getSku(), node, units, receipt.getOccurredAt());
      ItemTerms item = items.get(receipt.getSku());
      if (item != null && node >= 0) {
        double booked = Deliveries.in(network.node(node), item);
        stock.given(item, node, units, booked, receipt.getOccurredAt().toEpochMilli());
      }
      buy(receipt.getSku(), units, receipt.getOccurredAt());
    }
  }

  private void assigned(AssignmentCommand command) {
    Customer customer = lines.get(command.getOrderId() + "/" + command.getLineNo());
    if (customer != null && command.getChange() == CommandChange.ISSUE) {
      int node = network.ordinal(command.getNode());
      ShipOption option = options.get(optionKey(node, customer.zone(), command.getOption()));
      if (option != null) {
        parcels.put(command.getCommandId(), new Parcel(customer, option));
      }
    }
  }

  private void hauled(String commandId, String laneId, boolean purchase) {
    if (!hauls.containsKey(commandId)) {
      network.lane(laneId).ifPresent(lane -> hauls.put(commandId, new Haul(lane, purchase)));
    }
  }

  private void answered(Ack ack) {
    Parcel parcel = parcels.get(ack.getCommandId());
    Haul haul = hauls.get(ack.getCommandId());
    if (haul != null && !haul.heard.add(ack.getKind() + ack.getPart())) {
      return; // Said before.
    }
    if (parcel != null && ack.getKind() == AckKind.SHIPPED) {
      shipped(ack, parcel);
      parcels.remove(ack.getCommandId());
    } else if (haul != null && ack.getKind() == AckKind.SHIPPED && !haul.bought) {
      departed(haul, ack.getSku(), ack.getUnits(), ack.getOccurredAt());
    } else if (haul != null && ack.getKind() == AckKind.RECEIVED) {
      received(ack, haul);
      if (Boolean.TRUE.equals(ack.getLast())) {
        hauls.remove(ack.getCommandId());
      }
    }
  }

  private void shipped(Ack ack, Parcel parcel) {
    long units = ack.getUnits();
    ShipOption option = parcel.option();
    ItemTerms item = items.get(ack.getSku());
    if (item == null || units == 0) {
      return;
    }
    long at = ack.getOccurredAt().toEpochMilli();
    long arrives = option.nextCutOff(at - 1) + Math.round(option.transitDays() * DAY_MILLIS);
    double lateDays =
        parcel.customer().dueMillis() == Long.MAX_VALUE
            ? 0
            : (arrives - parcel.customer().dueMillis()) / DAY_MILLIS;
    double cost = units * (option.costPerUnit() + option.costPerCube() * item.unitCube());
    Node node = network.node(option.node());
    book(item.sku(), day(at), node.kind(), CostPart.SHIPPING, cost);
    if (lateDays > 0) {
      double late = units * option.lateCostPerUnit();
      book(item.sku(), day(at), node.kind(), CostPart.LATE, late);
    }
    left(item, node, units, at);
    move(ack.getSku(), option.node(), -units, ack.getOccurredAt());
    open.closed(parcel.customer().line(), units, at);
    boolean inRegion = node.region().equals(network.zones().get(option.zone()).region());
    service.shipped(parcel.customer().speed(), day(at), units, lateDays, cost, inRegion);
    distances.add(option.node(), option.zone(), units);
  }

  private void departed(Haul haul, String sku, long units, Instant at) {
    ItemTerms item = items.get(sku);
    if (item == null) {
      return;
    }
    long millis = at.toEpochMilli();
    Node from = network.node(haul.lane.from());
    haul.inTransit += units;
    move(sku, haul.lane.from(), -units, at);
    onTheWay(item, haul.lane.to(), units, millis);
    left(item, from, units, millis);
    double cost = units * haul.lane.cost(item.unitCube());
    book(sku, day(millis), network.node(haul.lane.to()).kind(), CostPart.TRANSFERS, cost);
  }

  private void received(Ack ack, Haul haul) {
    ItemTerms item = items.get(ack.getSku());
    if (item == null) {
      return;
    }
    int to = haul.lane.to();
    long millis = ack.getOccurredAt().toEpochMilli();
    long arrived = ack.getUnits() + ack.getDamagedUnits();
    long held = ack.getDamagedTo() == DamagedTo.HELD ? ack.getDamagedUnits() : 0;
    if (haul.bought) {
      double cost = arrived * haul.lane.cost(item.unitCube());
      book(item.sku(), day(millis), network.node(to).kind(), CostPart.PURCHASES, cost);
      buy(ack.getSku(), arrived, ack.getOccurredAt());
    } else {
      // What arrives has left, whether the source said so or not.
      long unsaid = Math.max(0, arrived - haul.inTransit);
      departed(haul, ack.getSku(), unsaid, ack.getOccurredAt());
      long ends = Boolean.TRUE.equals(ack.getLast()) ? haul.inTransit : arrived;
      onTheWay(item, to, -ends, millis);
      haul.inTransit -= ends;
      stock.gone(item, to, ends - ack.getUnits() - held, millis);
    }
    move(ack.getSku(), to, ack.getUnits() + held, ack.getOccurredAt());
    arrived(ack.getSku(), to, arrived, ack.getOccurredAt());
  }

  private void move(String sku, int node, long units, Instant at) {
    ItemTerms item = items.get(sku);
    if (item != null && node >= 0 && units != 0) {
      stock.change(item, unitCost(sku), node, units, at.toEpochMilli());
      if (skus != null) {
        skus.change(item, node, units, at.toEpochMilli());
      }
    }
  }

  private void onTheWay(ItemTerms item, int to, long units, long atMillis) {
    stock.onTheWay(item, unitCost(item.sku()), to, units, atMillis);
    if (skus != null) {
      skus.onTheWay(item, to, units, atMillis);
    }
  }

  private void inYard(ItemTerms item, int node, long units, long atMillis) {
    if (skus != null) {
      skus.inYard(item, node, units, overflowMultiple, atMillis);
    }
  }

  private void book(String sku, int day, @Nullable NodeKind kind, CostPart part, double currency) {
    table.add(day, kind, part, currency);
    if (skus != null) {
      skus.add(sku, day, currency);
    }
  }

  private void left(ItemTerms item, Node node, long units, long atMillis) {
    double handling = node.handlingOutPerUnit() + node.handlingPerCube() * item.unitCube();
    book(item.sku(), day(atMillis), node.kind(), CostPart.HANDLING_OUT, units * handling);
    stock.room(node.ordinal()).out.add(day(atMillis), units);
  }

  private void arrived(String sku, int ordinal, long units, Instant at) {
    ItemTerms item = items.get(sku);
    if (item != null && ordinal >= 0) {
      Node node = network.node(ordinal);
      int day = day(at.toEpochMilli());
      double handling = node.handlingInPerUnit() + node.handlingPerCube() * item.unitCube();
      book(sku, day, node.kind(), CostPart.HANDLING_IN, units * handling);
      if (skus != null) {
        skus.arrived(sku, ordinal, day, units);
      }
      stock.room(ordinal).in.add(day, units);
    }
  }

  private void buy(String sku, long units, Instant at) {
    bought.add(day(at.toEpochMilli()), units * unitCost(sku));
  }

  private double unitCost(String sku) {
    return unitCosts.getOrDefault(sku, 0.0);
  }

  private int day(long atMillis) {
    return (int) Math.max(0, Math.floor((atMillis - startMillis) / DAY_MILLIS));
  }

  private static String optionKey(int node, int zone, @Nullable String option) {
    return node + "/" + zone + "/" + option;
  }
}
