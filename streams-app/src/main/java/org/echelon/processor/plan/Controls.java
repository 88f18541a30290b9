package org.echelon.processor.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.RefusedRecord;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.network.Lane;
import org.echelon.network.LaneMode;
import org.echelon.network.Network;
import org.echelon.state.ControlRevision;

/** The operators' orders in force, by control id; revisions rise one by one. */
final class Controls {
  private static final String KEY = "control/";

  private final Meta meta;
  private final Map<String, Control> controls = new TreeMap<>();

  Controls(Meta meta) {
    this.meta = meta;
    meta.each(KEY, (key, value) -> keep((Control) LogRecord.decode(value).body()));
  }

  /**
   * Takes a control.
   *
   * @return false when it repeats the revision in force
   * @throws RefusedRecord CTL_STALE when somebody else was faster
   */
  boolean take(Control control) {
    Control known = controls.get(control.getControlId());
    int last = known == null ? 0 : known.getRevision();
    if (known != null && control.getRevision() == last && same(control, known)) {
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
    return true;
  }

  /** Whether nothing at all of a SKU may leave for or from a node. */
  boolean frozen(Network network, int node, String sku, long now) {
    return halted(network, node, sku, ControlAction.FREEZE, now);
  }

  /** Whether a control begins or expires after one instant and not after another. */
  boolean turns(long after, long upTo) {
    return controls.values().stream()
        .anyMatch(
            control ->
                between(control.getEffectiveAt(), after, upTo)
                    || between(control.getExpiresAt(), after, upTo));
  }

  private static boolean between(Instant instant, long after, long upTo) {
    return instant != null && instant.toEpochMilli() > after && instant.toEpochMilli() <= upTo;
  }

  /** Whether no transfer or purchase of a SKU may go over a lane. */
  boolean stopped(Network network, Lane lane, String sku, long now) {
    return frozen(network, lane.from(), sku, now)
        || frozen(network, lane.to(), sku, now)
        || halted(network, lane.from(), sku, ControlAction.PAUSE, now)
        || halted(network, lane.to(), sku, ControlAction.PAUSE, now)
        || inForce("HALT/lane:" + lane.id(), now) != null;
  }

  /** The strictest of the lane's own mode and those that operators set. */
  LaneMode mode(Network network, Lane lane, String sku, long now) {
    LaneMode strictest = lane.mode();
    for (String scope :
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
            "sku:" + sku + "@" + network.node(lane.to()).id())) {
      Control control = inForce("MODE/" + scope, now);
      if (control != null && control.getAction() == ControlAction.SET) {
        LaneMode mode = LaneMode.valueOf(control.getMode().name());
        strictest = mode.compareTo(strictest) > 0 ? mode : strictest;
      }
    }
    return strictest;
  }

  /** Everything that is halted, in order of control id. */
  List<Control> halts(long now) {
    return controls.keySet().stream()
        .filter(id -> id.startsWith("HALT/"))
        .map(id -> inForce(id, now))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Ids and revisions of all controls seen, for the task's report. */
  List<ControlRevision> revisions() {
    List<ControlRevision> all = new ArrayList<>();
    controls.forEach((id, control) -> all.add(new ControlRevision(id, control.getRevision())));
    return all;
  }

  private boolean halted(Network network, int node, String sku, ControlAction action, long now) {
    String id = network.node(node).id();
    return is(inForce("HALT/network", now), action)
        || is(inForce("HALT/node:" + id, now), action)
        || is(inForce("HALT/vendor:" + id, now), action)
        || is(inForce("HALT/sku:" + sku, now), action)
        || is(inForce("HALT/sku:" + sku + "@" + id, now), action)
        || is(inForce("HALT/region:" + network.node(node).region(), now), action);
  }

  private static boolean is(Control control, ControlAction action) {
    return control != null && control.getAction() == action;
  }

  /** A control that has begun, has not expired and has not been lifted. */
  private Control inForce(String controlId, long now) {
    Control control = controls.get(controlId);
    boolean lifted =
        control == null
            || control.getAction() == ControlAction.UNFREEZE
            || control.getAction() == ControlAction.RESUME
            || control.getAction() == ControlAction.CLEAR;
    if (lifted || control.getEffectiveAt().toEpochMilli() > now) {
      return null;
    }
    boolean expired =
        control.getExpiresAt() != null && control.getExpiresAt().toEpochMilli() <= now;
    return expired ? null : control;
  }

  private void keep(Control control) {
    // Requests that act once are the business of whom they address; only their revision is kept.
    controls.put(control.getControlId(), control);
  }

  private static boolean same(Control one, Control other) {
    return one.getFamily() == other.getFamily()
        && one.getFamily() != ControlFamily.UNKNOWN
        && one.getRequestId().equals(other.getRequestId());
  }
}
