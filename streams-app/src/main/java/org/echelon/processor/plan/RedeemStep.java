package org.echelon.processor.plan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.codec.LogKind;
import org.echelon.inventory.CommandTerms;
import org.echelon.network.LaneMode;
import org.echelon.planning.DirectWant;
import org.echelon.planning.Redemption;
import org.echelon.planning.Want;
import org.echelon.processor.plan.Approvals.Approval;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;
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
  private static final long KEPT = Duration.ofDays(2).toMillis();
  private static final String REDEEMED = "grant/";
  private static final String BY_TIME = "granted/";

  private final PlanTask task;
  private final WantStep wants;
  private final Commands commands;
  private final SkuGuard guard;
  private final GuardRails rails;
  private final CappedLanes capped;
  private final Approvals approvals;

  RedeemStep(
      PlanTask task,
      SkuGuard guard,
      WantStep wants,
      Commands commands,
      CappedLanes capped,
      Approvals approvals) {
    this.rails = new GuardRails(task);
    this.capped = capped;
    this.approvals = approvals;
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
          new LaneSettlement(
              line.getLane(),
              line.getUnits(),
              units,
              (line.getUnits() - units) * line.getUnitCostMicros()),
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
        one.getRedeemed() + other.getRedeemed(),
        one.getUnusedMicros() + other.getUnusedMicros());
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
          task.meta.remove(REDEEMED + new String(value, StandardCharsets.UTF_8));
          task.meta.remove(key);
        });
  }

  private long redeem(
      SkuState state, Grant grant, GrantLine line, List<String> written, List<String> reasons) {
    Optional<DirectWant> direct = direct(state, line);
    Optional<Want> found = wanted(state, line, direct);
    if (found.isEmpty()) {
      reasons.add(wants.blocked(state, line.getLane()) ? "ITEM_BLOCKED" : "NEXT_UNIT_NOT_WORTH");
      return 0;
    }
    Want want = found.get();
    long departure = grant.getDepartureAt().toEpochMilli();
    if (!wants.mayMove(state, want) || !want.takesOrders(departure)) {
      reasons.add(want.takesOrders(departure) ? "FROZEN" : "VENDOR_CLOSED");
      return 0;
    }
    LaneMode mode = wants.mode(state, want);
    Optional<Approval> approval =
        mode == LaneMode.APPROVE ? approvals.of(state, want.lane()) : Optional.empty();
    long approved = approval.map(Approval::units).orElse(Long.MAX_VALUE);
    GuardRails.Most allowed = rails.most(state, want);
    long most = Math.min(approved, line.getUnits());
    long wanted = Math.min(want.unitsWithFillers(), allowed.units());
    long free = want.purchase().isPresent() ? Long.MAX_VALUE : state.stock.free(want.lane().from());
    long units = Redemption.units(most, wanted, free, want.packUnits());
    long uncut = Redemption.units(most, want.unitsWithFillers(), free, want.packUnits());
    boolean held = mode == LaneMode.APPROVE && approval.isEmpty();
    if (units < uncut && uncut >= want.leastUnits() && !held && mode != LaneMode.SHADOW) {
      capped.cut(want.lane(), departure, allowed.rail());
    }
    if (units < want.leastUnits()) {
      reasons.add(whyNothing(want, free, wanted));
      return 0;
    }
    CommandTerms terms =
        LaneChoice.terms(state, want, units, grant.getAt().toEpochMilli(), departure);
    List<String> codes = LaneChoice.reasons(want, wanted, line.getUnits(), units, grant.getCuts());
    codes.addAll(wants.fixedBy(state, want));
    Optional<LaneComparison> compared =
        direct.map(
            other -> LaneComparison.of(other, line, departure, grant.getAt(), want.bestMargin()));
    compared.ifPresent(ways -> codes.add(ways.reason()));
    if (units == approved && approval.filter(Approval::fewer).isPresent()) {
      codes.add("OPERATOR_UNITS");
    }
    // A decision that nobody is told of is not put into words.
    boolean told = held || mode == LaneMode.SHADOW || task.outbox.wanted(Topic.DECISION);
    Commands.Chosen chosen =
        new Commands.Chosen(
            want.bestMargin(),
            want.lane().cost(state.terms().unitCube()),
            line.getRank(),
            line.getOf(),
            codes.stream().distinct().toList(),
            told ? values(state, want, compared) : Map.of(),
            approval,
            compared,
            new Bounded(
                line.getUnits(),
                approval.map(Approval::units).orElse(null),
                free,
                allowed.units()));
    if (!told) {
      release(state, want, terms, chosen, Optional.empty());
      written.add(terms.commandId());
      return units;
    }
    Decision decision = commands.decisionOf(state, terms, want, chosen);
    if (mode == LaneMode.SHADOW) {
      reasons.add("SHADOW");
      task.outbox.publish(Topic.DECISION, state.sku, shadow(decision));
      return 0;
    }
    if (held) {
      reasons.add("HELD_FOR_APPROVAL");
      approvals.hold(state, want, decision);
      return 0;
    }
    release(state, want, terms, chosen, Optional.of(decision));
    written.add(terms.commandId());
    return units;
  }

  /** What could go over the direct lane that the gate looked at, if it looked at one. */
  private Optional<DirectWant> direct(SkuState state, GrantLine line) {
    return line.getDirectLane().isEmpty()
        ? Optional.empty()
        : wants.direct(state).stream()
            .filter(want -> want.direct().lane().id().equals(line.getDirectLane()))
            .findFirst();
  }

  private Optional<Want> wanted(SkuState state, GrantLine line, Optional<DirectWant> direct) {
    return line.getLane().equals(line.getDirectLane())
        ? direct.flatMap(DirectWant::want)
        : wants.of(state).stream().filter(w -> w.lane().id().equals(line.getLane())).findFirst();
  }

  private static Map<String, String> values(
      SkuState state, Want want, Optional<LaneComparison> compared) {
    Map<String, String> values = LaneChoice.values(state, want);
    compared.ifPresent(ways -> values.putAll(ways.values()));
    return values;
  }

  private void release(
      SkuState state,
      Want want,
      CommandTerms terms,
      Commands.Chosen chosen,
      Optional<Decision> decision) {
    task.release(state, terms);
    String from = task.network().node(terms.from()).id();
    if (want.purchase().isPresent()) {
      task.outbox.publish(Topic.PURCHASE, from, commands.purchase(state, terms, want, chosen));
    } else {
      task.outbox.publish(
          Topic.TRANSFER, from, commands.transfer(state, terms, want.lane(), chosen));
    }
    decision.ifPresent(why -> task.outbox.publish(Topic.DECISION, state.sku, why));
    task.skus.saveStock(state);
    rails.commanded(state, want, terms.units());
    approvals.redeemed(state, want.lane(), chosen.decisionId(terms));
    wants.commanded(state, want, terms.units());
    state.changed(task.trigger);
  }

  private static String whyNothing(Want want, long free, long capped) {
    if (free <= 0) {
      return "SOURCE_EMPTY";
    }
    return capped < Math.min(want.leastUnits(), want.units()) ? "CAP_CUT" : "NEXT_UNIT_NOT_WORTH";
  }

  private static Decision shadow(Decision decision) {
    return Decision.newBuilder(decision)
        .setState(DecisionState.SHADOW)
        .setCommandIds(List.of())
        .build();
  }
}
