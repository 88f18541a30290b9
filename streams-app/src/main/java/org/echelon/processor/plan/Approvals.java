package org.echelon.processor.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Instant.ofEpochMilli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.echelon.codec.LogKind;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.gate.AskRequest;
import org.echelon.network.Lane;
import org.echelon.planning.Want;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;
import org.echelon.state.Reason;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Lines that wait for a person. A held line is a decision and nothing more: no stock, no range of
 * units, no capacity. Approved, it is offered with the next ask of its lane, and an extra ask is
 * opened for it; redeemed, it becomes a command under the decision's id. It lapses at the cut-off
 * of the lane's next departure; what is approved by then may still go with that departure.
 *
 * <pre>
 * held/id                the decision
 * held-place/id          sku/lane
 * held-on/sku/lane       its id; of a SKU on a lane one line at most is held
 * held-until/at/id       looked at once that instant has come
 * approved/id            the control that approved it
 * held-departs/id        when it leaves at the latest, once it is approved past its cut-off
 * declined/sku/lane      until when nothing is held there again
 * </pre>
 */
final class Approvals {
  /** Why a gate is to ask for what was approved. */
  static final String REASON = AskRequest.APPROVED;

  private static final String HELD = "held/";
  private static final String ON = "held-on/";
  private static final String PLACE = "held-place/";
  private static final String UNTIL = "held-until/";
  private static final String APPROVED = "approved/";
  private static final String DECLINED = "declined/";
  private static final String DEPARTS = "held-departs/";

  private final PlanTask task;

  /**
   * Who approved how many units of which decision.
   *
   * @param fewer whether these are fewer than were held
   */
  record Approval(String decisionId, long units, boolean fewer, String who, long control) {}

  Approvals(PlanTask task) {
    this.task = task;
  }

  /** The approval of a SKU on a lane, if there is one. */
  Optional<Approval> of(SkuState state, Lane lane) {
    return idOn(state.sku, lane.id()).flatMap(this::approval);
  }

  /** Holds a line, unless it is held as it is or was declined for this departure. */
  void hold(SkuState state, Want want, Decision decision) {
    String place = state.sku + "/" + want.lane().id();
    if (task.meta.numberOr(DECLINED + place, 0) > task.now) {
      return;
    }
    Optional<Decision> former = idOn(state.sku, want.lane().id()).map(this::held);
    if (former.isPresent() && units(former.get()) == units(decision)) {
      return;
    }
    former
        .filter(old -> !old.getDecisionId().equals(decision.getDecisionId()))
        .ifPresent(old -> lapse(old, old.getReasons()));
    Decision held =
        Decision.newBuilder(decision).setState(DecisionState.HELD).setCommandIds(List.of()).build();
    String id = held.getDecisionId();
    if (held(id) == null) {
      long lapsesAt = want.lane().calendar().cutOff(next(want.lane()));
      task.meta.bytes(UNTIL + Meta.sorted(lapsesAt) + "/" + id, new byte[0]);
    }
    task.meta.record(HELD + id, LogKind.DECISION, held);
    task.meta.bytes(PLACE + id, place.getBytes(UTF_8));
    task.meta.bytes(ON + place, id.getBytes(UTF_8));
    task.outbox.publish(Topic.DECISION, state.sku, held);
  }

  /**
   * A line has become a command, or a part of it has, by a decision. Where that is not the one that
   * is held, because the lane needs no approval any more, what is held has lapsed.
   */
  void redeemed(SkuState state, Lane lane, String decisionId) {
    Optional<String> held = idOn(state.sku, lane.id());
    if (held.filter(decisionId::equals).isPresent()) {
      forget(decisionId);
    } else {
      held.map(this::held).ifPresent(old -> lapse(old, old.getReasons()));
    }
  }

  /** A person decides; a decision that another task holds, or nobody, is none of this task's. */
  void decide(Control control) {
    String id = control.getScope().substring("decision:".length());
    Decision held = held(id);
    Lane lane = lane(id).orElse(null);
    if (held == null || lane == null) {
      return;
    }
    if (control.getAction() == ControlAction.APPROVE) {
      task.meta.record(APPROVED + id, LogKind.CONTROL, control);
      // The gate is asked once more, for what is approved alone.
      ExtraAsk.of(task, lane, REASON);
    } else {
      task.meta.number(DECLINED + place(id), lane.calendar().cutOff(next(lane)));
      Map<String, String> who = Map.of("declinedBy", control.getWho(), "why", control.getWhy());
      lapse(held, List.of(Reasons.of("HELD_FOR_APPROVAL", who)));
    }
  }

  /** Lets lapse what nobody approved in time, and what was approved and could not go. */
  void tick() {
    task.meta.eachBelow(
        UNTIL,
        UNTIL + Meta.sorted(task.now + 1),
        (key, nothing) -> {
          task.meta.remove(key);
          String id = key.substring(key.lastIndexOf('/') + 1);
          Decision held = held(id);
          if (held == null) {
            return;
          }
          long cutOff = Long.parseLong(key.substring(UNTIL.length(), key.lastIndexOf('/')));
          Optional<Lane> lane = lane(id);
          long departure =
              cutOff + lane.map(l -> l.calendar().releaseLeadMinutes() * 60_000L).orElse(0L);
          boolean leavesLater =
              lane.isPresent()
                  && task.meta.record(APPROVED + id) != null
                  && departure > task.now
                  && task.meta.numberOr(DEPARTS + id, 0) == 0;
          if (leavesLater) {
            task.meta.number(DEPARTS + id, departure);
            task.meta.bytes(UNTIL + Meta.sorted(departure) + "/" + id, new byte[0]);
          } else {
            lapse(held, held.getReasons());
          }
        });
  }

  private void lapse(Decision held, List<Reason> reasons) {
    forget(held.getDecisionId());
    task.outbox.publish(
        Topic.DECISION,
        held.getSku(),
        Decision.newBuilder(held)
            .setState(DecisionState.LAPSED)
            .setDecidedAt(ofEpochMilli(task.now))
            .setReasons(reasons)
            .build());
  }

  private void forget(String id) {
    task.meta.remove(ON + place(id));
    for (String space : List.of(HELD, PLACE, APPROVED, DEPARTS)) {
      task.meta.remove(space + id);
    }
  }

  private long next(Lane lane) {
    return lane.calendar().nextDeparture(task.now);
  }

  private Optional<String> idOn(String sku, String lane) {
    return task.meta.bytes(ON + sku + "/" + lane).map(bytes -> new String(bytes, UTF_8));
  }

  private @Nullable Decision held(String id) {
    return (Decision) task.meta.record(HELD + id);
  }

  private String place(String id) {
    return task.meta.bytes(PLACE + id).map(bytes -> new String(bytes, UTF_8)).orElse("");
  }

  private Optional<Lane> lane(String id) {
    String place = place(id);
    return task.network().lane(place.substring(place.indexOf('/') + 1));
  }

  /** Units of a lane's decision, which always says what it chose. */
  private static long units(Decision decision) {
    return Objects.requireNonNull(decision.getChoice(), "choice").getUnits();
  }

  private Optional<Approval> approval(String id) {
    Decision decision = held(id);
    Control control = (Control) task.meta.record(APPROVED + id);
    if (decision == null || control == null) {
      return Optional.empty();
    }
    long held = units(decision);
    long units = control.getUnits() == null ? held : Math.min(held, control.getUnits());
    return Optional.of(
        new Approval(id, units, units < held, control.getWho(), control.getRevision()));
  }
}
