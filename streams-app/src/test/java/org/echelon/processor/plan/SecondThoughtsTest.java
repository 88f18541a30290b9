package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.control.ControlAction;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.VectorStatus;
import org.echelon.state.Decision;
import org.echelon.state.Reason;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order far from its customer goes to a nearer node that gets stock before it is picked. */
class SecondThoughtsTest {
  private static final String MUG = "MUG";
  private Scenario scenario = Scenario.begun();

  @BeforeEach
  void orderFromFarAway() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "FC-W", 20);
    scenario.order("SO-1", MUG, 2, "Z-E");
    assertThat(told()).containsExactly("ISSUE FC-W");
  }

  @Test
  void shouldCallOffWhatANearerNodeCanServeNow() {
    // when
    scenario.count(MUG, "FC-E", 20);
    tick();

    assertThat(told()).containsExactly("ISSUE FC-W", "CANCEL FC-W");
    assertThat(last().getReasons()).containsExactly("REASSIGNED");
    assertThat(last().getRevision()).isEqualTo(2);
  }

  @Test
  void shouldNotCallOffForANodeThatCostsTheLostSaleItself() {
    outbound(2, "DC", 14);

    // when
    scenario.count(MUG, "FC-E", 20);
    tick();

    assertThat(told()).containsExactly("ISSUE FC-W");
  }

  @Test
  void shouldSendItToTheOtherNodeOnlyOnceTheFirstHasLetGo() {
    String first = last().getCommandId();
    scenario.count(MUG, "FC-E", 20);
    tick();
    tick();
    assertThat(told()).hasSize(2);

    // when
    scenario.ack(MUG, first, AckKind.CANCELLED, "FC-W", 0);

    assertThat(told()).containsExactly("ISSUE FC-W", "CANCEL FC-W", "ISSUE FC-E");
    assertThat(last().getSupersedes()).isEqualTo(first);
    assertThat(last().getAttempt()).isEqualTo(2);
    assertThat(scenario.buckets(MUG, "FC-W")).startsWith("20/0/");
    assertThat(scenario.buckets(MUG, "FC-E")).startsWith("18/2/");
  }

  @Test
  void shouldTellFromWhereToWhereAndWhatItSaves() {
    String first = last().getCommandId();
    scenario.count(MUG, "FC-E", 20);
    tick();

    // when
    scenario.ack(MUG, first, AckKind.CANCELLED, "FC-W", 0);

    List<Decision> all = scenario.out.of(Topic.DECISION, Decision.class);
    Reason why =
        all.get(all.size() - 1).getReasons().stream()
            .filter(reason -> reason.getCode().equals("REASSIGNED"))
            .findFirst()
            .orElseThrow();
    assertThat(why.getValues()).containsEntry("from", "FC-W").containsEntry("to", "FC-E");
    // 8.50 against 3.60; stock is worth little at either.
    assertThat(Double.parseDouble(why.getValues().get("saved"))).isBetween(4.5, 5.3);
  }

  @Test
  void shouldCallOffWhatIsAcceptedButNotPicked() {
    scenario.ack(MUG, last().getCommandId(), AckKind.ACCEPTED, "FC-W", 2);

    // when
    scenario.count(MUG, "FC-E", 20);
    tick();

    assertThat(told()).containsExactly("ISSUE FC-W", "CANCEL FC-W");
  }

  @Test
  void shouldLeaveAloneWhatIsPicked() {
    scenario.ack(MUG, last().getCommandId(), AckKind.PICKED, "FC-W", 2);

    // when
    scenario.count(MUG, "FC-E", 20);
    tick();

    assertThat(told()).containsExactly("ISSUE FC-W");
  }

  @Test
  void shouldLeaveAloneWhatLeavesBeforeItsNodeCouldAnswer() {
    // The cut-off is at 17:00.
    scenario.after(Duration.ofHours(8).plusMinutes(1));

    // when
    scenario.count(MUG, "FC-E", 20);
    tick();

    assertThat(told()).containsExactly("ISSUE FC-W");
  }

  @Test
  void shouldNotMoveToANodeThatLacksAUnit() {
    // when
    scenario.count(MUG, "FC-E", 1);
    tick();

    assertThat(told()).containsExactly("ISSUE FC-W");
  }

  @Test
  void shouldCountOnUnitsOfTheOtherNodeOnce() {
    scenario.order("SO-2", MUG, 2, "Z-E");
    scenario.order("SO-3", MUG, 2, "Z-E");

    // when
    scenario.count(MUG, "FC-E", 5);
    tick();
    tick();

    assertThat(told().stream().filter("CANCEL FC-W"::equals)).hasSize(2);
  }

  @Test
  void shouldChangeItsMindTwiceAtMost() {
    for (int i = 0; i < 4; i++) {
      String now = i % 2 == 0 ? "FC-W" : "FC-E";
      String other = i % 2 == 0 ? "FC-E" : "FC-W";
      AssignmentCommand held = last();
      if (held.getChange() == CommandChange.ISSUE) {
        price(i + 1, now);
        scenario.count(MUG, other, 20);
        tick();
      }
      if (last().getChange() == CommandChange.CANCEL && last() != held) {
        scenario.ack(MUG, held.getCommandId(), AckKind.CANCELLED, now, 0);
      }
    }

    assertThat(told())
        .containsExactly("ISSUE FC-W", "CANCEL FC-W", "ISSUE FC-E", "CANCEL FC-E", "ISSUE FC-W");
  }

  @Test
  void shouldFollowNewPrices() {
    scenario.count(MUG, "FC-E", 1);
    tick();
    assertThat(told()).hasSize(1);
    scenario.item("CUP", 1);
    scenario.forecast("CUP", 1, 20, 20);
    scenario.count("CUP", "FC-W", 20);
    scenario.count("CUP", "FC-E", 20);
    scenario.order("SO-9", "CUP", 1, "Z-E");
    assertThat(last().getNode()).isEqualTo("FC-E");

    // when
    outbound(1, "FC-E", 9);
    tick();

    assertThat(last().getChange()).isEqualTo(CommandChange.CANCEL);
    assertThat(last().getOrderId()).isEqualTo("SO-9");
  }

  @Test
  void shouldRespectPeople() {
    scenario.control("node:FC-W", 1, ControlAction.FREEZE);

    // when
    scenario.count(MUG, "FC-E", 20);
    tick();

    assertThat(told()).containsExactly("ISSUE FC-W");
  }

  @Test
  void shouldRepeatItFromTheLogWithoutAnyRefreshAndOverRestarts() {
    String first = last().getCommandId();
    scenario.count(MUG, "FC-E", 20);
    tick();
    scenario.ack(MUG, first, AckKind.CANCELLED, "FC-W", 0);
    Scenario again = new Scenario().withoutRefresh();

    // when
    again.replay(scenario.log, i -> again.restart());

    assertThat(again.out.commands()).isEqualTo(scenario.out.commands());
  }

  @Test
  void shouldLookAtSoManyAtATickAndGoOnOverRestarts() {
    int more = SecondThoughts.SKUS_A_TICK + 10;
    for (int i = 0; i < more; i++) {
      String sku = "CUP-" + i;
      scenario.item(sku, 1);
      scenario.count(sku, "FC-W", 5);
      scenario.order("SO-" + sku, sku, 1, "Z-E");
      scenario.count(sku, "FC-E", 5);
    }

    // when
    tick();

    assertThat(cancelled()).isEqualTo(SecondThoughts.SKUS_A_TICK);
    scenario.restart();
    tick();
    assertThat(cancelled()).isEqualTo(more);
  }

  @Test
  void shouldLookAtSoManyLinesAtATickAndGoOnOverRestarts() {
    int lines = SecondThoughts.LINES_A_TICK + 10;
    manyLines(lines);
    scenario.count(MUG, "FC-E", 2 * lines);

    // when
    tick();

    assertThat(cancelled()).isEqualTo(SecondThoughts.LINES_A_TICK);
    scenario.restart();
    tick();
    assertThat(cancelled()).isEqualTo(lines);
    tick();
    assertThat(cancelled()).isEqualTo(lines);
  }

  @Test
  void shouldLookAtAllOnceMoreWhereStockCameMeanwhile() {
    int lines = SecondThoughts.LINES_A_TICK + 10;
    manyLines(lines);
    scenario.count(MUG, "FC-E", 5);
    scenario.after(Duration.ofMinutes(1));
    assertThat(cancelled()).isPositive().isLessThanOrEqualTo(5);

    // when
    scenario.count(MUG, "FC-E", 2 * lines);
    tick();
    tick();

    assertThat(cancelled()).isEqualTo(lines);
  }

  /** So many lines in all go to the node far away. */
  private void manyLines(int lines) {
    // A count covers all of its minute.
    scenario.after(Duration.ofMinutes(1));
    scenario.count(MUG, "FC-W", 2 * lines);
    for (int i = 1; i < lines; i++) {
      scenario.order("SO-MANY-" + i, MUG, 1, "Z-E");
    }
    // The new stock of FC-W is looked at in two ticks.
    tick();
    tick();
    assertThat(told()).hasSize(lines).containsOnly("ISSUE FC-W");
  }

  @Test
  void shouldFollowPricesThatComeWithMuchNewStock() {
    scenario.item("ZEBRA", 1);
    scenario.count("ZEBRA", "FC-W", 20);
    scenario.count("ZEBRA", "FC-E", 20);
    scenario.order("SO-9", "ZEBRA", 1, "Z-E");
    tick();
    for (int i = 0; i < SecondThoughts.SKUS_A_TICK; i++) {
      scenario.count("CUP-" + i, "FC-W", 5);
      scenario.order("SO-" + i, "CUP-" + i, 1, "Z-E");
      scenario.count("CUP-" + i, "FC-E", 5);
    }

    // when
    outbound(1, "FC-E", 9);
    tick();
    tick();
    tick();

    assertThat(last().getOrderId() + " " + last().getChange()).isEqualTo("SO-9 CANCEL");
  }

  private long cancelled() {
    return told().stream().filter("CANCEL FC-W"::equals).count();
  }

  private void price(long version, String node) {
    outbound(version, node, 9);
  }

  /** A price of flow through a node, nothing elsewhere. */
  private void outbound(long version, String node, double price) {
    scenario.feed(
        "small",
        LogKind.PRICE,
        PriceVector.newBuilder(Worlds.prices(version, Map.of(node, 0.0)))
            .setPrices(
                List.of(
                    Price.newBuilder()
                        .setNode(node)
                        .setResource(Resource.OUTBOUND)
                        .setValues(List.of(price))
                        .build()))
            .setStatus(VectorStatus.MANUAL)
            .build());
  }

  private void tick() {
    scenario.after(Duration.ofSeconds(1));
  }

  private AssignmentCommand last() {
    List<AssignmentCommand> all = scenario.assignments();
    return all.get(all.size() - 1);
  }

  private List<String> told() {
    return scenario.assignments().stream().map(c -> c.getChange() + " " + c.getNode()).toList();
  }
}
