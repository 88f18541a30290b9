package org.echelon.producers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.producers.world.Us8World;
import org.echelon.producers.world.World;
import org.echelon.reference.Speed;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
  private final World world = new Us8World(1, 1, 1);
  private final Instant at = world.startAt().plus(Duration.ofHours(12));
  private final Scoreboard scoreboard = new Scoreboard(world.network(), world.startAt());

  @Test
  void shouldCountUnitsThatAreAssignedAnewOnce() {
    scoreboard.ordered(line(10));

    scoreboard.assigned(assignment("A-1", 8));
    // The picker does not find them; another node ships them in time.
    scoreboard.assigned(assignment("A-2", 8));

    assertThat(scoreboard.fillRate()).isEqualTo(1);
    assertThat(scoreboard.onTimeShare()).isEqualTo(1);
  }

  @Test
  void shouldCountAnOrderThatGoesToANearerNodeWhereItEndsUp() {
    scoreboard.ordered(line(8));
    scoreboard.assigned(
        AssignmentCommand.newBuilder(assignment("A-1", 8)).setNode("FC-TX1").build());
    assertThat(scoreboard.inRegionShare()).isZero();

    // when
    scoreboard.assigned(
        AssignmentCommand.newBuilder(assignment("A-2", 8)).setSupersedes("A-1").build());

    assertThat(scoreboard.inRegionShare()).as("one order, in region").isEqualTo(1);
  }

  private OrderLine line(long units) {
    return OrderLine.newBuilder()
        .setEventId("E-1")
        .setSource("test")
        .setOccurredAt(at)
        .setOrderId("SO-1")
        .setPlacedAt(at)
        .setLineNo(1)
        .setLineCount(1)
        .setChange(OrderChange.PLACED)
        .setSku("S00001")
        .setUnits(units)
        .setZone("Z1")
        .setSpeed(Speed.TWO_DAY)
        .build();
  }

  private AssignmentCommand assignment(String id, long units) {
    return AssignmentCommand.newBuilder()
        .setCommandId(id)
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku("S00001")
        .setUnits(units)
        .setIssuedAt(at)
        .setExpiresAt(at.plus(Duration.ofDays(1)))
        .setDecisionId("D-1")
        .setNetworkVersion(1)
        .setPriceVersion(0)
        .setForecastVersion(1)
        .setMode(CommandMode.AUTO)
        .setOrderId("SO-1")
        .setLineNo(1)
        .setNode("FC-NE1")
        .setOption("TWO_DAY")
        .setReadyBy(at)
        .setPromisedAt(at.plus(Duration.ofDays(1)))
        .setShipGroupId("SO-1")
        .setAttempt(1)
        .setExpectedCostMicros(3_600_000)
        .build();
  }
}
