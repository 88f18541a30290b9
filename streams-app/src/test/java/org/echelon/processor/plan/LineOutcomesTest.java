package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.echelon.codec.LogKind;
import org.echelon.command.AckKind;
import org.echelon.event.OrderChange;
import org.echelon.event.OrderLine;
import org.echelon.reference.Speed;
import org.echelon.system.LineOutcome;
import org.junit.jupiter.api.Test;

/** Whoever shows an order hears of its lines, and of nothing that does not concern a customer. */
class LineOutcomesTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();

  private LineOutcome last() {
    List<LineOutcome> all = scenario.out.outcomes();
    return all.get(all.size() - 1);
  }

  private void stocked(long east, long west) {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "FC-E", east);
    scenario.count(MUG, "FC-W", west);
  }

  @Test
  void shouldTellAPlacedLineOnceWithNodeAndPromise() {
    stocked(5, 0);

    // when
    scenario.order("SO-1", MUG, 2, "Z-E");

    assertThat(scenario.out.outcomes()).hasSize(1);
    assertThat(last().getAssignedUnits()).isEqualTo(2);
    assertThat(last().getNodes()).containsExactly("FC-E");
    // Ready by the cut-off at 17:00, one day on the road.
    assertThat(last().getPromisedAt()).isEqualTo(Instant.parse("2026-11-24T17:00:00Z"));
    assertThat(last().getRefusal()).isNull();
  }

  @Test
  void shouldTellThatALineWaitsAndThenThatItHasANode() {
    stocked(0, 0);

    // when
    scenario.order("SO-1", MUG, 2, "Z-E");
    scenario.count(MUG, "FC-E", 5);

    assertThat(scenario.out.outcomes())
        .extracting(LineOutcome::getAssignedUnits)
        .containsExactly(0L, 2L);
    assertThat(scenario.out.outcomes().get(0).getPromisedAt()).isNull();
    assertThat(scenario.out.outcomes())
        .extracting(LineOutcome::getSequence)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldSayNothingWhenAnAckChangesNothingForTheCustomer() {
    stocked(5, 0);
    scenario.order("SO-1", MUG, 2, "Z-E");
    String id = scenario.assignments().get(0).getCommandId();

    // when
    scenario.ack(MUG, id, AckKind.ACCEPTED, "FC-E", 2);
    scenario.ack(MUG, id, AckKind.PICKED, "FC-E", 2);

    assertThat(scenario.out.outcomes()).hasSize(1);
  }

  @Test
  void shouldTellWhatShippedAndKeepItsPromise() {
    stocked(5, 0);
    scenario.order("SO-1", MUG, 2, "Z-E");
    String id = scenario.assignments().get(0).getCommandId();

    // when
    scenario.ack(MUG, id, AckKind.SHIPPED, "FC-E", 2);

    assertThat(last().getShippedUnits()).isEqualTo(2);
    assertThat(last().getAssignedUnits()).isZero();
    assertThat(last().getPromisedAt()).isEqualTo(Instant.parse("2026-11-24T17:00:00Z"));
  }

  @Test
  void shouldTellWhatTheCustomerGaveUp() {
    stocked(0, 0);
    scenario.order("SO-1", MUG, 2, "Z-E");

    // when
    scenario.order("SO-1", 2, MUG, 2, "Z-E", OrderChange.CANCELLED);

    assertThat(last().getCancelledUnits()).isEqualTo(2);
  }

  @Test
  void shouldTellBothNodesOfASplit() {
    stocked(2, 3);

    // when
    scenario.order("SO-1", MUG, 5, "Z-E");

    assertThat(scenario.out.outcomes()).hasSize(1);
    assertThat(last().getNodes()).containsExactly("FC-E", "FC-W");
    assertThat(last().getAssignedUnits()).isEqualTo(5);
  }

  @Test
  void shouldTellWhyALineWasRefused() {
    stocked(5, 0);

    // when
    scenario.order("SO-1", MUG, 2, "Z-NOWHERE");

    assertThat(scenario.refusals()).containsExactly("REF_UNKNOWN_ZONE");
    assertThat(last().getRefusal()).isEqualTo("REF_UNKNOWN_ZONE");
    assertThat(last().getUnits()).isEqualTo(2);
  }

  @Test
  void shouldTellThatNoNodeMayKeepTheItemUntilOneMay() {
    scenario.item(MUG, 1, "V");
    scenario.order("SO-1", MUG, 2, "Z-E");
    assertThat(last().getRefusal()).isEqualTo("NO_NODE");

    // when
    scenario.item(MUG, 2, "FC-E");

    assertThat(last().getRefusal()).isNull();
  }

  @Test
  void shouldKeepALaterPromiseOfTheOrderSystem() {
    stocked(5, 0);

    // when
    order("SO-1", "2026-11-27T12:00:00Z", null);

    assertThat(last().getPromisedAt()).isEqualTo(Instant.parse("2026-11-27T12:00:00Z"));
  }

  @Test
  void shouldTellTheLaterTimeWhereThePromiseCannotBeKept() {
    stocked(5, 0);

    // when
    order("SO-1", "2026-11-23T20:00:00Z", null);

    assertThat(last().getPromisedAt()).isEqualTo(Instant.parse("2026-11-24T17:00:00Z"));
  }

  @Test
  void shouldPromiseByCutOffWhatTheOrderSystemRouted() {
    stocked(0, 5);

    // when
    order("SO-1", null, "FC-W");

    assertThat(last().getNodes()).containsExactly("FC-W");
    assertThat(last().getAssignedUnits()).isEqualTo(2);
    assertThat(last().getPromisedAt()).isEqualTo(Instant.parse("2026-11-24T17:00:00Z"));
  }

  private void order(String orderId, String promisedAt, String assignedNode) {
    scenario.feed(
        MUG,
        LogKind.ORDER,
        OrderLine.newBuilder()
            .setEventId(orderId)
            .setSource("shop")
            .setOccurredAt(scenario.now())
            .setOrderId(orderId)
            .setPlacedAt(scenario.now())
            .setChange(OrderChange.PLACED)
            .setSku(MUG)
            .setUnits(2)
            .setZone("Z-E")
            .setSpeed(Speed.NEXT_DAY)
            .setPromisedAt(promisedAt == null ? null : Instant.parse(promisedAt))
            .setAssignedNode(assignedNode)
            .build());
  }
}
