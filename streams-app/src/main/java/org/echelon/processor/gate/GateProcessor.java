package org.echelon.processor.gate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.echelon.codec.GateMapping;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.gate.AskRequest;
import org.echelon.gate.GateDesk;
import org.echelon.gate.GateMoves;
import org.echelon.gate.GateSchedule;
import org.echelon.gate.GateSetting;
import org.echelon.gate.GateState;
import org.echelon.gate.NodeQueue;
import org.echelon.network.NetworkException;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.price.PriceVector;
import org.echelon.processor.EventHeaders;
import org.echelon.reference.Network;
import org.echelon.state.Outcomes;
import org.echelon.state.Task;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.NodeLoad;
import org.echelon.system.Offer;
import org.echelon.system.Settlement;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the gate log to the gates of one partition, those whose ordinal leaves it as remainder,
 * and sends what they decide.
 */
public final class GateProcessor implements Processor<byte[], byte[], byte[], byte[]> {
  /** Name of the store of gates. */
  public static final String GATE_STORE = "gate";

  /** Name of the store of ticks, network, prices and controls. */
  public static final String META_STORE = "meta";

  /** Name of the store of what waits at nodes. */
  public static final String LOAD_STORE = "load";

  /** Where asks go. */
  public static final String ASKS = "asks";

  /** Where grants go. */
  public static final String GRANTS = "grants";

  /** Where the loads of nodes go, to every task of Plan. */
  public static final String LOADS = "loads";

  /** Where manifests go. */
  public static final String MANIFESTS = "manifests";

  /** Where the task's own state goes. */
  public static final String TASKS = "tasks";

  /** The view of orders, which gets every new tick. */
  public static final String ORDERS = "orders";

  private static final int READ = 0;
  private static final int APPLIED = 1;
  private static final int STALE = 2;
  private static final int REFUSED = 3;
  private static final Logger LOG = LoggerFactory.getLogger(GateProcessor.class);

  private final Deployment deployment;
  private final Supplier<PublicValues> opensValues;
  private final boolean draftsAfterPrices;
  private ProcessorContext<byte[], byte[]> context;
  private @Nullable PublicValues values;
  private GateShelf shelf;
  private QueueShelf queues;
  private GateSurroundings surroundings;
  private Map<Integer, Long> wakes;
  private int task;
  private Origin origin;
  private long[] counts;

  /**
   * @param draftsAfterPrices whether every node's gate asks dry after new prices, so that the next
   *     departures can be seen under them
   */
  public GateProcessor(
      Deployment deployment, Supplier<PublicValues> opensValues, boolean draftsAfterPrices) {
    this.deployment = deployment;
    this.opensValues = opensValues;
    this.draftsAfterPrices = draftsAfterPrices;
  }

  // A task that was lost is begun again on this same object, so nothing of before may stay.
  @Override
  public void init(ProcessorContext<byte[], byte[]> processorContext) {
    close();
    context = processorContext;
    values = opensValues.get();
    task = context.taskId().partition();
    shelf = GateShelf.load(context.getStateStore(GATE_STORE));
    queues = QueueShelf.load(context.getStateStore(LOAD_STORE));
    surroundings =
        GateSurroundings.load(context.getStateStore(META_STORE), deployment.partitions());
    wakes = new HashMap<>();
    origin = new Origin(Topic.GATE_LOG.suffix(), task, -1);
    counts = surroundings.counts();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    LogRecord entry = LogRecord.decode(record.value());
    long offset = context.recordMetadata().map(RecordMetadata::offset).orElse(-1L);
    origin = new Origin(Topic.GATE_LOG.suffix(), task, offset);
    counts[READ]++;
    if (entry.body() == null) {
      return;
    }
    boolean counted =
        switch (entry.kind()) {
          case TICK -> tick(entry.as(Tick.class), record);
          case NETWORK -> network(entry.as(Network.class), entry.origin());
          case PRICE -> price(entry.as(PriceVector.class));
          case CONTROL -> control(entry.as(Control.class), entry.origin());
          case OFFER -> offer(entry.as(Offer.class));
          case SETTLEMENT -> settlement(entry.as(Settlement.class));
          case ASK -> wish(entry.as(Ask.class));
          case NODE_LOAD -> load(entry.as(NodeLoad.class), entry.origin().partition());
          default -> false;
        };
    counts[counted ? APPLIED : STALE]++;
  }

  @Override
  public void close() {
    if (values != null) {
      values.close();
      values = null;
    }
  }

  private PublicValues values() {
    if (values == null) {
      throw new IllegalStateException("not initialised");
    }
    return values;
  }

  private boolean tick(Tick tick, Record<byte[], byte[]> record) {
    if (!surroundings.tick(tick)) {
      return false;
    }
    surroundings.setting().ifPresent(this::wakeGates);
    surroundings.setting().ifPresent(this::tellLoads);
    context.forward(record, ORDERS);
    publishTask(record.timestamp());
    return true;
  }

  private void wakeGates(GateSetting setting) {
    long now = surroundings.nowMillis();
    for (int gate = task; gate < setting.network().nodeSpan(); gate += deployment.gates()) {
      if (wakes.getOrDefault(gate, Long.MIN_VALUE) <= now) {
        GateState known = shelf.get(gate);
        boolean exists = GateSchedule.of(setting.network(), gate).isPresent();
        if (known != null || exists) {
          GateState state = known == null ? GateState.begin(gate, now) : known;
          // A gate seen for the first time is stored, so that a restart sleeps through nothing.
          if (known == null || GateDesk.wakesAt(state, setting) <= now) {
            carryOut(GateDesk.tick(state, setting, now), setting);
          } else {
            wakes.put(gate, GateDesk.wakesAt(state, setting));
          }
        }
      }
    }
  }

  private boolean network(Network candidate, Origin from) {
    try {
      boolean adopted = surroundings.adopt(candidate, from);
      if (adopted) {
        wakes.clear();
        publishTask(context.currentSystemTimeMs());
      }
      return adopted;
    } catch (NetworkException e) {
      // Plan refuses it in public; a gate only must not go by it.
      counts[REFUSED]++;
      LOG.warn("network {} stays out: {}", candidate.getVersion(), e.getMessage());
      return false;
    }
  }

  private boolean price(PriceVector part) {
    boolean adopted = surroundings.adopt(part);
    if (adopted) {
      if (draftsAfterPrices) {
        surroundings.setting().ifPresent(this::wishForDrafts);
      }
      publishTask(context.currentSystemTimeMs());
    }
    return true;
  }

  private void wishForDrafts(GateSetting setting) {
    for (GateSchedule schedule : schedules(setting)) {
      Node node = setting.network().node(schedule.gate());
      if (node.kind() != NodeKind.VENDOR) {
        wish(schedule.gate(), new AskRequest("node:" + node.id(), true, "PRICE"));
      }
    }
  }

  private boolean control(Control control, Origin from) {
    if (!surroundings.adopt(control, from)) {
      return false;
    }
    GateMapping.request(control).ifPresent(this::wish);
    publishTask(context.currentSystemTimeMs());
    return true;
  }

  /** Plan wants one of its lanes asked, because somebody approved something there. */
  private boolean wish(Ask wanted) {
    wanted
        .getLanes()
        .forEach(lane -> wish(new AskRequest("lane:" + lane, false, wanted.getReason())));
    return true;
  }

  private void wish(AskRequest request) {
    surroundings
        .setting()
        .ifPresent(
            setting ->
                schedules(setting).stream()
                    .filter(s -> !s.named(request.scope(), setting.network()).isEmpty())
                    .forEach(s -> wish(s.gate(), request)));
  }

  private void wish(int gate, AskRequest request) {
    GateState known = shelf.get(gate);
    GateState state = known == null ? GateState.begin(gate, surroundings.nowMillis()) : known;
    shelf.put(GateDesk.request(state, request));
    wakes.remove(gate);
  }

  /** The schedules of this task's gates. */
  private List<GateSchedule> schedules(GateSetting setting) {
    List<GateSchedule> own = new ArrayList<>();
    for (int gate = task; gate < setting.network().nodeSpan(); gate += deployment.gates()) {
      GateSchedule.of(setting.network(), gate).ifPresent(own::add);
    }
    return own;
  }

  private boolean offer(Offer offer) {
    return toGate(
        offer.getGate(),
        (state, setting) ->
            GateDesk.offer(state, setting, GateMapping.offer(offer), surroundings.nowMillis()));
  }

  private boolean settlement(Settlement settlement) {
    return toGate(
        settlement.getGate(),
        (state, setting) ->
            GateDesk.settle(
                state, setting, GateMapping.settled(settlement), surroundings.nowMillis()));
  }

  /** A task of Plan has told what its SKUs keep reserved at a node. */
  private boolean load(NodeLoad part, int partition) {
    int node =
        surroundings.setting().map(setting -> setting.network().ordinal(part.getNode())).orElse(-1);
    if (node < 0) {
      return false;
    }
    queues.put(node, queues.get(node).with(partition, part.getOpenUnits()));
    return true;
  }

  /** Tells every task of Plan which nodes have become more or less busy, once a tick at most. */
  private void tellLoads(GateSetting setting) {
    int partitions = setting.partitions();
    for (int ordinal : queues.nodes()) {
      if (!setting.network().has(ordinal)) {
        continue;
      }
      Node node = setting.network().node(ordinal);
      double perDay = NodeQueue.perDay(node.capacity().outboundUnitsPerDay());
      if (queues.get(ordinal).moved(partitions, perDay)) {
        NodeQueue told = queues.get(ordinal).told(partitions, perDay);
        queues.put(ordinal, told);
        NodeLoad load =
            new NodeLoad(
                node.id(),
                Instant.ofEpochMilli(surroundings.nowMillis()),
                told.toldUnits(),
                perDay);
        byte[] value = new LogRecord(LogKind.NODE_LOAD, origin, load).encode();
        forward(LOADS, node.id(), value, new RecordHeaders());
      }
    }
  }

  private boolean toGate(String gate, BiFunction<GateState, GateSetting, GateMoves> decision) {
    GateSetting setting = surroundings.setting().orElse(null);
    if (setting == null) {
      return false;
    }
    GateState state = shelf.get(setting.network().ordinal(gate));
    if (state == null) {
      return false;
    }
    GateMoves moves = decision.apply(state, setting);
    if (moves.state() != state) {
      carryOut(moves, setting);
    }
    return moves.state() != state;
  }

  private void carryOut(GateMoves moves, GateSetting setting) {
    shelf.put(moves.state());
    wakes.put(moves.state().gate(), GateDesk.wakesAt(moves.state(), setting));
    moves.asks().forEach(ask -> publish(Topic.ASK, ASKS, ask.gate(), GateMapping.ask(ask)));
    moves.grants().forEach(grant -> GateMapping.grants(grant).forEach(part -> send(part)));
    moves
        .lists()
        .forEach(
            list -> publish(Topic.MANIFEST, MANIFESTS, list.gate(), GateMapping.manifest(list)));
    moves.reports().forEach(LOG::warn);
  }

  private void send(Grant part) {
    String key = part.getAskId() + GrantPartitioner.MARK + part.getPartition();
    byte[] value = new LogRecord(LogKind.GRANT, origin, part).encode();
    forward(GRANTS, key, value, new RecordHeaders());
  }

  private void publishTask(long writtenMillis) {
    surroundings.keep(counts);
    Task state =
        Task.newBuilder()
            .setApp("gate")
            .setTask(Integer.toString(task))
            .setOffset(origin.offset())
            .setTick(Math.max(0, surroundings.tickNo()))
            .setTickAt(Instant.ofEpochMilli(Math.max(0, surroundings.nowMillis())))
            .setPriceVersion(surroundings.priceVersion())
            .setNetworkVersion(surroundings.networkVersion())
            .setControls(surroundings.controlRevisions())
            .setLagMillis(Math.max(0, context.currentSystemTimeMs() - writtenMillis))
            .setBusyShare(0)
            .setRestoreShare(1)
            .setOutcomes(
                new Outcomes(counts[READ], counts[APPLIED], 0L, counts[STALE], counts[REFUSED], 0L))
            .build();
    publish(Topic.TASK, TASKS, "gate/" + task, state);
  }

  private void publish(Topic topic, String sink, String key, SpecificRecord body) {
    Instant tick = Instant.ofEpochMilli(Math.max(0, surroundings.nowMillis()));
    forward(
        sink,
        key,
        values().write(deployment.name(topic), body),
        EventHeaders.of("echelon-gate", key, body, tick));
  }

  private void forward(String sink, String key, byte @Nullable [] value, Headers headers) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    // The time a record carries is only for retention; what was decided by is in its fields.
    context.forward(new Record<>(name, value, context.currentSystemTimeMs(), headers), sink);
  }
}
