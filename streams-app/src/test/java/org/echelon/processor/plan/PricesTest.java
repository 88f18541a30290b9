package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.price.PriceVector;
import org.echelon.state.Proposal;
import org.echelon.state.TriggerKind;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/** Decisions follow prices: proposals change where a price moved, and nowhere else. */
class PricesTest {
  private final Scenario scenario = Scenario.begun();

  @Test
  void shouldLowerProposalsWhereStorageBecameDearAndPublishNothingElse() {
    scenario.item("EAST", 1);
    scenario.forecast("EAST", 1, 30, 0.001);
    scenario.item("WEST", 1, "FC-W", "DC");
    scenario.forecast("WEST", 1, 0.001, 30);
    scenario.prices(1, Map.of("FC-E", 0.05));
    long before = scenario.level("EAST", "FC-E");
    assertThat(before).isPositive();
    assertThat(scenario.level("WEST", "FC-W")).isPositive();
    scenario.out.clear();
    scenario.withoutRefresh();

    // when
    scenario.prices(2, Map.of("FC-E", 0.10));
    assertThat(scenario.proposal("EAST")).isNull();
    scenario.tick();
    scenario.refresh();

    assertThat(scenario.level("EAST", "FC-E")).isLessThan(before);
    assertThat(scenario.proposal("EAST").getPriceVersion()).isEqualTo(2);
    assertThat(scenario.proposal("EAST").getTrigger().getKind()).isEqualTo(TriggerKind.PRICE);
    assertThat(scenario.proposal("EAST").getNodes())
        .filteredOn(node -> node.getNode().equals("FC-E"))
        .singleElement()
        .satisfies(node -> assertThat(node.getFormerLevelUnits()).isEqualTo(before));
    assertThat(scenario.out.of(Topic.PROPOSAL, Proposal.class))
        .extracting(Proposal::getSku)
        .containsOnly("EAST");
    assertThat(scenario.out.commandCount()).isZero();
  }

  @Test
  void shouldPutPricesTogetherThatComeInPartsOverARestart() {
    var whole = Worlds.prices(1, Map.of("FC-E", 0.05, "FC-W", 0.07));
    for (int chunk = 1; chunk <= 2; chunk++) {
      scenario.feed(
          "small",
          LogKind.PRICE,
          PriceVector.newBuilder(whole)
              .setChunk(chunk)
              .setChunks(2)
              .setPrices(List.of(whole.getPrices().get(chunk - 1)))
              .build());
      // when
      scenario.restart();
    }

    assertThat(scenario.report().getPriceVersion()).isEqualTo(1);
  }

  @Test
  void shouldNumberProposalsUpwardsOverRestarts() {
    scenario.item("MUG", 1);
    for (long version = 1; version < 6; version++) {
      scenario.forecast("MUG", version, 10 * version, 5);
      scenario.restart();
    }

    assertThat(scenario.out.of(Topic.PROPOSAL, Proposal.class))
        .extracting(Proposal::getSequence)
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(4);
  }

  @Test
  void shouldForgetThePlanOfAnItemThatIsNoMore() {
    scenario.item("MUG", 1);
    scenario.forecast("MUG", 1, 10, 10);
    assertThat(scenario.level("MUG", "FC-E")).isPositive();
    long ladders = scenario.out.count(Topic.LADDER);

    // when
    scenario.feed("MUG", LogKind.ITEM, null);

    assertThat(scenario.level("MUG", "FC-E")).isZero();
    assertThat(scenario.out.count(Topic.LADDER)).isEqualTo(ladders + 1);
  }
}
