package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.codec.AlertCode;
import org.echelon.codec.AlertForm;
import org.echelon.state.Alert;
import org.echelon.state.AlertState;
import org.echelon.state.Severity;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a task that hold, kept in meta. Each is told when it rises, when what is said
 * of it changes, and when it ends: at a tick, so at most once a tick whatever happened in between.
 *
 * <p>Bounded: of one code so many are told one by one; that there are more is one alert of the task
 * itself. Deterministic: it knows the log and the tick only.
 */
final class AlertBook {
  /** So many alerts of one code. */
  static final int OF_A_CODE = 200;

  private static final String ALERT = "alert/";
  private static final String SEQUENCE = "alert-sequence";
  private static final long DAY = 24 * 3_600_000L;
  private static final long NEVER = Long.MAX_VALUE;
  private static final int TEXT = 300;

  private final PlanTask task;
  private final TreeMap<String, AlertForm.Held> held = new TreeMap<>();
  private final Map<AlertCode, Integer> counts = new EnumMap<>(AlertCode.class);

  AlertBook(PlanTask task) {
    this.task = task;
    task.meta.each(
        ALERT, (key, value) -> keepInHeap(key.substring(ALERT.length()), AlertForm.decode(value)));
  }

  /** What holds. */
  record Condition(AlertCode code, String scope, Severity severity, long units, String text) {
    Condition(AlertCode code, String scope, long units, String text) {
      this(code, scope, code.severity(), units, text);
    }

    String id() {
      return code + "/" + scope;
    }
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  /** A condition holds until it is cleared. */
  void raise(Condition condition) {
    raise(condition, task.now, NEVER);
  }

  /** A fact came that somebody should know of for a day. */
  void raiseForADay(Condition condition) {
    raiseFor(condition, DAY);
  }

  /** A condition that ends when it has not been raised again for a while. */
  void raiseFor(Condition condition, long millis) {
    raise(condition, task.now, task.now + millis);
  }

  /** A condition that is told only if it still holds after a while. */
  void raiseAfter(Condition condition, long millis) {
    if (!held.containsKey(condition.id())) {
      raise(condition, task.now + millis, NEVER);
    }
  }

  private void raise(Condition condition, long tellAt, long clearAt) {
    AlertForm.Held known = held.get(condition.id());
    if (known == null && counts.getOrDefault(condition.code(), 0) >= OF_A_CODE) {
      String scope = "task:plan/" + task.partition;
      if (!condition.scope().equals(scope)) {
        String text = "more than " + OF_A_CODE + " cases; the others are not told one by one";
        raise(new Condition(condition.code(), scope, 0, text), task.now, task.now + DAY);
        return;
      }
    }
    Alert alert = alert(condition, known);
    if (known == null) {
      keep(condition.id(), new AlertForm.Held(alert, tellAt, clearAt, true));
      return;
    }
    boolean news = differs(known.alert(), alert);
    if (news || known.clearAt() != clearAt) {
      boolean due = news || known.due();
      keep(condition.id(), new AlertForm.Held(alert, known.tellAt(), clearAt, due));
    }
  }

  /** A condition holds no longer. */
  void clear(String alertId) {
    AlertForm.Held known = held.get(alertId);
    if (known == null) {
      return;
    }
    if (!known.told()) {
      remove(alertId);
    } else if (known.alert().getState() != AlertState.CLEARED) {
      Alert cleared = Alert.newBuilder(known.alert()).setState(AlertState.CLEARED).build();
      keep(alertId, new AlertForm.Held(cleared, known.tellAt(), NEVER, true));
    }
  }

  /** Ids that begin in a way, in order. */
  List<String> idsFrom(String prefix) {
    return new ArrayList<>(held.subMap(prefix, prefix + '\uffff').keySet());
  }

  /** Tells what is due. */
  void tick() {
    for (String id : new ArrayList<>(held.keySet())) {
      AlertForm.Held before = held.get(id);
      if (before != null && before.clearAt() <= task.now) {
        clear(id);
      }
      AlertForm.Held known = held.get(id);
      if (known != null && known.due() && known.tellAt() <= task.now) {
        tell(id, known);
      }
    }
  }

  private void tell(String id, AlertForm.Held known) {
    long sequence = task.meta.numberOr(SEQUENCE, 0) + 1;
    task.meta.number(SEQUENCE, sequence);
    Alert told =
        Alert.newBuilder(known.alert()).setSequence(sequence).setAt(ofEpochMilli(task.now)).build();
    task.outbox.publish(Topic.ALERT, id, told);
    if (told.getState() == AlertState.CLEARED) {
      remove(id);
    } else {
      keep(id, new AlertForm.Held(told, known.tellAt(), known.clearAt(), false));
    }
  }

  private Alert alert(Condition condition, AlertForm.@Nullable Held known) {
    Alert former = known == null ? null : known.alert();
    Alert risen = former != null && former.getState() == AlertState.RAISED ? former : null;
    String text = condition.text();
    List<String> events = new ArrayList<>(risen == null ? List.of() : risen.getEventIds());
    String event = task.trigger.getEventId();
    if (event != null && risen == null) {
      events.add(event);
    }
    return Alert.newBuilder()
        .setAlertId(condition.id())
        .setSequence(former == null ? 0 : former.getSequence())
        .setCode(condition.code().name())
        .setSeverity(condition.severity())
        .setState(AlertState.RAISED)
        .setScope(condition.scope())
        .setSinceAt(risen == null ? ofEpochMilli(task.now) : risen.getSinceAt())
        .setAt(ofEpochMilli(task.now))
        .setValue(condition.units() == 0 ? null : (double) condition.units())
        .setUnit(condition.units() == 0 ? null : "base units")
        .setText(text.length() > TEXT ? text.substring(0, TEXT) : text)
        .setCure(condition.code().cure())
        .setEventIds(events)
        .build();
  }

  private static boolean differs(Alert one, Alert other) {
    return one.getState() != other.getState()
        || one.getSeverity() != other.getSeverity()
        || !one.getText().equals(other.getText());
  }

  private void keep(String id, AlertForm.Held value) {
    keepInHeap(id, value);
    task.meta.bytes(ALERT + id, AlertForm.encode(value));
  }

  private void keepInHeap(String id, AlertForm.Held value) {
    if (held.put(id, value) == null) {
      counts.merge(codeOf(value), 1, Integer::sum);
    }
  }

  private void remove(String id) {
    AlertForm.Held gone = held.remove(id);
    if (gone != null) {
      counts.merge(codeOf(gone), -1, Integer::sum);
    }
    task.meta.remove(ALERT + id);
  }

  private static AlertCode codeOf(AlertForm.Held value) {
    return AlertCode.valueOf(value.alert().getCode());
  }
}
