package org.echelon.processor.plan;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LaneMode;
import org.echelon.network.Network;
import org.echelon.planning.Carrying;
import org.jspecify.annotations.Nullable;

/**
 * Which lanes carry a SKU: those that people have not stopped and that are not only looked at
 * (SHADOW), or that another planner supplies over; a lane sideways only where nobody is asked
 * first. A halt that was from the first to be shorter than goods take to the node that a lane
 * leaves is over before they come, so such lanes carry in time. What people order for all SKUs
 * alike is read once an instant.
 */
final class CarryingLanes {
  /** No SKU has this name, so only orders for all of them concern it. */
  private static final String ANY = "";

  private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final PlanTask task;
  private Carrying read = Carrying.EVERYWHERE;
  private @Nullable Network readFor;
  private long readAt;
  private long readOf;

  CarryingLanes(PlanTask task) {
    this.task = task;
  }

  /** Which lanes carry a SKU. */
  Carrying of(String sku) {
    if (task.controls.nameLanesOf(sku)) {
      return new Carrying(lane -> carries(lane, sku, 0), lane -> carriesInTime(lane, sku));
    }
    if (readFor != task.network() || readAt != task.now || readOf != task.controls.taken()) {
      read();
    }
    return read;
  }

  private void read() {
    readFor = task.network();
    readAt = task.now;
    readOf = task.controls.taken();
    Set<String> now = new HashSet<>();
    Set<String> inTime = new HashSet<>();
    for (Lane lane : task.network().lanes()) {
      if (!carries(lane, ANY, 0)) {
        now.add(lane.id());
        if (!carriesInTime(lane, ANY)) {
          inTime.add(lane.id());
        }
      }
    }
    read = new Carrying(lane -> !now.contains(lane.id()), lane -> !inTime.contains(lane.id()));
  }

  private boolean carriesInTime(Lane lane, String sku) {
    double days =
        task.network().feeder(lane.from()).map(feeder -> feeder.leadTime().meanDays()).orElse(0.0);
    return carries(lane, sku, (long) (days * DAY_MILLIS));
  }

  private boolean carries(Lane lane, String sku, long briefMillis) {
    Network network = task.network();
    LaneMode mode = task.controls.mode(network, lane, sku, task.now);
    // What waits for a person may never come, so a shortage is bought for besides.
    boolean goes =
        lane.kind() == LaneKind.LATERAL
            ? mode == LaneMode.AUTO
            : mode != LaneMode.SHADOW
                || task.controls.suppliedByOthers(network, lane, sku, task.now);
    return goes && !task.controls.stopped(network, lane, sku, task.now, briefMillis);
  }
}
