package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.echelon.codec.LogKind;
import org.echelon.control.PlanningPart;
import org.echelon.event.ExternalStatus;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.state.OpenPurchase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What another planner says of a decision after much has changed here. */
class LateDecisionTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();
  private final OtherPlanner other = new OtherPlanner(scenario, MUG);

  @BeforeEach
  void begin() {
    scenario.item(MUG, 1);
    scenario.after(Duration.ofHours(1));
    other.giveAway("network", PlanningPart.BOTH);
  }

  @Test
  void shouldReviseAndCancelWhatWasBookedOverALaneThatIsGone() {
    other.buys("PO-1", 20, ExternalStatus.EXECUTED);
    networkWithout(2, "V>DC");

    other.buys("PO-1", 25, ExternalStatus.EXECUTED, 2);
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("0/0/0/25");
    other.buys("PO-1", 25, ExternalStatus.CANCELLED, 3);

    assertThat(scenario.refusals()).isEmpty();
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("0/0/0/0");
    other.buys("PO-2", 5, ExternalStatus.CANCELLED);
    assertThat(scenario.refusals()).containsExactly("REF_UNKNOWN_LANE");
  }

  @Test
  void shouldCancelWhatWasBookedForAnItemThatIsGone() {
    scenario.count(MUG, "DC", 30);
    other.moves("MV-1", 8, ExternalStatus.PROPOSED, 1);
    scenario.feed(MUG, LogKind.ITEM, null);
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("22/8/0/0");

    other.moves("MV-1", 8, ExternalStatus.CANCELLED, 2);

    assertThat(scenario.refusals()).isEmpty();
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("30/0/0/0");
  }

  @Test
  void shouldBookNoRevisionThatNamesALaneThatIsNotThere() {
    other.buys("PO-1", 20, ExternalStatus.EXECUTED);

    other.decide(b -> b.setDecisionId("PO-1").setRevision(2).setTo("FC-E"));

    assertThat(scenario.refusals()).containsExactly("REF_UNKNOWN_LANE");
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("0/0/0/20");
  }

  @Test
  void shouldCancelHoweverLateItIsTold() {
    other.buys("PO-1", 20, ExternalStatus.EXECUTED);
    Instant cancelledAt = scenario.now();
    scenario.after(Duration.ofDays(9));

    cancelledAt(cancelledAt, "PO-1");
    cancelledAt(cancelledAt, "PO-2");

    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("0/0/0/0");
    assertThat(scenario.refusals()).containsExactly("TIME_TOO_OLD");
  }

  @Test
  void shouldExpectNothingAnewOfADecisionThatWasForgotten() {
    Instant decidedAt = scenario.now();
    other.buys("PO-1", 20, ExternalStatus.EXECUTED);
    other.receives("GR-1", "PO-1", 20);
    scenario.after(Duration.ofDays(15));

    other.decide(b -> b.setDecisionId("PO-1").setUnits(20).setRevision(2).setDecidedAt(decidedAt));
    assertThat(scenario.refusals()).containsExactly("TIME_TOO_OLD");
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("20/0/0/0");

    // What has been open for long when it is told for the first time is news.
    other.decide(b -> b.setDecisionId("PO-2").setUnits(7).setDecidedAt(decidedAt));
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("20/0/0/7");
  }

  @Test
  void shouldCompareOnceAndExpectNothingOfALateWordWhereWeDecide() {
    other.takeBack("network");
    scenario.forecast(MUG, 1, 20, 20);
    Instant decidedAt = scenario.now();
    other.buys("PO-1", 20, ExternalStatus.PROPOSED);
    scenario.after(Duration.ofDays(15));

    other.decide(b -> b.setDecisionId("PO-1").setUnits(20).setRevision(2).setDecidedAt(decidedAt));

    assertThat(scenario.refusals()).isEmpty();
    assertThat(scenario.report().getOutcomes().getStale()).isEqualTo(1);
    assertThat(other.newest().getRows()).singleElement().returns(1, row -> row.getDecisions());
  }

  @Test
  void shouldListWhatIsOpenWithoutAPlanToCompareItWith() {
    other.buys("PO-1", 20, ExternalStatus.EXECUTED);

    assertThat(scenario.position(MUG).getPurchases())
        .extracting(OpenPurchase::getCommandId)
        .containsExactly("PO-1");
  }

  private void cancelledAt(Instant at, String decisionId) {
    other.decide(
        b ->
            b.setDecisionId(decisionId)
                .setUnits(20)
                .setRevision(2)
                .setStatus(ExternalStatus.CANCELLED)
                .setDecidedAt(at)
                .setOccurredAt(at));
  }

  private void networkWithout(long version, String lane) {
    Network network = Network.newBuilder(Worlds.network(version)).build();
    List<Lane> lanes = new ArrayList<>(network.getLanes());
    lanes.removeIf(one -> one.getLane().equals(lane));
    scenario.feed("small", LogKind.NETWORK, Network.newBuilder(network).setLanes(lanes).build());
  }
}
