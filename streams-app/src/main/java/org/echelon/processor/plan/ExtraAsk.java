package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.util.List;
import org.echelon.codec.LogKind;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.system.Ask;

/** The wish that a gate asks for the next departure of a lane once more. */
final class ExtraAsk {
  private ExtraAsk() {}

  /** Sends it to the gate of the lane, with why. */
  static void of(PlanTask task, Lane lane, String reason) {
    int gate = lane.kind() == LaneKind.PURCHASE ? lane.from() : lane.to();
    task.outbox.toGate(
        gate,
        LogKind.ASK,
        Ask.newBuilder()
            .setAskId("")
            .setGate(task.network().node(gate).id())
            .setLanes(List.of(lane.id()))
            .setDepartureAt(ofEpochMilli(lane.calendar().nextDeparture(task.now)))
            .setRound(0)
            .setPriceVersion(task.epochs.priceVersion())
            .setNetworkVersion(task.epochs.networkVersion())
            .setLimitUnits(0)
            .setLimitCube(0)
            .setDry(false)
            .setAt(ofEpochMilli(task.now))
            .setReason(reason)
            .build());
  }
}
