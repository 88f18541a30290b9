package org.echelon.recovery;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.producers.run.Results;
import org.echelon.state.Task;
import org.echelon.topic.Topic;

/** What a Plan has said, read committed: which order lines it has assigned, and how far it is. */
final class Answers implements Results.Handler {
  private final Map<String, Integer> assigned = new HashMap<>();
  private final Map<String, Task> tasks = new HashMap<>();
  private long lastNanos;

  @Override
  public void published(Topic topic, String key, SpecificRecord record) {
    if (record instanceof Task task) {
      tasks.put(task.getTask(), task);
    } else if (record instanceof AssignmentCommand command
        && command.getChange() == CommandChange.ISSUE) {
      assigned.merge(command.getOrderId(), 1, Integer::sum);
      lastNanos = System.nanoTime();
    }
  }

  /** Order lines that have been assigned. */
  int lines() {
    return assigned.size();
  }

  /** When the last assignment was read. */
  long lastNanos() {
    return lastNanos;
  }

  /** Order lines that have been assigned more than once. */
  long doubled() {
    return assigned.values().stream().filter(times -> times > 1).count();
  }

  /** Whether so many tasks have reached a tick. */
  boolean reached(long tick, int expected) {
    return tasks.size() == expected && tasks.values().stream().allMatch(t -> t.getTick() >= tick);
  }

  /** Records booked so far, as last told with a tick. */
  long applied() {
    return tasks.values().stream().mapToLong(task -> task.getOutcomes().getApplied()).sum();
  }
}
