package org.echelon.processor.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.echelon.codec.GateMapping;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
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
import org.echelon.reference.Network;
import org.echelon.state.Outcomes;
import org.echelon.state.Task;
import org.echelon.system.Ask;
import org.echelon.system.NodeLoad;
import org.echelon.system.Offer;
import org.echelon.system.Settlement;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;

/**
 * The gates of one partition, those whose ordinal leaves it as remainder: takes their log record by
 * record and hands on what they decide. Knows nothing of where records come from and go to; time is
 * the last tick.
 */
public final class GateTask {
  private static final int READ = 0;
  private static final int APPLIED = 1;
  private static final int STALE = 2;
  private static final int REFUSED = 3;

  private final int task;
  private final int gates;
  private final boolean draftsAfterPrices;
  private final GateOutbox outbox;
  private final GateShelf shelf;
  private final QueueShelf queues;
  private final GateSurroundings surroundings;
  private final TruckMeasures trucks;
  private final Map<Integer, Long> wakes = new HashMap<>();
  private final long[] counts;
  private Origin origin;

  /**
   * Goes on where the tables stand.
   *
   * @param task number of the partition
   * @param gates tasks that share the gates
   * @param plans tasks of Plan, each of which answers every ask
   * @param draftsAfterPrices whether every node's gate asks dry after new prices, so that the next
   *     departures can be seen under them
   */
  public GateTask(
      int task,
      int gates,
      int plans,
      boolean draftsAfterPrices,
      GateTables tables,
      GateOutbox outbox) {
    this.task = task;
    this.gates = gates;
    this.draftsAfterPrices = draftsAfterPrices;
    this.outbox = outbox;
    this.shelf = GateShelf.load(tables.gate());
    this.queues = QueueShelf.load(tables.load());
    this.surroundings = GateSurroundings.load(tables.meta(), plans);
    this.trucks = new TruckMeasures(tables.meta(), task, surroundings.nowMillis());
    this.origin = new Origin(Topic.GATE_LOG.suffix(), task, -1);
    this.counts = surroundings.counts();
  }

  /**
   * Takes one record of the log; false when it is stale or refused and changes nothing.
   *
   * @param lagMillis how long ago the record was written
   */
  public boolean accept(LogRecord entry, long offset, long lagMillis) {
    origin = new Origin(Topic.GATE_LOG.suffix(), task, offset);
    counts[READ]++;
    if (entry.body() == null) {
      return false;
    }
    boolean counted =
        switch (entry.kind()) {
          case TICK -> tick(entry.as(Tick.class), lagMillis);
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
    return counted;
  }

  /** The last tick; the beginning of the epoch before the first. */
  Instant now() {
    return Instant.ofEpochMilli(Math.max(0, surroundings.nowMillis()));
  }

  private boolean tick(Tick tick, long lagMillis) {
    if (!surroundings.tick(tick)) {
      return false;
    }
    surroundings.setting().ifPresent(this::wakeGates);
    surroundings.setting().ifPresent(this::tellLoads);
    trucks.tick(surroundings.nowMillis(), outbox);
    publishTask(lagMillis);
    return true;
  }

  private void wakeGates(GateSetting setting) {
    long now = surroundings.nowMillis();
    for (int gate = task; gate < setting.network().nodeSpan(); gate += gates) {
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
        publishTask(0);
      }
      return adopted;
    } catch (NetworkException e) {
      // Plan refuses it in public; a gate only must not go by it.
      counts[REFUSED]++;
      outbox.report("network " + candidate.getVersion() + " stays out: " + e.getMessage());
      return false;
    }
  }

  private boolean price(PriceVector part) {
    boolean adopted = surroundings.adopt(part);
    if (adopted) {
      surroundings.setting().ifPresent(this::wishForGains);
      if (draftsAfterPrices) {
        surroundings.setting().ifPresent(this::wishForDrafts);
      }
      publishTask(0);
    }
    return true;
  }

  /** What has not left but was asked for at other prices is asked for once more. */
  private void wishForGains(GateSetting setting) {
    for (GateSchedule schedule : schedules(setting)) {
      Node node = setting.network().node(schedule.gate());
      if (node.kind() != NodeKind.VENDOR && !schedule.closing(surroundings.nowMillis()).isEmpty()) {
        wish(schedule.gate(), new AskRequest("node:" + node.id(), false, AskRequest.PRICE_GAIN));
      }
    }
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
    publishTask(0);
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
    for (int gate = task; gate < setting.network().nodeSpan(); gate += gates) {
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
        outbox.load(origin, load);
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
    moves.asks().forEach(ask -> outbox.ask(GateMapping.ask(ask)));
    moves
        .grants()
        .forEach(grant -> GateMapping.grants(grant).forEach(part -> outbox.grant(origin, part)));
    moves.lists().forEach(list -> outbox.manifest(GateMapping.manifest(list)));
    trucks.count(moves.loads());
    moves.reports().forEach(outbox::report);
  }

  private void publishTask(long lagMillis) {
    surroundings.keep(counts);
    Task state =
        Task.newBuilder()
            .setApp("gate")
            .setTask(Integer.toString(task))
            .setOffset(origin.offset())
            .setTick(Math.max(0, surroundings.tickNo()))
            .setTickAt(now())
            .setPriceVersion(surroundings.priceVersion())
            .setNetworkVersion(surroundings.networkVersion())
            .setControls(surroundings.controlRevisions())
            .setLagMillis(Math.max(0, lagMillis))
            .setBusyShare(0)
            .setRestoreShare(1)
            .setOutcomes(
                new Outcomes(counts[READ], counts[APPLIED], 0L, counts[STALE], counts[REFUSED], 0L))
            .build();
    outbox.task("gate/" + task, state);
  }
}
