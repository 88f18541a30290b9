package org.echelon.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.echelon.config.Deployment;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.reference.Network;
import org.echelon.state.Alert;
import org.echelon.state.AlertState;
import org.echelon.state.Gaps;
import org.echelon.state.Severity;
import org.echelon.state.Task;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;

/** What a deployment says that is not well. */
final class SickWords {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final long TICK = 500;

  private SickWords() {}

  static void tell(Deployment deployment) {
    Instant now = Instant.now();
    Instant hourAgo = now.minus(HOUR);
    Instant stopped = now.minus(Duration.ofMinutes(10));
    try (Hand hand = new Hand(deployment)) {
      network(hand, 2, hourAgo);
      hand.tell(Topic.ITEM, "CUP", SmallWorld.item("CUP", List.of()), hourAgo);
      hand.tell(Topic.ITEM, "MUG", SmallWorld.item("MUG", List.of()), hourAgo);
      hand.tell(Topic.FORECAST, "MUG", SmallWorld.forecast("MUG", 4), hourAgo);
      hand.tell(Topic.TICK, "clock", new Tick("clock", TICK, stopped), stopped);
      prices(hand, 7, VectorStatus.MANUAL, hourAgo.minus(HOUR), hourAgo);
      prices(hand, 8, VectorStatus.CERTIFICATE_ONLY, hourAgo, now);
      Gaps broken = Gaps.newBuilder().setUnitsUnbalanced(3).setSkus(1).setSkusFrozen(1).build();
      task(hand, "0", TICK, 6, 1, broken, stopped);
      task(hand, "1", TICK - 100, 7, 2, Gaps.newBuilder().setSkus(1).build(), stopped);
      freeze(hand, hourAgo);
      alert(hand, stopped);
      for (String reason : List.of("REF_UNKNOWN_NODE", "REF_UNKNOWN_NODE", "FIELD_RANGE")) {
        hand.raw(Topic.REFUSED, "MUG", null, stopped, Map.of("echelon.dlq.reason", reason));
      }
      // The frame of a schema that nobody has registered.
      byte[] unknown = {0, 0, 1, (byte) 0x86, (byte) 0x9f, 1, 2, 3};
      hand.raw(Topic.CONTROL, "other", unknown, stopped, Map.of());
      hand.flush();
    }
  }

  static void network(Hand hand, long version, Instant at) {
    Network network = SmallNetwork.daily(at.minus(Duration.ofDays(1)));
    hand.tell(
        Topic.NETWORK,
        SmallNetwork.ID,
        Network.newBuilder(network).setVersion(version).build(),
        at);
  }

  static void prices(
      Hand hand, long version, VectorStatus status, Instant computedAt, Instant expiresAt) {
    PriceVector vector =
        PriceVector.newBuilder()
            .setNetworkId(SmallNetwork.ID)
            .setVersion(version)
            .setNetworkVersion(1)
            .setRunId("by-hand")
            .setComputedAt(computedAt)
            .setInformedAt(computedAt)
            .setValidFromAt(computedAt)
            .setExpiresAt(expiresAt)
            .setStatus(status)
            .setPeriodStartsOn(List.of(LocalDate.ofInstant(computedAt, ZoneOffset.UTC)))
            .build();
    hand.tell(Topic.PRICE, SmallNetwork.ID + "/1", vector, computedAt);
  }

  private static void task(
      Hand hand, String task, long tick, long prices, long network, Gaps gaps, Instant at) {
    hand.tell(
        Topic.TASK,
        "plan/" + task,
        Task.newBuilder()
            .setApp("plan")
            .setTask(task)
            .setOffset(1)
            .setTick(tick)
            .setTickAt(at)
            .setPriceVersion(prices)
            .setNetworkVersion(network)
            .setLagMillis(0)
            .setBusyShare(0)
            .setRestoreShare(1)
            .setGaps(gaps)
            .build(),
        at);
  }

  private static void freeze(Hand hand, Instant at) {
    hand.tell(
        Topic.CONTROL,
        "HALT/node:FC-A",
        Control.newBuilder()
            .setControlId("HALT/node:FC-A")
            .setRevision(1)
            .setFamily(ControlFamily.HALT)
            .setAction(ControlAction.FREEZE)
            .setScope("node:FC-A")
            .setWho("k.lee")
            .setRole(Role.OPERATOR)
            .setWhy("flood in hall 2")
            .setRequestedAt(at)
            .setEffectiveAt(at)
            .setRequestId("R-1")
            .build(),
        at);
  }

  private static void alert(Hand hand, Instant at) {
    hand.tell(
        Topic.ALERT,
        "OVERSOLD/sku:MUG",
        Alert.newBuilder()
            .setAlertId("OVERSOLD/sku:MUG")
            .setSequence(1)
            .setCode("OVERSOLD")
            .setSeverity(Severity.WARNING)
            .setState(AlertState.RAISED)
            .setScope("sku:MUG")
            .setSinceAt(at)
            .setAt(at)
            .setText("2 units more are promised than there are")
            .build(),
        at);
  }
}
