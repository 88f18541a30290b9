package org.echelon.processor.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.codec.LogKind;
import org.echelon.inventory.CommandTerms;
import org.echelon.inventory.CommandTiming;
import org.echelon.network.Lane;
import org.echelon.network.LaneMode;
import org.echelon.network.LeadTime;
import org.echelon.planning.Purchase;
import org.echelon.planning.Redemption;
import org.echelon.planning.Want;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;
import org.echelon.system.GateCut;
import org.echelon.system.Grant;
import org.echelon.system.GrantLine;
import org.echelon.system.LaneSettlement;
import org.echelon.system.Settlement;
import org.echelon.topic.Topic;

/**
 * Turns a grant into commands: what is still wanted and still free of what was granted, booked in
 * the same step that writes the command.
 */
final class RedeemStep {
  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;
  private static final long KEPT = 2 * DAY;
  private static final String REDEEMED = "grant/";
  private static final String BY_TIME = "granted/";

  private final PlanTask task;
  private final WantStep wants;
  private final Commands commands;
  private final SkuGuard guard;

  RedeemStep(PlanTask task, SkuGuard guard, WantStep wants, Commands commands) {
    this.task = task;
    this.guard = guard;
    this.wants = wants;
    this.commands = commands;
  }

  /** Redeems a grant and settles it with its gate; a repeated grant is ignored. */
  void redeem(Grant grant) {
    String name = grant.getAskId() + "/" + grant.getChunk();
    if (!task.epochs.ready() || grant.getDry() || task.meta.numberOr(REDEEMED + name, -1) >= 0) {
      return;
    }
    int gate = task.epochs.current().network().ordinal(grant.getGate());
    if (gate < 0) {
      return;
    }
    remember(name);
    List<String> written = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    long granted = 0;
    long redeemed = 0;
    SortedMap<String, LaneSettlement> lanes = new TreeMap<>();
    for (GrantLine line : grant.getLines()) {
      SkuState state = task.sku(line.getSku());
      long units = guard.run(state, () -> redeem(state, grant, line, written, reasons), 0L);
      granted += line.getUnits();
      redeemed += units;
      lanes.merge(
          line.getLane(),
          new LaneSettlement(line.getLane(), line.getUnits(), units),
          RedeemStep::plus);
    }
    task.outbox.toGate(
        gate,
        LogKind.SETTLEMENT,
        new Settlement(
            grant.getAskId(),
            grant.getGate(),
            task.partition,
            granted,
            redeemed,
            written,
            reasons.stream().distinct().sorted().toList(),
            List.copyOf(lanes.values())));
  }

  private static LaneSettlement plus(LaneSettlement one, LaneSettlement other) {
    return new LaneSettlement(
        one.getLane(),
        one.getGranted() + other.getGranted(),
        one.getRedeemed() + other.getRedeemed());
  }

  /** Old grants are found by their time, without looking at the others. */
  private void remember(String name) {
    task.meta.number(REDEEMED + name, task.now);
    task.meta.bytes(
        BY_TIME + Meta.sorted(task.now) + "/" + name, name.getBytes(StandardCharsets.UTF_8));
    String limit = BY_TIME + Meta.sorted(Math.max(0, task.now - KEPT));
    task.meta.eachBelow(
        BY_TIME,
        limit,
        (key, value) -> {
          task.meta.bytes(REDEEMED + new String(value, StandardCharsets.UTF_8), null);
          task.meta.bytes(key, null);
        });
  }

  private long redeem(
      SkuState state, Grant grant, GrantLine line, List<String> written, List<String> reasons) {
    Optional<Want> found =
        wants.of(state).stream().filter(w -> w.lane().id().equals(line.getLane())).findFirst();
    if (found.isEmpty()) {
      reasons.add("NEXT_UNIT_NOT_WORTH");
      return 0;
    }
    Want want = found.get();
    if (!wants.mayMove(state, want)) {
      reasons.add("FROZEN");
      return 0;
    }
    Lane lane = want.lane();
    boolean purchase = want.purchase().isPresent();
    if (!want.takesOrders(grant.getDepartureAt().toEpochMilli())) {
      reasons.add("VENDOR_CLOSED");
      return 0;
    }
    long free = purchase ? Long.MAX_VALUE : state.stock.free(lane.from());
    long least = want.leastUnits();
    long capped = Math.min(want.unitsWithFillers(), mostUnits(state, want, least));
    long units = Redemption.units(line.getUnits(), capped, free, want.packUnits());
    if (units < least) {
      reasons.add(free <= 0 ? "SOURCE_EMPTY" : "NEXT_UNIT_NOT_WORTH");
      return 0;
    }
    CommandTiming timing = timing(grant, want);
    CommandTerms terms =
        purchase
            ? CommandTerms.purchase(state.stock, lane.id(), lane.from(), lane.to(), units, timing)
            : CommandTerms.transfer(state.stock, lane.id(), lane.from(), lane.to(), units, timing);
    Commands.Chosen chosen = chosen(state, grant, line, want, capped, units);
    Decision decision = commands.decisionOf(state, terms, want, chosen);
    LaneMode mode = wants.mode(state, want);
    if (mode != LaneMode.AUTO) {
      reasons.add(mode == LaneMode.SHADOW ? "SHADOW" : "HELD_FOR_APPROVAL");
      publish(state, withoutCommand(decision, mode));
      return 0;
    }
    task.ledger.release(state.stock, task.documents, terms);
    if (purchase) {
      task.outbox.publish(
          Topic.PURCHASE,
          task.epochs.current().network().node(lane.from()).id(),
          commands.purchase(state, terms, want, chosen));
    } else {
      task.outbox.publish(
          Topic.TRANSFER,
          task.epochs.current().network().node(lane.from()).id(),
          commands.transfer(state, terms, lane, chosen));
    }
    publish(state, decision);
    task.skus.saveStock(state);
    state.positionDue = true;
    if (state.proposalDue == null) {
      state.proposalDue = task.trigger;
    }
    written.add(terms.commandId());
    return units;
  }

  private void publish(SkuState state, Decision decision) {
    task.outbox.publish(Topic.DECISION, state.sku, decision);
  }

  private static Decision withoutCommand(Decision decision, LaneMode mode) {
    return Decision.newBuilder(decision)
        .setState(mode == LaneMode.SHADOW ? DecisionState.SHADOW : DecisionState.HELD)
        .setCommandIds(List.of())
        .build();
  }

  /** No command covers more days than the network's guard rail, and none is absurdly large. */
  private long mostUnits(SkuState state, Want want, long least) {
    var limits = task.epochs.current().network().terms().limits();
    double perDay = state.plan.demandRatePerDay(want.lane().to());
    long cover = (long) Math.ceil(limits.commandDaysOfCoverMax() * perDay);
    return Math.min(limits.commandUnitsMax(), Math.max(least, cover));
  }

  private static CommandTiming timing(Grant grant, Want want) {
    Lane lane = want.lane();
    LeadTime lead =
        want.purchase().map(bought -> bought.terms().leadTime(lane)).orElse(lane.leadTime());
    long departure = grant.getDepartureAt().toEpochMilli();
    return new CommandTiming(
        grant.getAt().toEpochMilli(),
        departure + lane.expireAfterMinutes() * MINUTE,
        departure,
        departure + (long) (lead.meanDays() * DAY));
  }

  private Commands.Chosen chosen(
      SkuState state, Grant grant, GrantLine line, Want want, long capped, long units) {
    Lane lane = want.lane();
    List<String> codes = new ArrayList<>(List.of("BELOW_VALUE"));
    if (want.purchase().isEmpty() && want.packUnits() > 1) {
      codes.add("PACK_ROUND_UP");
    }
    want.purchase().ifPresent(purchase -> codes.addAll(reasons(want, purchase, units)));
    if (capped < want.units()) {
      codes.add("CAP_CUT");
    }
    if (line.getUnits() < want.units()) {
      for (GateCut cut : grant.getCuts()) {
        codes.add(cut.getResource().equals("STORAGE") ? "ROOM_CUT" : cut.getResource() + "_CUT");
      }
    }
    double margin = want.bestMargin();
    Map<String, String> values = new TreeMap<>();
    want.purchase()
        .ifPresent(bought -> values.put("costInPlace", text(bought.chosen().costPerUnit())));
    double cost = lane.cost(state.terms.unitCube());
    values.put("marginTo", text(margin));
    values.put("cost", text(cost));
    values.put("wanted", Long.toString(want.units()));
    return new Commands.Chosen(margin, cost, line.getRank(), line.getOf(), codes, values);
  }

  /** Why a vendor gets a larger order than is missing; a cut order is raised for nothing. */
  private static List<String> reasons(Want want, Purchase purchase, long units) {
    if (units > want.units()) {
      return List.of("MOQ_RAISED");
    }
    return units < want.units() ? List.of() : purchase.chosen().reasons();
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
