package org.echelon.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.LogKind;
import org.echelon.gate.AskRequest;
import org.echelon.gate.NodeLoad;
import org.echelon.gate.OfferedStep;
import org.echelon.inventory.CommandTerms;
import org.echelon.network.Lane;
import org.echelon.network.LaneMode;
import org.echelon.network.NodeKind;
import org.echelon.planning.DirectWant;
import org.echelon.planning.Purchase;
import org.echelon.planning.Redemption;
import org.echelon.planning.Step;
import org.echelon.planning.Want;
import org.echelon.processor.plan.Approvals.Approval;
import org.echelon.system.Ask;
import org.echelon.system.NodeSums;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.echelon.valuation.SkuPlan;

/**
 * Answers a gate's ask: the best steps of all SKUs of the task for its lanes, as many as the gate
 * could take at most, with the node's partial sums.
 */
final class OfferStep {
  private static final int CHUNK_LINES = 2_000;
  private static final int LINES_AT_MOST = 20_000;

  private final PlanTask task;
  private final SkuGuard guard;
  private final WantStep wants;
  private final Commands commands;
  private final Approvals approvals;
  private final GuardRails rails;

  OfferStep(PlanTask task, SkuGuard guard, WantStep wants, Commands commands, Approvals approvals) {
    this.commands = commands;
    this.approvals = approvals;
    this.rails = new GuardRails(task);
    this.task = task;
    this.guard = guard;
    this.wants = wants;
  }

  /** Sends the offer. */
  void answer(Ask ask) {
    if (!task.epochs.ready()) {
      return;
    }
    int gate = task.epochs.current().network().ordinal(ask.getGate());
    if (gate < 0) {
      return;
    }
    Set<String> lanes = Set.copyOf(ask.getLanes());
    boolean gainsOnly = ask.getReason().equals(AskRequest.PRICE_GAIN);
    // What is asked for by approval, or for large gains alone, goes the usual way.
    boolean direct = !gainsOnly && !ask.getReason().equals(Approvals.REASON);
    List<OfferedStep> offered = new ArrayList<>();
    NodeLoad load = NodeLoad.NONE;
    boolean vendor = task.epochs.current().network().node(gate).kind() == NodeKind.VENDOR;
    for (SkuState state : task.skus.all()) {
      for (Want want : guard.run(state, () -> wants.of(state), List.<Want>of())) {
        if (lanes.contains(want.lane().id())
            && wants.mayMove(state, want)
            && want.takesOrders(ask.getDepartureAt().toEpochMilli())
            && (!gainsOnly || wants.gainsMuch(state, want))) {
          offer(state, want, offered, offerable(state, want, ask));
        }
      }
      if (direct) {
        guard.run(state, () -> offerDirect(state, ask, lanes, offered));
      }
      if (!vendor) {
        load = load.plus(loadOf(state, gate));
      }
    }
    offered.sort(OfferedStep.BEST_FIRST);
    send(ask, gate, best(offered, ask), load);
  }

  /** Units of a want that may be offered; what a person must approve first is held. */
  private long offerable(SkuState state, Want want, Ask ask) {
    Optional<Approval> approval =
        wants.mode(state, want) == LaneMode.APPROVE
            ? approvals.of(state, want.lane())
            : Optional.empty();
    if (approval.isPresent()) {
      return approval.get().units();
    }
    if (ask.getReason().equals(Approvals.REASON)) {
      return 0;
    }
    if (wants.mode(state, want) != LaneMode.APPROVE) {
      return Long.MAX_VALUE;
    }
    if (!ask.getDry()) {
      guard.run(state, () -> hold(state, want, ask));
    }
    return 0;
  }

  private void hold(SkuState state, Want want, Ask ask) {
    long allowed = rails.mostUnits(state, want);
    long units = Redemption.units(want.units(), allowed, Long.MAX_VALUE, want.packUnits());
    if (units < want.leastUnits()) {
      return;
    }
    CommandTerms terms =
        LaneChoice.terms(
            state, want, units, ask.getAt().toEpochMilli(), ask.getDepartureAt().toEpochMilli());
    List<String> codes = LaneChoice.reasons(want, units, want.units(), units, List.of());
    codes.addAll(wants.fixedBy(state, want));
    codes.add("HELD_FOR_APPROVAL");
    Commands.Chosen chosen =
        new Commands.Chosen(
            want.bestMargin(),
            want.lane().cost(state.terms().unitCube()),
            0,
            0,
            codes,
            LaneChoice.values(state, want),
            Optional.empty(),
            Optional.empty(),
            Bounded.beforeTheGate(allowed));
    approvals.hold(state, want, commands.decisionOf(state, terms, want, chosen));
  }

  private void offer(SkuState state, Want want, List<OfferedStep> offered, long atMost) {
    long left = atMost;
    List<Step> steps = new ArrayList<>(want.steps());
    want.purchase().ifPresent(purchase -> steps.addAll(purchase.fillers()));
    long unitCost = want.purchase().map(OfferStep::unitCostMicros).orElse(0L);
    long minOrder = want.purchase().map(bought -> micros(bought.terms().minOrder())).orElse(0L);
    double cube = state.terms().unitCube();
    double kg = ItemMapping.unitKg(state.item());
    int no = 0;
    for (Step step : steps) {
      long units = Math.min(step.units(), left);
      units -= units % want.packUnits();
      if (units == 0) {
        return;
      }
      left -= units;
      offered.add(
          new OfferedStep(
              task.partition,
              state.sku,
              want.lane().id(),
              no++,
              units,
              want.packUnits(),
              cube,
              step.marginPerUnitDay(),
              OfferedStep.rank(step.marginPerUnitDay(), cube),
              unitCost,
              minOrder,
              kg,
              OfferedStep.Direct.NONE));
    }
  }

  /**
   * Offers over direct lanes what is wanted over usual ones and would be cheaper on a full truck.
   */
  private void offerDirect(SkuState state, Ask ask, Set<String> lanes, List<OfferedStep> offered) {
    List<DirectWant> direct = wants.direct(state);
    if (direct.isEmpty()) {
      // Of an item that nobody has told of there are no terms either.
      return;
    }
    double cube = state.terms().unitCube();
    long departure = ask.getDepartureAt().toEpochMilli();
    for (DirectWant want : direct) {
      Lane usual = want.direct().usual();
      if (!lanes.contains(want.direct().lane().id())) {
        continue;
      }
      double later =
          want.daysLater(departure, LaneComparison.usualDeparture(usual, departure, ask.getAt()));
      for (int no = 0; no < want.steps().size(); no++) {
        Step step = want.steps().get(no);
        double saved = want.savedPerUnit(step, later);
        if (step.units() > 0 && saved > 0) {
          offered.add(
              new OfferedStep(
                  task.partition,
                  state.sku,
                  want.direct().lane().id(),
                  no,
                  step.units(),
                  want.packUnits(),
                  cube,
                  step.marginPerUnitDay(),
                  OfferedStep.rank(step.marginPerUnitDay(), cube),
                  0,
                  0,
                  ItemMapping.unitKg(state.item()),
                  new OfferedStep.Direct(usual.id(), saved)));
        }
      }
    }
  }

  private static long unitCostMicros(Purchase purchase) {
    return micros(purchase.terms().unitCost(purchase.chosen().units()));
  }

  private static long micros(double money) {
    return Math.round(money * 1e6);
  }

  /** The gate can take no more than its limits, so lines beyond them cannot matter. */
  private static List<OfferedStep> best(List<OfferedStep> sorted, Ask ask) {
    double units = 0;
    double cube = 0;
    int count = 0;
    for (OfferedStep step : sorted) {
      boolean full = units >= ask.getLimitUnits() && cube >= ask.getLimitCube();
      if (full || count == LINES_AT_MOST) {
        break;
      }
      // The same units over a direct lane are another way, not more of them.
      long more = step.isDirect() ? 0 : step.units();
      units += more;
      cube += more * step.unitCube();
      count++;
    }
    return sorted.subList(0, count);
  }

  private void send(Ask ask, int gate, List<OfferedStep> steps, NodeLoad load) {
    int chunks = Math.max(1, (steps.size() + CHUNK_LINES - 1) / CHUNK_LINES);
    for (int chunk = 0; chunk < chunks; chunk++) {
      List<OfferLine> lines =
          steps
              .subList(chunk * CHUNK_LINES, Math.min(steps.size(), (chunk + 1) * CHUNK_LINES))
              .stream()
              .map(this::line)
              .toList();
      task.outbox.toGate(
          gate,
          LogKind.OFFER,
          Offer.newBuilder()
              .setAskId(ask.getAskId())
              .setGate(ask.getGate())
              .setPartition(task.partition)
              .setChunk(chunk)
              .setLast(chunk == chunks - 1)
              .setLines(lines)
              .setSums(sums(chunk == chunks - 1 ? load : NodeLoad.NONE))
              .build());
    }
  }

  private OfferLine line(OfferedStep step) {
    return new OfferLine(
        step.sku(),
        step.lane(),
        step.step(),
        step.units(),
        step.packUnits(),
        step.unitCube(),
        step.marginPerUnitDay(),
        step.rank(),
        task.skus.state(step.sku()).stock.sequence(),
        step.unitCostMicros(),
        step.minOrderMicros(),
        step.unitKg(),
        step.direct().insteadOf(),
        step.direct().savedPerUnit());
  }

  private static NodeLoad loadOf(SkuState state, int node) {
    if (state.terms == null) {
      return NodeLoad.NONE;
    }
    double cube = state.terms.unitCube();
    var stock = state.stock.at(node);
    long coming = stock.inTransit() + stock.onOrder();
    SkuPlan plan = state.plan.get();
    double outflow = plan == null ? 0 : plan.flowPerDay(node);
    return new NodeLoad(
        Math.round(stock.present() * cube * 1e3),
        Math.round(coming * cube * 1e3),
        coming,
        Math.round(outflow * 1e6),
        Math.round(outflow * cube * 1e6),
        stock.reserved());
  }

  private static NodeSums sums(NodeLoad load) {
    return NodeSums.newBuilder()
        .setOnHandMilliCube(load.onHandMilliCube())
        .setInboundMilliCube(load.inboundMilliCube())
        .setInboundUnits(load.inboundUnits())
        .setOutflowMicroUnitsPerDay(load.outflowMicroUnitsPerDay())
        .setOutflowMicroCubePerDay(load.outflowMicroCubePerDay())
        .setOpenLines(load.openLines())
        .build();
  }
}
