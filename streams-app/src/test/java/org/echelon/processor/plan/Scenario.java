package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PlanCodec;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.event.Adjustment;
import org.echelon.event.AdjustmentKind;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.event.Receipt;
import org.echelon.event.Shipment;
import org.echelon.planning.Want;
import org.echelon.reference.Speed;
import org.echelon.state.NodePosition;
import org.echelon.state.Position;
import org.echelon.state.Proposal;
import org.echelon.state.Task;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.GrantLine;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;

/** One task of Plan on a timeline: dated records in, what it publishes out. */
final class Scenario {
  private static final long AHEAD = Duration.ofMinutes(5).toMillis();

  /** One record of the log, as it stands there. */
  record Entry(String key, byte[] value) {}

  final RecordedOutbox out = new RecordedOutbox();
  final List<Entry> log = new ArrayList<>();
  private final Tables tables;
  private final int partition;
  private final int partitions;
  private PlanTask task;
  private PlanLoop loop;
  private Instant now = Worlds.START;
  private long tickNo;
  private int events;
  private boolean refreshing = true;

  Scenario() {
    this(0, tables(new MemoryTable()));
  }

  Scenario(int partition, Tables tables) {
    this(partition, 1, tables);
  }

  Scenario(int partition, int partitions, Tables tables) {
    this.partition = partition;
    this.partitions = partitions;
    this.tables = tables;
    restart();
  }

  static Tables tables(Table documents) {
    return new Tables(
        new MemoryTable(), documents, new MemoryTable(), new MemoryTable(), new MemoryTable());
  }

  /** A task with the network in force and time begun. */
  static Scenario begun() {
    Scenario scenario = new Scenario();
    scenario.feed("small", LogKind.NETWORK, Worlds.network(1));
    scenario.tick();
    return scenario;
  }

  /** Lets the refresh run only when asked to. */
  Scenario withoutRefresh() {
    refreshing = false;
    return this;
  }

  /** A new process over the same stores. */
  void restart() {
    task = new PlanTask(partition, partitions, tables, out);
    loop = new PlanLoop(task, AHEAD, new SkuValuation());
  }

  void refresh() {
    while (task.epochs.ready() && !task.skus.all().stream().allMatch(this::upToDate)) {
      loop.refresh(64);
    }
    loop.refresh(64);
  }

  /** Lets the refresh bring up so many SKUs at most. */
  void refresh(int skusAtMost) {
    loop.refresh(skusAtMost);
  }

  private boolean upToDate(SkuState state) {
    return state.stock.frozen() || state.epoch == task.epochs.current().no();
  }

  /** Writes a record to the log and lets the task take it. */
  Entry feed(String key, LogKind kind, SpecificRecordBase body) {
    Origin origin = new Origin(kind.name().toLowerCase(Locale.ROOT), 0, log.size());
    Entry entry = new Entry(key, new LogRecord(kind, origin, body).encode());
    take(entry);
    return entry;
  }

  void take(Entry entry) {
    LogRecord record = LogRecord.decode(entry.value());
    loop.accept(entry.key(), record, log.size());
    log.add(entry);
    if (record.body() instanceof Tick tick) {
      tickNo = Math.max(tickNo, tick.getNo());
      now = tick.getAt().isAfter(now) ? tick.getAt() : now;
    }
    if (refreshing) {
      refresh();
    }
  }

  /** Feeds a log that another task has taken, with something to do after each record. */
  void replay(List<Entry> entries, Consumer<Integer> afterEach) {
    for (int i = 0; i < entries.size(); i++) {
      take(entries.get(i));
      afterEach.accept(i);
    }
  }

  Entry tick() {
    return feed("tick", LogKind.TICK, new Tick("small", ++tickNo, now));
  }

  /** Moves on and ticks. */
  Scenario after(Duration time) {
    now = now.plus(time);
    tick();
    return this;
  }

  Instant now() {
    return now;
  }

  Entry item(String sku, int revision, String... stockedAt) {
    return feed(sku, LogKind.ITEM, Worlds.item(sku, revision, stockedAt));
  }

  Entry forecast(String sku, long version, double east, double west) {
    return feed(
        sku, LogKind.FORECAST, Worlds.forecast(sku, version, Map.of("Z-E", east, "Z-W", west)));
  }

  Entry prices(long version, Map<String, Double> storage) {
    return feed("small", LogKind.PRICE, Worlds.prices(version, storage));
  }

  Entry order(String orderId, String sku, long units, String zone) {
    return order(orderId, 1, sku, units, zone, OrderChange.PLACED);
  }

  Entry order(
      String orderId, int revision, String sku, long units, String zone, OrderChange change) {
    return feed(
        sku,
        LogKind.ORDER,
        OrderLine.newBuilder()
            .setEventId(nextEvent())
            .setSource("shop")
            .setOccurredAt(now)
            .setRevision(revision)
            .setOrderId(orderId)
            .setPlacedAt(now)
            .setChange(change)
            .setSku(sku)
            .setUnits(units)
            .setZone(zone)
            .setSpeed(Speed.NEXT_DAY)
            .build());
  }

  Entry count(String sku, String node, long units) {
    return feed(
        sku,
        LogKind.ADJUSTMENT,
        Adjustment.newBuilder()
            .setEventId(nextEvent())
            .setSource("wms")
            .setOccurredAt(now)
            .setSku(sku)
            .setNode(node)
            .setAdjustmentId("count-" + node + "-" + log.size())
            .setKind(AdjustmentKind.COUNT)
            .setUnits(units)
            .setCountedAt(now)
            .setReason("OPENING")
            .build());
  }

  Entry receipt(String receiptId, String sku, String node, long units, String commandId) {
    return feed(
        sku,
        LogKind.RECEIPT,
        Receipt.newBuilder()
            .setEventId(nextEvent())
            .setSource("wms")
            .setOccurredAt(now)
            .setSku(sku)
            .setReceiptId(receiptId)
            .setNode(node)
            .setCommandId(commandId)
            .setGoodUnits(units)
            .setLast(true)
            .build());
  }

  Entry shipment(
      String shipmentId, String sku, String node, long units, String orderId, String commandId) {
    return feed(
        sku,
        LogKind.SHIPMENT,
        Shipment.newBuilder()
            .setEventId(nextEvent())
            .setSource("wms")
            .setOccurredAt(now)
            .setSku(sku)
            .setShipmentId(shipmentId)
            .setOrderId(orderId)
            .setNode(node)
            .setUnits(units)
            .setCommandId(commandId)
            .build());
  }

  /** A revision of what is told of one parcel, that of the first assignment. */
  void parcel(int revision, long units, boolean withdrawn, Instant at) {
    AssignmentCommand command = assignments().get(0);
    feed(
        command.getSku(),
        LogKind.SHIPMENT,
        Shipment.newBuilder()
            .setEventId("parcel-" + revision)
            .setSource("wms")
            .setOccurredAt(at)
            .setRevision(revision)
            .setWithdrawn(withdrawn)
            .setSku(command.getSku())
            .setShipmentId("1")
            .setOrderId(command.getOrderId())
            .setNode(command.getNode())
            .setUnits(units)
            .setCommandId(command.getCommandId())
            .build());
  }

  Entry ack(String sku, String commandId, AckKind kind, String node, long units) {
    return feed(
        sku,
        LogKind.ACK,
        Ack.newBuilder()
            .setEventId(nextEvent())
            .setSource("wms")
            .setOccurredAt(now)
            .setCommandId(commandId)
            .setSku(sku)
            .setKind(kind)
            .setNode(node)
            .setUnits(units)
            .build());
  }

  Entry control(String scope, int revision, ControlAction action) {
    return feed(
        "HALT/" + scope,
        LogKind.CONTROL,
        Control.newBuilder()
            .setControlId("HALT/" + scope)
            .setRevision(revision)
            .setFamily(ControlFamily.HALT)
            .setAction(action)
            .setScope(scope)
            .setWho("operator")
            .setRole(Role.OPERATOR)
            .setWhy("for the test")
            .setRequestedAt(now)
            .setEffectiveAt(now)
            .setRequestId("request-" + log.size())
            .build());
  }

  /** An order of a person; the terms of its family are set by the caller. */
  Entry order(
      ControlFamily family,
      ControlAction action,
      String scope,
      int revision,
      Consumer<Control.Builder> terms) {
    Control.Builder control =
        Control.newBuilder()
            .setControlId(family + "/" + scope)
            .setRevision(revision)
            .setFamily(family)
            .setAction(action)
            .setScope(scope)
            .setWho("planner")
            .setRole(Role.OPERATOR)
            .setWhy("for the test")
            .setRequestedAt(now)
            .setEffectiveAt(now)
            .setRequestId("request-" + log.size());
    terms.accept(control);
    return feed(family + "/" + scope, LogKind.CONTROL, control.build());
  }

  Entry ask(String gate, String... lanes) {
    return askFor("CUT_OFF", gate, lanes);
  }

  Entry askFor(String reason, String gate, String... lanes) {
    return feed(
        gate,
        LogKind.ASK,
        Ask.newBuilder()
            .setAskId(gate + "|" + now)
            .setGate(gate)
            .setLanes(List.of(lanes))
            .setDepartureAt(now.plus(Duration.ofHours(1)))
            .setRound(1)
            .setPriceVersion(0)
            .setNetworkVersion(1)
            .setLimitUnits(1e9)
            .setLimitCube(1e9)
            .setDry(false)
            .setAt(now)
            .setReason(reason)
            .build());
  }

  Entry grant(String gate, String sku, String lane, long units) {
    return grant(gate, new GrantLine(sku, lane, units, 1, 1, 0L, "", 0.0));
  }

  Entry grant(String gate, GrantLine line) {
    return feed(
        gate,
        LogKind.GRANT,
        Grant.newBuilder()
            .setAskId(gate + "|" + line.getLane() + "|" + now + "|" + line.getSku())
            .setGate(gate)
            .setPartition(partition)
            .setChunk(0)
            .setChunks(1)
            .setDry(false)
            .setAt(now)
            .setDepartureAt(now.plus(Duration.ofHours(1)))
            .setLines(List.of(line))
            .build());
  }

  private String nextEvent() {
    return "e-" + events++;
  }

  /** The newest position of a SKU after a tick, which must be balanced. */
  Position position(String sku) {
    tick();
    Position newest = null;
    for (Position position : out.of(Topic.POSITION, Position.class)) {
      newest = position.getSku().equals(sku) ? position : newest;
    }
    assertThat(newest).as("a position of %s", sku).isNotNull();
    assertBalanced(newest);
    return newest;
  }

  private static void assertBalanced(Position position) {
    long there = 0;
    for (NodePosition node : position.getNodes()) {
      there +=
          node.getOnHandUnits()
              + node.getReservedUnits()
              + node.getHeldUnits()
              + node.getInTransitUnits()
              + node.getWrittenOffUnits();
    }
    var flows = position.getFlows();
    assertThat(there)
        .as("units of %s", position)
        .isEqualTo(
            flows.getCorrectionsUnits()
                + flows.getReceivedFromVendorsUnits()
                + flows.getReturnedUnits()
                - flows.getShippedToCustomersUnits());
  }

  /** Buckets of a node as "onHand/reserved/inTransit/onOrder", as published. */
  String buckets(String sku, String node) {
    return position(sku).getNodes().stream()
        .filter(at -> at.getNode().equals(node))
        .map(
            at ->
                at.getOnHandUnits()
                    + "/"
                    + at.getReservedUnits()
                    + "/"
                    + at.getInTransitUnits()
                    + "/"
                    + at.getOnOrderUnits())
        .findFirst()
        .orElse("0/0/0/0");
  }

  /** The newest proposal of a SKU, or null. */
  Proposal proposal(String sku) {
    Proposal newest = null;
    for (Proposal proposal : out.of(Topic.PROPOSAL, Proposal.class)) {
      newest = proposal.getSku().equals(sku) ? proposal : newest;
    }
    return newest;
  }

  /** The level proposed for a node, 0 when it is not named. */
  long level(String sku, String node) {
    return proposal(sku).getNodes().stream()
        .filter(at -> at.getNode().equals(node))
        .mapToLong(at -> at.getLevelUnits())
        .sum();
  }

  List<AssignmentCommand> assignments() {
    return out.of(Topic.ASSIGNMENT, AssignmentCommand.class);
  }

  List<TransferCommand> transfers() {
    return out.of(Topic.TRANSFER, TransferCommand.class);
  }

  List<PurchaseCommand> purchases() {
    return out.of(Topic.PURCHASE, PurchaseCommand.class);
  }

  /** The newest report of the task after a tick. */
  Task report() {
    tick();
    List<Task> all = out.of(Topic.TASK, Task.class);
    return all.get(all.size() - 1);
  }

  /**
   * What every SKU would do now: its whole plan, whichever prices left it alone, its wants, and
   * level and margin at each node.
   */
  String decisions() {
    StringBuilder all = new StringBuilder();
    for (SkuState state : task.skus.all()) {
      List<Want> wants = loop.wants().of(state);
      all.append(state.sku).append(' ').append(state.plannedOn).append(' ').append(wants);
      IntToDoubleFunction margin = loop.wants().marginNext(state);
      for (int n = 0; n < task.network().nodeSpan(); n++) {
        all.append(' ')
            .append(loop.wants().levels(state)[n])
            .append('/')
            .append(margin.applyAsDouble(n));
      }
      SkuPlan read = state.plan.get();
      byte[] plan = read == null ? new byte[0] : PlanCodec.encode(read.advancedTo(0));
      all.append(' ').append(HexFormat.of().formatHex(plan)).append('\n');
    }
    return all.toString();
  }

  /** Codes of all refusals so far. */
  List<String> refusals() {
    return out.refused().stream().map(refused -> refused.refusal().code()).toList();
  }
}
