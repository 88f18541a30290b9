package org.echelon.producers.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.state.Proposal;
import org.echelon.state.Task;
import org.echelon.state.TriggerKind;

/** Orders a region to keep to itself, and follows what comes of it. */
final class RegionWatch {
  /** Means every region. */
  static final String ALL = "all";

  private static final Duration BEFORE = Duration.ofDays(2);
  private static final Duration LAST = Duration.ofDays(1);
  private static final String IN_FORCE = "in force";
  private static final String FIRST_PROPOSAL = "first proposal";
  private static final String LAST_PROPOSAL = "last proposal";
  private static final String FINISHED = "finished";
  private static final String ASSIGNMENT = "assignment";

  private final String region;
  private final Instant changedAt;
  private final int planTasks;
  private final long sentNanos = System.nanoTime();
  private final Map<String, Long> at = new HashMap<>();
  private final Set<String> obeying = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private long proposals;

  /**
   * @param region its id, or {@link #ALL}
   * @throws IllegalArgumentException where the network has no such region
   */
  RegionWatch(String region, Network network, int planTasks, Instant now) {
    if (!region.equals(ALL)
        && network.getNodes().stream().map(Node::getRegion).noneMatch(region::equals)) {
      throw new IllegalArgumentException("the network has no region of that name");
    }
    this.region = region;
    this.planTasks = planTasks;
    this.changedAt = now;
  }

  /** The order, the first for its scope. */
  Control order() {
    String scope = region.equals(ALL) ? "network" : "region:" + region;
    return Control.newBuilder()
        .setControlId(ControlFamily.REGION + "/" + scope)
        .setRevision(1)
        .setFamily(ControlFamily.REGION)
        .setAction(ControlAction.SWITCH)
        .setScope(scope)
        .setWho("demo")
        .setRole(Role.OPERATOR)
        .setWhy("asked for on the command line")
        .setRequestedAt(changedAt)
        .setEffectiveAt(changedAt)
        .setRequestId(UUID.randomUUID().toString())
        .build();
  }

  void published(SpecificRecord record, long now) {
    if (record instanceof Task task && task.getApp().equals("plan")) {
      told(task, now);
    } else if (record instanceof Proposal proposal) {
      boolean caused = proposal.getTrigger().getKind() == TriggerKind.CONTROL;
      if (caused && !at.containsKey(FINISHED)) {
        at.putIfAbsent(FIRST_PROPOSAL, now);
        at.put(LAST_PROPOSAL, now);
        proposals++;
      }
    } else if (record instanceof AssignmentCommand command
        && command.getChange() == CommandChange.ISSUE
        && at.containsKey(IN_FORCE)) {
      at.putIfAbsent(ASSIGNMENT, now);
    }
  }

  private void told(Task task, long now) {
    boolean obeys =
        task.getControls().stream()
            .anyMatch(known -> known.getControlId().equals(order().getControlId()));
    if (obeys) {
      obeying.add(task.getTask());
      if (task.getRefreshed() != null && task.getRefreshed().getDone()) {
        done.add(task.getTask());
      }
    }
    if (obeying.size() == planTasks) {
      at.putIfAbsent(IN_FORCE, now);
    }
    if (done.size() == planTasks) {
      at.putIfAbsent(FINISHED, now);
    }
  }

  private double since(String what) {
    Long nanos = at.get(what);
    return nanos == null ? 0 : (nanos - sentNanos) / 1e9;
  }

  /** What has come of it up to an instant of the run. */
  RegionOutcome outcome(Scoreboard scoreboard, Instant now) {
    Instant end = now.plus(Duration.ofHours(1));
    return new RegionOutcome(
        region,
        changedAt,
        since(IN_FORCE),
        since(FIRST_PROPOSAL),
        since(LAST_PROPOSAL),
        proposals,
        since(FINISHED),
        since(ASSIGNMENT),
        scoreboard.inRegionShare(changedAt.minus(BEFORE), changedAt),
        scoreboard.inRegionShare(changedAt, end),
        scoreboard.inRegionShare(end.minus(LAST), end));
  }
}
