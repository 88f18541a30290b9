package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.event.OrderChange;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** Orders find the cheapest node that has the goods, or wait for them. */
class RoutingTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();

  private void stocked() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
  }

  @Test
  void shouldChooseTheCheapestNodeThatHasEverything() {
    stocked();
    scenario.count(MUG, "FC-E", 5);
    scenario.count(MUG, "FC-W", 5);

    // when
    scenario.order("SO-1", MUG, 2, "Z-W");

    assertThat(scenario.assignments()).hasSize(1);
    AssignmentCommand command = scenario.assignments().get(0);
    assertThat(command.getNode()).isEqualTo("FC-W");
    assertThat(command.getUnits()).isEqualTo(2);
    assertThat(command.getRevision()).isEqualTo(1);
    assertThat(command.getChange()).isEqualTo(CommandChange.ISSUE);
    assertThat(scenario.out.count(Topic.DECISION)).isEqualTo(1);
    assertThat(scenario.buckets(MUG, "FC-W")).isEqualTo("3/2/0/0");
  }

  @Test
  void shouldRatherShipFromFartherAwayThanSplit() {
    stocked();
    scenario.count(MUG, "FC-E", 1);
    scenario.count(MUG, "FC-W", 5);

    // when
    scenario.order("SO-1", MUG, 3, "Z-E");

    assertThat(scenario.assignments())
        .extracting(AssignmentCommand::getNode)
        .containsExactly("FC-W");
  }

  @Test
  void shouldSplitWhatNoNodeHasAlone() {
    stocked();
    scenario.count(MUG, "FC-E", 2);
    scenario.count(MUG, "FC-W", 2);

    // when
    scenario.order("SO-1", MUG, 5, "Z-E");

    assertThat(scenario.assignments())
        .extracting(c -> c.getNode() + " " + c.getUnits() + " #" + c.getAttempt())
        .containsExactly("FC-E 2 #1", "FC-W 2 #2");
    assertThat(scenario.position(MUG).getWaiting())
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.getUnits()).isEqualTo(1));
  }

  @Test
  void shouldServeTheOldestWaitingLineWhenStockArrives() {
    stocked();
    scenario.order("SO-1", MUG, 2, "Z-E");
    scenario.after(Duration.ofMinutes(1));
    scenario.order("SO-2", MUG, 2, "Z-E");
    assertThat(scenario.assignments()).isEmpty();

    // when
    scenario.count(MUG, "FC-E", 3);

    assertThat(scenario.assignments())
        .extracting(c -> c.getOrderId() + " " + c.getUnits())
        .containsExactly("SO-1 2", "SO-2 1");
  }

  @Test
  void shouldServeWhatWaitedForItsItem() {
    scenario.count(MUG, "FC-E", 3);
    scenario.order("SO-1", MUG, 2, "Z-E");
    assertThat(scenario.assignments()).isEmpty();

    // when
    scenario.item(MUG, 1);

    assertThat(scenario.assignments()).hasSize(1);
  }

  @Test
  void shouldServeAnItemWithoutAForecast() {
    scenario.item(MUG, 1);
    scenario.count(MUG, "FC-E", 3);

    // when
    scenario.order("SO-1", MUG, 2, "Z-E");

    assertThat(scenario.assignments()).hasSize(1);
  }

  @Test
  void shouldServeAfterARestart() {
    stocked();
    scenario.count(MUG, "FC-E", 3);
    scenario.restart();

    // when
    scenario.order("SO-1", MUG, 2, "Z-E");

    assertThat(scenario.assignments()).hasSize(1);
  }

  @Test
  void shouldAskForACancelOnceAndGiveTheUnitsBackWhenItIsAnswered() {
    stocked();
    scenario.count(MUG, "FC-E", 3);
    scenario.order("SO-1", MUG, 2, "Z-E");
    String id = scenario.assignments().get(0).getCommandId();

    // when
    scenario.order("SO-1", 2, MUG, 0, "Z-E", OrderChange.CANCELLED);
    scenario.order("SO-1", 3, MUG, 0, "Z-E", OrderChange.CANCELLED);

    assertThat(scenario.assignments()).hasSize(2);
    AssignmentCommand cancel = scenario.assignments().get(1);
    assertThat(cancel.getCommandId()).isEqualTo(id);
    assertThat(cancel.getRevision()).isEqualTo(2);
    assertThat(cancel.getChange()).isEqualTo(CommandChange.CANCEL);
    assertThat(cancel.getNode()).isEqualTo("FC-E");
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("1/2/0/0");
    scenario.ack(MUG, id, AckKind.CANCELLED, "FC-E", 0);
    assertThat(scenario.buckets(MUG, "FC-E")).isEqualTo("3/0/0/0");
  }

  @Test
  void shouldRouteAgainWhenANodeRejects() {
    stocked();
    scenario.count(MUG, "FC-E", 2);
    scenario.count(MUG, "FC-W", 2);
    scenario.order("SO-1", MUG, 2, "Z-E");
    AssignmentCommand first = scenario.assignments().get(0);
    scenario.count(MUG, "FC-E", 0);

    // when
    scenario.ack(MUG, first.getCommandId(), AckKind.REJECTED, "FC-E", 0);

    assertThat(scenario.assignments())
        .extracting(c -> c.getOrderId() + " #" + c.getAttempt())
        .startsWith("SO-1 #1", "SO-1 #2");
  }

  @Test
  void shouldGiveASilentNodeItsLineAgainOnlyAfterADay() {
    stocked();
    scenario.count(MUG, "FC-E", 2);
    scenario.order("SO-1", MUG, 2, "Z-E");
    scenario.after(Duration.ofDays(3));
    scenario.after(Duration.ofHours(23));
    assertThat(scenario.assignments()).hasSize(1);

    // when
    scenario.after(Duration.ofHours(1));

    assertThat(scenario.assignments())
        .extracting(c -> c.getOrderId() + " " + c.getNode() + " #" + c.getAttempt())
        .containsExactly("SO-1 FC-E #1", "SO-1 FC-E #2");
  }

  @Test
  void shouldNotAskTheNodeThatRejectedAgainWhileAnotherHasTheGoods() {
    stocked();
    scenario.count(MUG, "FC-E", 5);
    scenario.count(MUG, "FC-W", 5);
    scenario.order("SO-1", MUG, 2, "Z-E");
    String first = scenario.assignments().get(0).getCommandId();

    // when
    scenario.ack(MUG, first, AckKind.REJECTED, "FC-E", 0);

    AssignmentCommand second = scenario.assignments().get(1);
    assertThat(second.getNode()).isEqualTo("FC-W");
    assertThat(second.getAttempt()).isEqualTo(2);
    assertThat(second.getSupersedes()).isEqualTo(first);
    assertThat(second.getReasons()).contains("REASSIGNED");
    scenario.order("SO-2", MUG, 2, "Z-E");
    assertThat(scenario.assignments().get(2).getNode()).isEqualTo("FC-E");
  }

  @Test
  void shouldCallTheFirstNodeOffBeforeItAsksAnother() {
    stocked();
    scenario.count(MUG, "FC-E", 2);
    scenario.count(MUG, "FC-W", 2);
    scenario.order("SO-1", MUG, 2, "Z-E");
    String first = scenario.assignments().get(0).getCommandId();

    // when
    scenario.order("SO-1", 2, MUG, 2, "Z-W", OrderChange.CHANGED);

    assertThat(scenario.assignments())
        .extracting(c -> c.getChange() + " " + c.getNode())
        .containsExactly("ISSUE FC-E", "CANCEL FC-E");
    scenario.ack(MUG, first, AckKind.CANCELLED, "FC-E", 0);
    assertThat(scenario.assignments()).hasSize(3);
    AssignmentCommand second = scenario.assignments().get(2);
    assertThat(second.getNode()).isEqualTo("FC-W");
    assertThat(second.getSupersedes()).isEqualTo(first);
  }

  @Test
  void shouldLetTheParcelGoThatLeftBeforeItWasCalledOff() {
    stocked();
    scenario.count(MUG, "FC-E", 2);
    scenario.count(MUG, "FC-W", 2);
    scenario.order("SO-1", MUG, 2, "Z-E");
    String first = scenario.assignments().get(0).getCommandId();
    scenario.order("SO-1", 2, MUG, 2, "Z-W", OrderChange.CHANGED);

    // when
    scenario.ack(MUG, first, AckKind.SHIPPED, "FC-E", 2);

    assertThat(scenario.assignments()).hasSize(2);
    assertThat(scenario.buckets(MUG, "FC-W")).isEqualTo("2/0/0/0");
  }

  @Test
  void shouldAskAnotherNodeWhenTheOneCalledOffStaysSilent() {
    stocked();
    scenario.count(MUG, "FC-E", 2);
    scenario.count(MUG, "FC-W", 2);
    scenario.order("SO-1", MUG, 2, "Z-E");
    scenario.order("SO-1", 2, MUG, 2, "Z-W", OrderChange.CHANGED);

    // when
    scenario.after(Duration.ofDays(3));

    assertThat(scenario.assignments())
        .extracting(c -> c.getChange() + " " + c.getNode())
        .containsExactly("ISSUE FC-E", "CANCEL FC-E", "ISSUE FC-W");
  }

  @Test
  void shouldSayWayCutOffPromiseAndCost() {
    stocked();
    scenario.count(MUG, "FC-E", 5);

    // when
    scenario.order("SO-1", MUG, 2, "Z-E");

    AssignmentCommand command = scenario.assignments().get(0);
    assertThat(command.getOption()).isEqualTo("GND");
    assertThat(command.getPath()).containsExactly("FC-E");
    assertThat(command.getReadyBy()).isEqualTo(Instant.parse("2026-11-23T17:00:00Z"));
    assertThat(command.getPromisedAt()).isEqualTo(Instant.parse("2026-11-24T17:00:00Z"));
    assertThat(command.getExpectedCostMicros()).isEqualTo(2 * 3_600_000L);
    assertThat(command.getReasons()).containsExactly("ONLY_NODE_WITH_STOCK");
  }

  @Test
  void shouldCallOffATransferThatIsTakenUpAfterItExpired() {
    stocked();
    scenario.count(MUG, "DC", 4);
    scenario.grant("FC-E", MUG, "DC>FC-E", 4);
    String id = scenario.transfers().get(0).getCommandId();
    scenario.after(Duration.ofDays(3));

    // when
    scenario.ack(MUG, id, AckKind.ACCEPTED, "DC", 1);

    assertThat(scenario.assignments()).isEmpty();
    assertThat(scenario.transfers()).hasSize(2);
    assertThat(scenario.transfers().get(1).getChange()).isEqualTo(CommandChange.CANCEL);
    assertThat(scenario.transfers().get(1).getCommandId()).isEqualTo(id);
  }
}
