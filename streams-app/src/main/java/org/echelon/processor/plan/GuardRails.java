package org.echelon.processor.plan;

import java.time.Instant;
import java.time.ZoneOffset;
import org.echelon.codec.ItemMapping;
import org.echelon.control.Control;
import org.echelon.network.Limits;
import org.echelon.planning.Want;

/**
 * What people and the network let go out at most. A cap counts from when it is set, per day in UTC
 * by the last tick. Where a scope spans tasks each has its share of the cap, and the shares add up
 * to it; the cap of a SKU is its task's own.
 *
 * <p>Commands per minute: a tick stands for the time since the one before, so a clock in large
 * steps lets as many commands through as one in small steps. Customer assignments are never capped.
 */
final class GuardRails {
  private static final String USED = "cap/";
  private static final String MINUTE = "minute/at";
  private static final String COMMANDS = "minute/commands";
  private static final long MINUTE_MILLIS = 60_000;

  private final PlanTask task;

  GuardRails(PlanTask task) {
    this.task = task;
  }

  /** What a want may have at most now, and the guard rail that says so. */
  record Most(long units, String rail) {
    private Most and(long other, String otherRail) {
      return other < units ? new Most(Math.max(0, other), otherRail) : this;
    }
  }

  /** Units that may be commanded at most for a want now. */
  long mostUnits(SkuState state, Want want) {
    return most(state, want).units();
  }

  /** Units that may be commanded at most for a want now, and what limits them. */
  Most most(SkuState state, Want want) {
    Limits limits = limits();
    if (commandsLeft() <= 0) {
      return new Most(0, CappedLanes.PER_MINUTE);
    }
    double cover =
        Math.ceil(limits.commandDaysOfCoverMax() * state.plan().demandRatePerDay(want.lane().to()));
    double byValue = Math.floor(limits.commandValueMax() / unitCost(state, want));
    long bySku =
        limits.skuUnitsPerDayMax() == Long.MAX_VALUE
            ? Long.MAX_VALUE
            : limits.skuUnitsPerDayMax() - usedToday("sku-limit:" + state.sku);
    Most most =
        new Most(limits.commandUnitsMax(), "commandUnitsMax")
            .and(Math.max(want.leastUnits(), (long) cover), "commandDaysOfCoverMax")
            .and((long) byValue, "commandValueMax")
            .and(bySku, "skuUnitsPerDayMax");
    for (Control cap : task.controls.caps(task.network(), want.lane(), state.sku, task.now)) {
      most = most.and(share(cap) - usedToday(cap.getScope()), "the cap of " + cap.getScope());
    }
    return most;
  }

  /** Counts a command. */
  void commanded(SkuState state, Want want, long units) {
    if (limits().skuUnitsPerDayMax() != Long.MAX_VALUE) {
      use("sku-limit:" + state.sku, units);
    }
    for (Control cap : task.controls.caps(task.network(), want.lane(), state.sku, task.now)) {
      use(cap.getScope(), units);
    }
    task.meta.number(COMMANDS, commandsThisMinute() + 1);
    task.meta.number(MINUTE, task.now / MINUTE_MILLIS);
  }

  /** Whether commands may be written again that the limit of a minute kept back. */
  boolean minuteHasRoom() {
    return commandsLeft() > 0;
  }

  private long share(Control cap) {
    long units = Required.of("capUnitsPerDay", cap.getCapUnitsPerDay());
    return cap.getScope().startsWith("sku:") ? units : task.share(units);
  }

  private long commandsLeft() {
    long minutes = Math.max(1, (task.now - task.tickBefore) / MINUTE_MILLIS);
    return Math.max(1, task.share(limits().commandsPerMinuteMax())) * minutes
        - commandsThisMinute();
  }

  private long commandsThisMinute() {
    boolean same = task.meta.numberOr(MINUTE, -1) == task.now / MINUTE_MILLIS;
    return same ? task.meta.numberOr(COMMANDS, 0) : 0;
  }

  private long usedToday(String scope) {
    return task.meta.numberOr(key(scope), 0);
  }

  private void use(String scope, long units) {
    if (task.meta.numberOr(key(scope), -1) < 0) {
      // The first use of a day forgets the days before yesterday.
      task.meta.removeBelow(USED, USED + Meta.sorted(today() - 1));
    }
    task.meta.number(key(scope), usedToday(scope) + units);
  }

  private String key(String scope) {
    return USED + Meta.sorted(today()) + "/" + scope;
  }

  private long today() {
    return Instant.ofEpochMilli(task.now).atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
  }

  private static double unitCost(SkuState state, Want want) {
    return want.purchase()
        .map(bought -> bought.terms().unitCost(bought.chosen().units()))
        .orElse(ItemMapping.unitCost(state.item()));
  }

  private Limits limits() {
    return task.network().terms().limits();
  }
}
