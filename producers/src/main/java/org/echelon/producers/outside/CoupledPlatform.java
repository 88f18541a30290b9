package org.echelon.producers.outside;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.PlanningPart;
import org.echelon.control.Role;
import org.echelon.event.ExternalStatus;
import org.echelon.event.Receipt;
import org.echelon.network.Network;
import org.echelon.reference.Item;
import org.echelon.reference.LaneMode;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.state.Position;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A platform beside which another planner does a part of the planning: once a day it looks at the
 * positions that the platform publishes, orders by {@link MinMaxRule}, tells the platform its
 * decisions and what arrives of them, and has the same warehouses and vendors carry them out.
 *
 * <p>To whoever runs it, it is one platform: the outside planner's orders are published among its
 * commands, and the acks to them are turned into the outside planner's words.
 */
public final class CoupledPlatform implements VirtualPlatform {
  private static final long DAY_MILLIS = 24L * 3_600_000;

  private final VirtualPlatform platform;
  private final PlanningPart part;
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final Map<String, Position> positions = new TreeMap<>();
  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, OutsideOrder> orders = new HashMap<>();
  private final Map<String, Long> lastUnits = new HashMap<>();
  private @Nullable Network network;
  private @Nullable MinMaxRule rule;
  private boolean switched;
  private long plannedDay = Long.MIN_VALUE;

  /**
   * @param platform with nothing in it; closed with this
   * @param part what the outside planner does
   */
  public CoupledPlatform(VirtualPlatform platform, PlanningPart part) {
    this.platform = platform;
    this.part = part;
    platform.subscribe(new Positions());
  }

  @Override
  public void subscribe(Subscriber subscriber) {
    subscribers.add(subscriber);
    platform.subscribe(subscriber);
  }

  @Override
  public void send(Topic topic, String key, @Nullable SpecificRecord record) {
    OutsideOrder answered = record instanceof Ack said ? orders.get(said.getCommandId()) : null;
    if (answered != null && record instanceof Ack ack) {
      answered(answered, ack);
      return;
    }
    platform.send(topic, key, record);
    if (record instanceof Item item) {
      items.put(item.getSku(), item);
    } else if (record instanceof org.echelon.reference.Network published) {
      network = NetworkMapping.toCore(published, published.getEffectiveAt().toEpochMilli());
      rule = new MinMaxRule(network);
    } else if (record instanceof Tick tick && network != null && rule != null) {
      at(tick.getAt(), network, rule);
    }
  }

  /** Orders that the outside planner has given. */
  public int ordered() {
    return orders.size();
  }

  private void at(Instant now, Network known, MinMaxRule minMax) {
    if (!switched) {
      switched = true;
      Control control = handOver(now);
      platform.send(Topic.CONTROL, control.getControlId(), control);
    }
    long day = Math.floorDiv(now.toEpochMilli(), DAY_MILLIS);
    if (day > plannedDay && !positions.isEmpty()) {
      plannedDay = day;
      // What follows from an order may be published at once, so all are decided first.
      List<OutsideOrder> today = new ArrayList<>();
      positions.forEach((sku, position) -> decide(sku, position, known, minMax, now, today));
      today.forEach(this::give);
    }
  }

  private void decide(
      String sku,
      Position position,
      Network known,
      MinMaxRule minMax,
      Instant now,
      List<OutsideOrder> today) {
    Item item = items.get(sku);
    if (item == null) {
      return;
    }
    boolean buys = part != PlanningPart.PLACEMENT;
    boolean places = part != PlanningPart.BUYING;
    for (MinMaxRule.Order order :
        minMax.orders(position, ItemMapping.supply(item, known), buys, places)) {
      String id = "X-" + (orders.size() + today.size());
      today.add(new OutsideOrder(known, sku, id, order, now));
    }
  }

  private void give(OutsideOrder order) {
    orders.put(order.id(), order);
    boolean bought = order.order().purchase();
    ExternalStatus status = bought ? ExternalStatus.EXECUTED : ExternalStatus.PROPOSED;
    platform.send(
        Topic.EXTERNAL_DECISION, order.sku(), order.decision(1, status, order.decidedAt()));
    String range = order.sku() + "|" + order.order().lane().id();
    long first = lastUnits.getOrDefault(range, 0L) + 1;
    lastUnits.put(range, first + order.order().units() - 1);
    if (bought) {
      publish(Topic.PURCHASE, order.purchase(first));
    } else {
      publish(Topic.TRANSFER, order.transfer(first));
    }
  }

  private void answered(OutsideOrder order, Ack ack) {
    if (ack.getKind() == AckKind.RECEIVED) {
      Receipt receipt = order.receipt(ack);
      platform.send(Topic.RECEIPT, order.sku(), receipt);
    } else if (ack.getKind() == AckKind.SHIPPED && !order.order().purchase()) {
      platform.send(
          Topic.EXTERNAL_DECISION,
          order.sku(),
          order.decision(2, ExternalStatus.EXECUTED, ack.getOccurredAt()));
    }
  }

  private void publish(Topic topic, SpecificRecord command) {
    for (Subscriber subscriber : subscribers) {
      if (subscriber.wants(topic)) {
        subscriber.published(topic, "outside", command);
      }
    }
  }

  private Control handOver(Instant now) {
    return Control.newBuilder()
        .setControlId(ControlFamily.MODE + "/network")
        .setRevision(1)
        .setFamily(ControlFamily.MODE)
        .setAction(ControlAction.SET)
        .setScope("network")
        .setWho("experiment")
        .setRole(Role.OPERATOR)
        .setWhy("another planner does this part")
        .setRequestedAt(now)
        .setEffectiveAt(now)
        .setRequestId("hand-over")
        .setMode(LaneMode.SHADOW)
        .setPart(part)
        .build();
  }

  @Override
  public void settle() {
    platform.settle();
  }

  @Override
  public boolean price() {
    return platform.price();
  }

  @Override
  public void close() {
    platform.close();
  }

  /** Keeps the newest positions. */
  private final class Positions implements Subscriber {
    @Override
    public boolean wants(Topic topic) {
      return topic == Topic.POSITION;
    }

    @Override
    public void published(Topic topic, String key, SpecificRecord record) {
      if (record instanceof Position position) {
        positions.put(key, position);
      }
    }
  }
}
