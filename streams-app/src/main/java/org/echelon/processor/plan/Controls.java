package org.echelon.processor.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.RefusedRecord;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.PlanningPart;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LaneMode;
import org.echelon.network.Network;
import org.echelon.state.ControlRevision;
import org.jspecify.annotations.Nullable;

/** The operators' orders in force, by control id; revisions rise one by one. */
final class Controls {
  private static final String KEY = "control/";
  private static final Set<ControlFamily> ONCE =
      EnumSet.of(ControlFamily.APPROVAL, ControlFamily.COMMAND);
  private static final Duration KEPT_ONCE_DONE = Duration.ofDays(40);
  private static final int REPORTED_AT_MOST = 1_000;

  private final Meta meta;
  private final TreeMap<String, Control> controls = new TreeMap<>();
  private long taken;

  Controls(Meta meta) {
    this.meta = meta;
    meta.each(KEY, (key, value) -> keep(LogRecord.decode(value).as(Control.class)));
  }

  /**
   * Takes a control.
   *
   * @return false when it repeats the revision in force
   * @throws RefusedRecord CTL_STALE when somebody else was faster
   */
  boolean take(Control control, long now) {
    Control known = controls.get(control.getControlId());
    int last = known == null ? 0 : known.getRevision();
    if (known != null && control.getRequestId().equals(known.getRequestId())) {
      return false;
    }
    if (control.getRevision() != last + 1) {
      throw new RefusedRecord(
          "CTL_STALE",
          "revision",
          control.getRevision(),
          "the next revision of " + control.getControlId() + " is " + (last + 1) + "; look again");
    }
    keep(control);
    meta.record(KEY + control.getControlId(), LogKind.CONTROL, control);
    forgetDone(Instant.ofEpochMilli(now));
    return true;
  }

  /** What acted once is only kept so long that a late repetition still finds it. */
  private void forgetDone(Instant now) {
    Instant limit = now.minus(KEPT_ONCE_DONE);
    List<String> old =
        controls.values().stream()
            .filter(control -> ONCE.contains(control.getFamily()))
            .filter(control -> control.getEffectiveAt().isBefore(limit))
            .map(Control::getControlId)
            .toList();
    for (String id : old) {
      controls.remove(id);
      meta.remove(KEY + id);
    }
  }

  /** Whether people have overridden anything, also such as has lapsed. */
  boolean anyOverride() {
    return begins("OVERRIDE/");
  }

  /** Rises with each control that is taken. */
  long taken() {
    return taken;
  }

  /** Whether a halt or a mode may be for a SKU by name, also such as has lapsed. */
  boolean nameLanesOf(String sku) {
    return begins("HALT/sku:" + sku) || begins("MODE/sku:" + sku);
  }

  /** Whether lanes of all SKUs have been halted or given another mode, also where that lapsed. */
  boolean anyOnLanes() {
    return begins("HALT/") || begins("MODE/");
  }

  private boolean begins(String prefix) {
    String first = controls.ceilingKey(prefix);
    return first != null && first.startsWith(prefix);
  }

  /**
   * The newest override in force for a SKU at a node, that of the node before that of all.
   *
   * @param counts whether one has not done its work yet
   */
  Optional<Control> override(String sku, String node, long now, Predicate<Control> counts) {
    Control own = inForce("OVERRIDE/sku:" + sku + "@" + node, now);
    if (own != null && counts.test(own)) {
      return Optional.of(own);
    }
    return Optional.ofNullable(inForce("OVERRIDE/sku:" + sku, now)).filter(counts);
  }

  /** SKUs whose supply people have overridden, also such as has lapsed. */
  Set<String> overridden() {
    Set<String> skus = new TreeSet<>();
    for (Control control : controls.values()) {
      if (control.getFamily() == ControlFamily.OVERRIDE) {
        skus.add(control.getScope().substring("sku:".length()).replaceAll("@.*", ""));
      }
    }
    return skus;
  }

  /** Daily caps in force that a command of a SKU over a lane falls under, by scope. */
  List<Control> caps(Network network, Lane lane, String sku, long now) {
    if (controls.isEmpty()) {
      return List.of();
    }
    return scopes(network, lane, sku).stream()
        .map(scope -> inForce("CAP/" + scope, now))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether nothing at all of a SKU may leave for or from a node. */
  boolean frozen(Network network, int node, String sku, long now) {
    return halted(network, node, sku, ControlAction.FREEZE, now, 0);
  }

  /** Whether a control begins or expires after one instant and not after another. */
  boolean turns(long after, long upTo) {
    return controls.values().stream()
        .anyMatch(
            control ->
                between(control.getEffectiveAt(), after, upTo)
                    || between(control.getExpiresAt(), after, upTo));
  }

  private static boolean between(@Nullable Instant instant, long after, long upTo) {
    return instant != null && instant.toEpochMilli() > after && instant.toEpochMilli() <= upTo;
  }

  /** Whether no transfer or purchase of a SKU may go over a lane. */
  boolean stopped(Network network, Lane lane, String sku, long now) {
    return stopped(network, lane, sku, now, 0);
  }

  /** As the other; halts that were from the first to last no longer than so much do not count. */
  boolean stopped(Network network, Lane lane, String sku, long now, long briefMillis) {
    return !controls.isEmpty()
        && (stopped(network, lane.from(), sku, now, briefMillis)
            || stopped(network, lane.to(), sku, now, briefMillis)
            || outlasts(inForce("HALT/lane:" + lane.id(), now), briefMillis));
  }

  private boolean stopped(Network network, int node, String sku, long now, long briefMillis) {
    return halted(network, node, sku, ControlAction.FREEZE, now, briefMillis)
        || halted(network, node, sku, ControlAction.PAUSE, now, briefMillis);
  }

  private static boolean outlasts(@Nullable Control halt, long briefMillis) {
    return halt != null
        && (halt.getExpiresAt() == null
            || Duration.between(halt.getEffectiveAt(), halt.getExpiresAt()).toMillis()
                > briefMillis);
  }

  /** The strictest of the lane's own mode and those that operators set. */
  LaneMode mode(Network network, Lane lane, String sku, long now) {
    LaneMode strictest = lane.mode();
    if (controls.isEmpty()) {
      return strictest;
    }
    for (String scope : scopes(network, lane, sku)) {
      Control control = inForce("MODE/" + scope, now);
      if (control != null && control.getAction() == ControlAction.SET && covers(control, lane)) {
        LaneMode mode = LaneMode.valueOf(Required.of("mode", control.getMode()).name());
        strictest = mode.compareTo(strictest) > 0 ? mode : strictest;
      }
    }
    return strictest;
  }

  /** Whether people gave a lane of a SKU to another planner, who supplies over it in our place. */
  boolean suppliedByOthers(Network network, Lane lane, String sku, long now) {
    for (String scope : controls.isEmpty() ? Set.<String>of() : scopes(network, lane, sku)) {
      Control control = inForce("MODE/" + scope, now);
      if (control != null
          && control.getPart() != null
          && control.getMode() == org.echelon.reference.LaneMode.SHADOW
          && covers(control, lane)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the part of planning that a mode is set for is that of a lane. */
  private static boolean covers(Control control, Lane lane) {
    PlanningPart part = control.getPart();
    return part == null
        || part == PlanningPart.BOTH
        || (part == PlanningPart.BUYING) == (lane.kind() == LaneKind.PURCHASE);
  }

  /** Every scope that a move of a SKU over a lane lies in, each once. */
  private static Set<String> scopes(Network network, Lane lane, String sku) {
    return new LinkedHashSet<>(
        List.of(
            "network",
            "lane:" + lane.id(),
            "node:" + network.node(lane.from()).id(),
            "node:" + network.node(lane.to()).id(),
            "vendor:" + network.node(lane.from()).id(),
            "region:" + network.node(lane.from()).region(),
            "region:" + network.node(lane.to()).region(),
            "sku:" + sku,
            "sku:" + sku + "@" + network.node(lane.from()).id(),
            "sku:" + sku + "@" + network.node(lane.to()).id()));
  }

  /** Everything that is halted, in order of control id. */
  List<Control> halts(long now) {
    return controls.keySet().stream()
        .filter(id -> id.startsWith("HALT/"))
        .map(id -> inForce(id, now))
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * Ids and revisions for the task's report, in order of id: the newest ones, for the report has a
   * limit. What acted once is seen by what it did.
   */
  List<ControlRevision> revisions() {
    return controls.values().stream()
        .filter(control -> !ONCE.contains(control.getFamily()))
        .sorted(Comparator.comparing(Control::getEffectiveAt).reversed())
        .limit(REPORTED_AT_MOST)
        .map(control -> new ControlRevision(control.getControlId(), control.getRevision()))
        .sorted(Comparator.comparing(ControlRevision::getControlId))
        .toList();
  }

  private boolean halted(
      Network network, int node, String sku, ControlAction action, long now, long briefMillis) {
    if (controls.isEmpty()) {
      return false;
    }
    String id = network.node(node).id();
    return Stream.of(
            "network",
            "node:" + id,
            "vendor:" + id,
            "sku:" + sku,
            "sku:" + sku + "@" + id,
            "region:" + network.node(node).region())
        .map(scope -> inForce("HALT/" + scope, now))
        .anyMatch(
            halt -> halt != null && halt.getAction() == action && outlasts(halt, briefMillis));
  }

  /** A control that has begun, has not expired and has not been lifted. */
  private @Nullable Control inForce(String controlId, long now) {
    Control control = controls.get(controlId);
    if (control == null) {
      return null;
    }
    boolean lifted =
        control.getAction() == ControlAction.UNFREEZE
            || control.getAction() == ControlAction.RESUME
            || control.getAction() == ControlAction.CLEAR
            || control.getAction() == ControlAction.REVERT;
    if (lifted || control.getEffectiveAt().toEpochMilli() > now) {
      return null;
    }
    boolean expired =
        control.getExpiresAt() != null && control.getExpiresAt().toEpochMilli() <= now;
    return expired ? null : control;
  }

  private void keep(Control control) {
    taken++;
    // Requests that act once are the business of whom they address; only their revision is kept.
    controls.put(control.getControlId(), control);
  }
}
