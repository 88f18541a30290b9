package org.echelon.processor.plan;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LaneMode;
import org.echelon.network.Network;
import org.jspecify.annotations.Nullable;

/**
 * Which lanes carry a SKU now: those that people have not stopped and that are not only looked at
 * (SHADOW), or that another planner supplies over; a lane sideways only where nobody is asked
 * first. What people order for all SKUs alike is read once an instant.
 */
final class CarryingLanes {
  /** No SKU has this name, so only orders for all of them concern it. */
  private static final String ANY = "";

  private final PlanTask task;
  private Set<String> idle = Set.of();
  private @Nullable Network readFor;
  private long readAt;
  private long readOf;

  CarryingLanes(PlanTask task) {
    this.task = task;
  }

  /** Whether a lane carries a SKU. */
  Predicate<Lane> of(String sku) {
    if (task.controls.nameLanesOf(sku)) {
      return lane -> carries(lane, sku);
    }
    if (readFor != task.network() || readAt != task.now || readOf != task.controls.taken()) {
      read();
    }
    return lane -> !idle.contains(lane.id());
  }

  private void read() {
    readFor = task.network();
    readAt = task.now;
    readOf = task.controls.taken();
    Set<String> found = new HashSet<>();
    for (Lane lane : task.network().lanes()) {
      if (!carries(lane, ANY)) {
        found.add(lane.id());
      }
    }
    idle = found;
  }

  private boolean carries(Lane lane, String sku) {
    Network network = task.network();
    LaneMode mode = task.controls.mode(network, lane, sku, task.now);
    // What waits for a person may never come, so a shortage is bought for besides.
    boolean goes =
        lane.kind() == LaneKind.LATERAL
            ? mode == LaneMode.AUTO
            : mode != LaneMode.SHADOW
                || task.controls.suppliedByOthers(network, lane, sku, task.now);
    return goes && !task.controls.stopped(network, lane, sku, task.now);
  }
}
