package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.reference.LaneMode;
import org.echelon.state.Decision;
import org.echelon.state.NodeProposal;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A centre orders for the nodes below it only while they can be reached. */
class StoppedLanesTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();
  private long all;
  private long lackingEast;
  private int revision;

  @BeforeEach
  void stock() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 0);
    all = wanted("DC");
    lackingEast = scenario.level(MUG, "FC-E");
    assertThat(lackingEast).isPositive();
  }

  @Test
  void shouldNotBuyForANodeWhoseLaneIsStopped() {
    // when
    scenario.control("lane:DC>FC-E", 1, ControlAction.PAUSE);

    assertThat(wanted("DC")).isEqualTo(all - lackingEast);
    assertThat(scenario.level(MUG, "FC-E")).as("it goes on wanting").isEqualTo(lackingEast);

    // when
    scenario.control("lane:DC>FC-E", 2, ControlAction.RESUME);

    assertThat(wanted("DC")).isEqualTo(all);
  }

  @Test
  void shouldGoOnBuyingForANodeWhoseLaneOpensBeforeTheGoodsCome() {
    // The vendor takes two days to the centre.
    stopEastFor(Duration.ofHours(36));
    assertThat(wanted("DC")).isEqualTo(all);

    stopEastFor(Duration.ofDays(20));
    assertThat(wanted("DC")).isEqualTo(all - lackingEast);

    scenario.after(Duration.ofDays(19));
    scenario.restart();
    scenario.refresh();
    assertThat(wanted("DC")).as("what was decided does not hang on a restart").isLessThan(all);
  }

  private void stopEastFor(Duration time) {
    scenario.order(
        ControlFamily.HALT,
        ControlAction.PAUSE,
        "lane:DC>FC-E",
        ++revision,
        control -> control.setExpiresAt(scenario.now().plus(time)));
  }

  @Test
  void shouldNotBuyForANodeAtWhichOneSkuIsStopped() {
    // when
    scenario.control("sku:MUG@FC-E", 1, ControlAction.PAUSE);

    assertThat(wanted("DC")).isEqualTo(all - lackingEast);
  }

  @Test
  void shouldNotBuyForANodeWhoseLaneIsOnlyLookedAt() {
    // when
    scenario.order(
        ControlFamily.MODE,
        ControlAction.SET,
        "lane:DC>FC-E",
        1,
        control -> control.setMode(LaneMode.SHADOW));

    assertThat(wanted("DC")).isEqualTo(all - lackingEast);
  }

  @Test
  void shouldShowTheWholePlanWhileEverythingIsOnlyLookedAt() {
    // when
    scenario.order(
        ControlFamily.MODE, ControlAction.SET, "network", 1, c -> c.setMode(LaneMode.SHADOW));

    assertThat(wanted("DC")).isEqualTo(all);
  }

  @Test
  void shouldProposeTheMarginThatDecided() {
    double proposed = at("DC").getMarginNext();

    // when
    scenario.grant("V", MUG, "V>DC", 1);

    Decision decision = scenario.out.of(Topic.DECISION, Decision.class).get(0);
    assertThat(proposed).isCloseTo(decision.getChoice().getMargins().get(0), within(1e-12));
  }

  private long wanted(String node) {
    return at(node).getWantUnits();
  }

  private NodeProposal at(String node) {
    List<NodeProposal> nodes = scenario.proposal(MUG).getNodes();
    return nodes.stream().filter(at -> at.getNode().equals(node)).findFirst().orElseThrow();
  }
}
