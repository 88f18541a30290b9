package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.reference.Limits;
import org.echelon.reference.Network;
import org.echelon.state.NodePosition;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One unit, bought, moved and sold: each step is a published command, answered by this test. */
class FollowOneUnitTest {
  private static final String SKU = "ONE";
  private static final Instant START = SmallWorld.START.plus(Duration.ofHours(9));

  /** Cut-off of the Monday's orders, an hour before they leave. */
  private static final Instant ORDER_CUT_OFF = SmallWorld.START.plus(Duration.ofHours(11));

  /** Cut-off of Tuesday's transfers, and their departure. */
  private static final Instant TRANSFER_CUT_OFF = SmallWorld.START.plus(Duration.ofHours(24 + 17));

  private static final Instant DEPARTURE = TRANSFER_CUT_OFF.plus(Duration.ofHours(1));

  @TempDir private Path folder;
  private HandDriven loop;

  @Test
  void shouldFollowOneUnitThroughEveryBucket() throws Exception {
    Deployment deployment = LoopDeployment.create("one-unit.", 4, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven driven = new HandDriven(deployment, START)) {
      loop = driven;
      open();

      loop.tickAt(ORDER_CUT_OFF);
      PurchaseCommand purchase = only(loop.published().all(PurchaseCommand.class));
      assertThat(purchase.getUnits()).isEqualTo(1);
      assertThat(purchase.getVendor()).isEqualTo(SmallNetwork.VENDOR);
      loop.tick();
      assertThat(buckets(SmallNetwork.DC)).isEqualTo("onOrder 1");

      ack(purchase.getCommandId(), AckKind.ACCEPTED, SmallNetwork.VENDOR);
      loop.tickAt(TRANSFER_CUT_OFF.minus(Duration.ofDays(1)));
      assertThat(loop.published().all(TransferCommand.class)).as("nothing to move").isEmpty();
      loop.tickAt(TRANSFER_CUT_OFF.minus(Duration.ofHours(1)));
      ack(purchase.getCommandId(), AckKind.RECEIVED, SmallNetwork.DC);
      loop.tick();
      assertThat(buckets(SmallNetwork.DC)).isEqualTo("onHand 1");

      loop.tickAt(TRANSFER_CUT_OFF);
      TransferCommand transfer = only(loop.published().all(TransferCommand.class));
      assertThat(transfer.getUnits()).isEqualTo(1);
      assertThat(transfer.getTo()).isEqualTo(SmallNetwork.FC_A);
      loop.tick();
      assertThat(buckets(SmallNetwork.DC)).isEqualTo("reserved 1");
      assertThat(buckets(SmallNetwork.FC_A)).isEqualTo("onOrder 1");

      loop.tickAt(DEPARTURE);
      ack(transfer.getCommandId(), AckKind.SHIPPED, SmallNetwork.DC);
      loop.tick();
      assertThat(buckets(SmallNetwork.DC)).isEmpty();
      assertThat(buckets(SmallNetwork.FC_A)).isEqualTo("inTransit 1");

      loop.tickAt(DEPARTURE.plus(Duration.ofHours(20)));
      ack(transfer.getCommandId(), AckKind.RECEIVED, SmallNetwork.FC_A);
      loop.tick();
      assertThat(buckets(SmallNetwork.FC_A)).isEqualTo("onHand 1");

      loop.send(Topic.ORDER, SKU, SteadyOrders.line("O-1", SKU, SmallNetwork.ZONE_A, loop.now()));
      loop.tick();
      AssignmentCommand assignment = only(loop.published().all(AssignmentCommand.class));
      assertThat(assignment.getUnits()).isEqualTo(1);
      assertThat(buckets(SmallNetwork.FC_A)).isEqualTo("reserved 1");
      assertThat(flows()).isEqualTo("received 1 shipped 0");

      ack(assignment.getCommandId(), AckKind.SHIPPED, SmallNetwork.FC_A);
      loop.tick();
      assertThat(buckets(SmallNetwork.FC_A)).isEmpty();
      assertThat(flows()).isEqualTo("received 1 shipped 1");

      assertThat(loop.published().refused()).isEmpty();
      assertThat(loop.published().planTasks())
          .allMatch(task -> task.getGaps().getUnitsUnbalanced() == 0);
    }
  }

  /** No command may be of more than one unit, and the SKU is for one DC and one FC. */
  private void open() throws InterruptedException {
    Network network =
        Network.newBuilder(SmallNetwork.orderedOnMondays(SmallWorld.START))
            .setLimits(Limits.newBuilder().setCommandUnitsMax(1L).build())
            .build();
    loop.tick();
    loop.send(Topic.NETWORK, SmallNetwork.ID, network);
    loop.send(Topic.ITEM, SKU, SmallWorld.item(SKU, List.of(SmallNetwork.DC, SmallNetwork.FC_A)));
    loop.send(Topic.FORECAST, SKU, SmallWorld.forecast(SKU, 0.5));
    loop.tick();
  }

  private void ack(String commandId, AckKind kind, String node) throws InterruptedException {
    Ack ack =
        Ack.newBuilder()
            .setEventId(commandId + "-" + kind)
            .setSource("partner-" + node)
            .setOccurredAt(loop.now())
            .setCommandId(commandId)
            .setSku(SKU)
            .setKind(kind)
            .setNode(node)
            .setUnits(1)
            .setLast(true)
            .build();
    loop.send(Topic.ACK, SKU, ack);
  }

  private static <T> T only(List<T> commands) {
    assertThat(commands).hasSize(1);
    return commands.get(0);
  }

  /** The buckets of the SKU at a node that are not empty. */
  private String buckets(String node) {
    return loop.published().positions().get(SKU).getNodes().stream()
        .filter(position -> position.getNode().equals(node))
        .map(FollowOneUnitTest::text)
        .findFirst()
        .orElse("");
  }

  private static String text(NodePosition position) {
    StringBuilder text = new StringBuilder();
    add(text, "onHand", position.getOnHandUnits());
    add(text, "reserved", position.getReservedUnits());
    add(text, "held", position.getHeldUnits());
    add(text, "inTransit", position.getInTransitUnits());
    add(text, "onOrder", position.getOnOrderUnits());
    return text.toString().strip();
  }

  private static void add(StringBuilder text, String bucket, long units) {
    if (units != 0) {
      text.append(' ').append(bucket).append(' ').append(units);
    }
  }

  private String flows() {
    var flows = loop.published().positions().get(SKU).getFlows();
    return "received "
        + flows.getReceivedFromVendorsUnits()
        + " shipped "
        + flows.getShippedToCustomersUnits();
  }
}
