package org.echelon.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.gate.GateStory.FC_A;
import static org.echelon.gate.GateStory.VENDOR;
import static org.echelon.gate.GateStory.step;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GateDeskTest {

  @Test
  void shouldAskAtTheCutOffGrantUpToCapacityAndListWhatWasRedeemed() {
    GateStory story = GateStory.of(FC_A, 2, "2026-11-21T08:00").tick("2026-11-21T16:59");
    assertThat(story.asks).isEmpty();

    story.tick("2026-11-21T17:00");

    assertThat(story.asks).hasSize(1);
    GateAsk ask = story.asks.get(0);
    assertThat(ask.askId()).isEqualTo("FC-A|*|2026-11-21T18:00:00Z|1");
    assertThat(ask.lanes()).containsExactly("DC>FC-A");
    assertThat(ask.priceVersion()).isEqualTo(7);
    // 90 units a day leave the DC, two thirds of them for the node that can receive twice as much.
    assertThat(ask.limitUnits()).isEqualTo(60);
    assertThat(ask.limitCube()).isEqualTo(1040);
    assertThat(ask.reason()).isEqualTo("CUT_OFF");

    story.offer(0, step(0, "A", 40, 9), step(0, "B", 30, 2));
    assertThat(story.grants).isEmpty();
    story.offer(1, step(1, "C", 15, 5));

    assertThat(story.granted()).containsExactly("0:A=40", "0:B=5", "1:C=15");
    assertThat(story.grants.get(1).cuts()).containsExactly(new Ranking.Cut("OUTBOUND", 25, 2));

    story.settle(1, 15, "T-c");
    assertThat(story.lists).isEmpty();
    story.settle(0, 44, "T-a", "T-b");

    DepartureList list = story.newestList();
    assertThat(list.commandIds()).containsExactly("T-a", "T-b", "T-c");
    assertThat(list.grantedUnits()).isEqualTo(60);
    assertThat(list.units()).isEqualTo(59);
    assertThat(list.complete()).isTrue();
    assertThat(list.draft()).isFalse();
    assertThat(list.missingPartitions()).isEmpty();
    assertThat(story.state.open()).isEmpty();
    assertThat(story.state.grantedPerDay())
        .isEqualTo(Map.of(LocalDate.parse("2026-11-21").toEpochDay(), 59L));
  }

  @Test
  void shouldNotAskAgainWhileAnAskIsOpen() {
    GateStory story = GateStory.of(FC_A, 2, "2026-11-21T08:00").tick("2026-11-21T17:00").offer(0);

    story.request("lane:DC>FC-A", false).tick("2026-11-21T17:01");
    assertThat(story.asks).hasSize(1);

    // The wish was for the next departure that can still be reached, that of the next day.
    story.offer(1);
    assertThat(story.asks).hasSize(2);
    assertThat(story.newestAsk()).isEqualTo("FC-A|*|2026-11-22T18:00:00Z|1");
    assertThat(story.lists).hasSize(1);
  }

  @Test
  void shouldSkipAndReportCutOffsThatWereSleptThrough() {
    GateStory story = GateStory.of(FC_A, 2, "2026-11-20T08:00").tick("2026-11-20T08:00");

    story.tick("2026-11-23T17:30");

    assertThat(story.asks)
        .extracting(GateAsk::askId)
        .containsExactly("FC-A|*|2026-11-23T18:00:00Z|1");
    assertThat(story.reports).hasSize(3).allMatch(report -> report.contains("FC-A missed"));
    assertThat(story.lists).hasSize(3).noneMatch(DepartureList::complete);
  }

  @Test
  void shouldNotAskForADepartureThatHasLeft() {
    GateStory story = GateStory.of(FC_A, 2, "2026-11-20T08:00").tick("2026-11-20T18:00");

    assertThat(story.asks).isEmpty();
    assertThat(story.newestList().missingPartitions()).containsExactly(0, 1);
  }

  @Test
  void shouldCloseAtTheTickOfDepartureWithWhatIsIn() {
    GateStory story = GateStory.of(FC_A, 3, "2026-11-21T08:00").tick("2026-11-21T17:00");
    story.offer(0, step(0, "A", 10, 9)).offer(1);

    story.tick("2026-11-21T17:59");
    assertThat(story.grants).isEmpty();
    story.tick("2026-11-21T18:00");

    assertThat(story.granted()).containsExactly("0:A=10");
    story.offer(2, step(2, "late", 10, 99)).settle(0, 10, "T-a");
    assertThat(story.granted()).containsExactly("0:A=10");
    assertThat(story.newestList().complete()).isTrue();
    assertThat(story.newestList().missingPartitions()).containsExactly(2);
  }

  @Test
  void shouldListWithoutASettlementThatDoesNotCome() {
    GateStory story = GateStory.of(FC_A, 2, "2026-11-21T08:00").tick("2026-11-21T17:00");
    story.offer(0, step(0, "A", 10, 9)).offer(1, step(1, "B", 5, 9)).settle(0, 10, "T-a");

    story.tick("2026-11-21T18:14");
    assertThat(story.lists).isEmpty();
    story.tick("2026-11-21T18:15");

    assertThat(story.newestList().complete()).isFalse();
    assertThat(story.newestList().commandIds()).containsExactly("T-a");
    assertThat(story.newestList().missingPartitions()).containsExactly(1);
  }

  @Test
  void shouldListWhenAllPartsOfAGrantAreSettled() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").tick("2026-11-21T17:00");
    story.offer(0, step(0, "A", 30, 9), step(0, "B", 20, 9));

    story.settlePart(0, 30, 28, "T-a");
    assertThat(story.lists).isEmpty();
    story.settlePart(0, 20, 20, "T-b");

    assertThat(story.newestList().units()).isEqualTo(48);
    assertThat(story.newestList().commandIds()).containsExactly("T-a", "T-b");
    assertThat(story.state.grantedPerDay()).containsValue(48L);
  }

  @Test
  void shouldAskExtraAndCountItAgainstTheSameDay() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").tick("2026-11-21T08:00");

    story.request("node:FC-A", false).tick("2026-11-21T10:00");
    assertThat(story.newestAsk()).isEqualTo("FC-A|*|2026-11-21T18:00:00Z|1");
    assertThat(story.asks.get(0).reason()).isEqualTo("EXTRA");
    story.offer(0, step(0, "A", 50, 9)).settle(0, 50, "T-a");

    story.tick("2026-11-21T17:00");
    assertThat(story.newestAsk()).isEqualTo("FC-A|*|2026-11-21T18:00:00Z|2");
    assertThat(story.asks.get(1).limitUnits()).isEqualTo(10);
  }

  @Test
  void shouldDraftWithoutGrantingWhenAskedDry() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").tick("2026-11-21T08:00");

    story.request("node:FC-A", true).tick("2026-11-21T10:00");
    assertThat(story.asks.get(0).dry()).isTrue();
    story.offer(0, step(0, "A", 500, 9));

    assertThat(story.grants).isEmpty();
    assertThat(story.newestList().draft()).isTrue();
    assertThat(story.newestList().units()).isEqualTo(60);
    assertThat(story.newestList().commandIds()).isEmpty();
    assertThat(story.state.grantedPerDay()).isEmpty();
    assertThat(story.state.open()).isEmpty();
  }

  @Test
  void shouldLetADryAskGiveWayToACutOff() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").tick("2026-11-21T08:00");
    story.request("node:FC-A", true).tick("2026-11-21T10:00");
    String dry = story.newestAsk();

    story.tick("2026-11-21T17:00");
    story.offer(dry, 0, 0, true, NodeLoad.NONE, step(0, "A", 5, 9));

    assertThat(story.asks.get(1).dry()).isFalse();
    assertThat(story.lists).isEmpty();
    assertThat(story.state.open()).isPresent();
  }

  @Test
  void shouldNotAskWhereSupplyIsStopped() {
    for (String scope : List.of("network", "node:FC-A", "node:DC", "lane:DC>FC-A", "region:R1")) {
      GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").halted(scope);

      story.tick("2026-11-21T17:00");

      assertThat(story.asks).as(scope).isEmpty();
      assertThat(story.newestList().complete()).isTrue();
      assertThat(story.newestList().units()).isZero();
    }
  }

  @Test
  void shouldGrantNothingWhenSupplyIsStoppedWhileOffersComeIn() {
    GateStory story = GateStory.of(FC_A, 2, "2026-11-21T08:00").tick("2026-11-21T17:00");

    story.offer(0, step(0, "A", 10, 9)).halted("node:FC-A").offer(1);

    assertThat(story.grants).isEmpty();
    assertThat(story.newestList().complete()).isTrue();
  }

  @Test
  void shouldGrantTheSameWhateverTheOrderOfAnswers() {
    OfferedStep[] first = {step(0, "B", 40, 5), step(0, "A", 10, 5)};
    OfferedStep[] second = {step(1, "C", 40, 5)};
    NodeLoad load = new NodeLoad(955_000, 0, 0, 0, 0, 0);
    GateStory one = GateStory.of(FC_A, 2, "2026-11-21T08:00").tick("2026-11-21T17:00");
    GateStory other = GateStory.of(FC_A, 2, "2026-11-21T08:00").tick("2026-11-21T17:00");

    one.offer(one.newestAsk(), 0, 0, true, load, first).offer(1, second);
    other.offer(1, second).offer(other.newestAsk(), 0, 0, true, load, first);

    assertThat(one.granted()).isEqualTo(other.granted());
    assertThat(one.grants).isEqualTo(other.grants);
    // 1.04 x 1000 less 955 on hand leaves 85, but only 60 may leave the DC.
    assertThat(one.granted()).containsExactly("0:A=10", "0:B=40", "1:C=10");
  }

  @Test
  void shouldCountAPartOfAnAnswerOnce() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").tick("2026-11-21T17:00");
    String ask = story.newestAsk();

    story
        .offer(ask, 0, 0, false, NodeLoad.NONE, step(0, "A", 5, 9))
        .offer(ask, 0, 0, false, NodeLoad.NONE, step(0, "A", 5, 9))
        .offer(ask, 0, 1, true, NodeLoad.NONE, step(0, "B", 5, 9));

    assertThat(story.granted()).containsExactly("0:A=5", "0:B=5");
  }

  @Test
  void shouldGrantAVendorsOrdersWithoutLimit() {
    GateStory story = GateStory.of(VENDOR, 1, "2026-11-21T08:00").tick("2026-11-21T17:00");

    assertThat(story.asks.get(0).gate()).isEqualTo("V");
    assertThat(story.asks.get(0).limitUnits()).isInfinite();
    story.offer(0, step(0, "A", "V>DC", 5000, 0.1)).settle(0, 5000, "P-a");

    assertThat(story.granted()).containsExactly("0:A=5000");
    assertThat(story.newestList().units()).isEqualTo(5000);
  }

  @Test
  void shouldGiveBackToTheLaneWhatWasNotUsed() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").tick("2026-11-21T08:00");
    story.request("node:FC-A", false).tick("2026-11-21T10:00");

    // when
    story.offer(0, step(0, "A", 60, 9)).settle(0, 20, "T-a");

    story.tick("2026-11-21T17:00");
    assertThat(story.asks.get(1).limitUnits()).as("60 may leave the DC, 20 did").isEqualTo(40);
  }

  @Test
  void shouldKeepALaneToTheUnitsOfADayThatTheNetworkAllows() {
    GateStory story =
        GateStory.of(FC_A, 1, "2026-11-21T08:00").laneUnitsPerDay(30).tick("2026-11-21T08:00");
    story.request("node:FC-A", false).tick("2026-11-21T10:00");
    assertThat(story.asks.get(0).limitUnits()).isEqualTo(30);
    story.offer(0, step(0, "A", 25, 9)).settle(0, 20, "T-a");

    // when
    story.tick("2026-11-21T17:00").offer(0, step(0, "A", 25, 9));

    assertThat(story.granted()).containsExactly("0:A=25", "0:A=10");
    assertThat(story.grants.get(1).cuts()).extracting(Ranking.Cut::resource).contains("LANE");
  }

  @Test
  void shouldKeepToTheQuotaThatCameWithThePrices() {
    TreeMap<String, List<Double>> units = new TreeMap<>(Map.of("DC>FC-A", List.of(175.0, 560.0)));
    GateStory story =
        GateStory.of(FC_A, 1, "2026-11-21T08:00")
            .quotas(
                new LaneQuotas(
                    List.of(LocalDate.parse("2026-11-15"), LocalDate.parse("2026-11-22")), units));

    story.tick("2026-11-21T17:00").offer(0, step(0, "A", 40, 9)).settle(0, 25, "T-a");
    assertThat(story.granted()).containsExactly("0:A=25");

    story.tick("2026-11-22T17:00");
    assertThat(story.asks.get(1).limitUnits()).isEqualTo(80);
  }

  @Test
  void shouldSleepUntilTheNextCutOff() {
    GateStory story = GateStory.of(FC_A, 1, "2026-11-21T08:00").tick("2026-11-21T17:00");
    assertThat(GateDesk.wakesAt(story.state, story.setting)).isEqualTo(Long.MIN_VALUE);

    story.offer(0);

    assertThat(GateDesk.wakesAt(story.state, story.setting))
        .isEqualTo(GateStory.at("2026-11-22T17:00"));
  }
}
