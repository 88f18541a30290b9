package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.echelon.codec.LogKind;
import org.echelon.command.CommandMode;
import org.echelon.command.TransferCommand;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;
import org.echelon.system.Ask;
import org.echelon.system.Offer;
import org.echelon.system.OfferLine;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On all lanes a person must approve; it is Monday 08:00, departures are at 18:00. */
class ApprovalTest {
  private static final String MUG = "MUG";
  private static final String LANE = "DC>FC-E";
  private final Scenario scenario = new Scenario();
  private int networks;

  @BeforeEach
  void stock() {
    scenario.tick();
    mode(LaneMode.APPROVE);
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 40);
  }

  @Test
  void shouldHoldALineThatTakesNothingFromAnybody() {
    // when
    scenario.ask("FC-E", LANE);

    assertThat(offered()).isZero();
    Decision held = newest();
    assertThat(held.getState()).isEqualTo(DecisionState.HELD);
    assertThat(held.getDecisionId()).startsWith("D-20261123-");
    assertThat(held.getCommandIds()).isEmpty();
    assertThat(held.getChoice().getUnits()).isPositive();
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("40/0/0/0");

    // when
    scenario.ask("FC-E", LANE);

    assertThat(decisions()).as("held as it is").hasSize(1);
  }

  @Test
  void shouldAskTheGateAndCommandWhatWasApprovedUnderTheSameDecision() {
    scenario.ask("FC-E", LANE);
    String id = newest().getDecisionId();

    // when
    approve(id, 3);

    Ask wanted = scenario.out.toGates(Ask.class).get(0);
    assertThat(wanted.getLanes()).containsExactly(LANE);
    assertThat(wanted.getReason()).isEqualTo("APPROVED");
    scenario.askFor("APPROVED", "FC-E", LANE);
    assertThat(offered()).isEqualTo(3);
    scenario.grant("FC-E", MUG, LANE, 3);

    TransferCommand command = scenario.transfers().get(0);
    assertThat(command.getUnits()).isEqualTo(3);
    assertThat(command.getMode()).isEqualTo(CommandMode.APPROVED);
    assertThat(command.getApprovedBy()).isEqualTo("planner");
    assertThat(command.getDecisionId()).isEqualTo(id);
    assertThat(newest().getDecisionId()).isEqualTo(id);
    assertThat(newest().getState()).isEqualTo(DecisionState.RELEASED);
    assertThat(newest().getCommandIds()).containsExactly(command.getCommandId());
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("37/3/0/0");
  }

  @Test
  void shouldUseAnApprovalOnce() {
    scenario.ask("FC-E", LANE);
    approve(newest().getDecisionId(), 3);
    scenario.grant("FC-E", MUG, LANE, 3);

    // when
    scenario.after(Duration.ofMinutes(1));
    scenario.grant("FC-E", MUG, LANE, 3);

    assertThat(scenario.transfers()).hasSize(1);
    assertThat(newest().getState()).isEqualTo(DecisionState.HELD);
  }

  @Test
  void shouldOfferNothingElseWhenTheGateAsksForWhatWasApproved() {
    scenario.order(ControlFamily.MODE, ControlAction.CLEAR, "lane:" + LANE, 1, c -> {});
    scenario.item("CUP", 1);
    scenario.forecast("CUP", 1, 20, 20);
    scenario.count("CUP", "DC", 40);
    scenario.ask("FC-E", LANE);
    approve(idOf(MUG), 3);

    // when
    scenario.askFor("APPROVED", "FC-E", LANE);

    assertThat(lines()).extracting(OfferLine::getSku).containsExactly(MUG);
    assertThat(decisions()).as("and hold nothing anew").hasSize(2);
  }

  @Test
  void shouldLapseAtTheCutOffOfTheNextDeparture() {
    scenario.ask("FC-E", LANE);
    String id = newest().getDecisionId();
    scenario.after(Duration.ofHours(9).minusMinutes(1));
    assertThat(newest().getState()).isEqualTo(DecisionState.HELD);

    // when
    scenario.after(Duration.ofMinutes(1));

    assertThat(newest().getState()).isEqualTo(DecisionState.LAPSED);
    assertThat(newest().getDecisionId()).isEqualTo(id);
    approve(id, 3);
    scenario.grant("FC-E", MUG, LANE, 3);
    assertThat(scenario.transfers()).isEmpty();
  }

  @Test
  void shouldLetWhatWasApprovedGoWithItsDepartureAndNotLater() {
    scenario.ask("FC-E", LANE);
    approve(newest().getDecisionId(), 3);

    // when
    scenario.after(Duration.ofHours(9));
    scenario.ask("FC-E", LANE);

    assertThat(offered()).as("at the cut-off").isEqualTo(3);

    // when
    scenario.after(Duration.ofHours(1));

    assertThat(newest().getState()).isEqualTo(DecisionState.LAPSED);
    scenario.ask("FC-E", LANE);
    assertThat(offered()).isZero();
  }

  @Test
  void shouldDropWhatIsDeclinedUntilTheNextCutOff() {
    scenario.ask("FC-E", LANE);
    String id = newest().getDecisionId();

    // when
    scenario.order(ControlFamily.APPROVAL, ControlAction.DECLINE, "decision:" + id, 1, c -> {});

    assertThat(newest().getState()).isEqualTo(DecisionState.LAPSED);
    assertThat(newest().getReasons().get(0).getValues()).containsEntry("declinedBy", "planner");
    scenario.ask("FC-E", LANE);
    assertThat(decisions()).hasSize(2);
    scenario.after(Duration.ofHours(9));
    scenario.ask("FC-E", LANE);
    assertThat(newest().getState()).isEqualTo(DecisionState.HELD);
  }

  @Test
  void shouldLapseWhenItsLineGoesWithoutApproval() {
    scenario.after(Duration.ofHours(12));
    scenario.ask("FC-E", LANE);
    String id = newest().getDecisionId();
    scenario.after(Duration.ofHours(12));
    mode(LaneMode.AUTO);

    // when
    scenario.grant("FC-E", MUG, LANE, 3);

    assertThat(scenario.transfers()).hasSize(1);
    assertThat(decisions())
        .filteredOn(decision -> decision.getState() == DecisionState.LAPSED)
        .extracting(Decision::getDecisionId)
        .containsExactly(id);
    assertThat(scenario.transfers().get(0).getDecisionId()).isNotEqualTo(id);
  }

  @Test
  void shouldSayThatAPersonChoseTheUnitsOnlyWhenFewerWereApprovedThanHeld() {
    scenario.ask("FC-E", LANE);
    long held = newest().getChoice().getUnits();
    approve(newest().getDecisionId(), held);
    scenario.grant("FC-E", MUG, LANE, held);
    assertThat(scenario.transfers().get(0).getReasons()).doesNotContain("OPERATOR_UNITS");
    scenario.ask("FC-W", "DC>FC-W");
    approve(newest().getDecisionId(), 3);

    // when
    scenario.grant("FC-W", MUG, "DC>FC-W", 3);

    assertThat(scenario.transfers().get(1).getReasons()).contains("OPERATOR_UNITS");
  }

  @Test
  void shouldStandAlikeAfterARestart() {
    scenario.ask("FC-E", LANE);
    approve(newest().getDecisionId(), 3);

    // when
    scenario.restart();
    scenario.askFor("APPROVED", "FC-E", LANE);

    assertThat(offered()).isEqualTo(3);
    scenario.grant("FC-E", MUG, LANE, 3);
    assertThat(scenario.transfers()).hasSize(1);
  }

  /** A new version of the network, with a mode on all lanes. */
  private void mode(LaneMode mode) {
    Network network = Worlds.network(++networks);
    List<Lane> lanes =
        network.getLanes().stream()
            .map(lane -> Lane.newBuilder(lane).setMode(mode).build())
            .toList();
    scenario.feed("small", LogKind.NETWORK, Network.newBuilder(network).setLanes(lanes).build());
  }

  private void approve(String id, long units) {
    scenario.order(
        ControlFamily.APPROVAL,
        ControlAction.APPROVE,
        "decision:" + id,
        1,
        control -> control.setUnits(units));
  }

  private String idOf(String sku) {
    return decisions().stream()
        .filter(decision -> decision.getSku().equals(sku))
        .findFirst()
        .orElseThrow()
        .getDecisionId();
  }

  private List<Decision> decisions() {
    return scenario.out.of(Topic.DECISION, Decision.class);
  }

  private Decision newest() {
    return decisions().get(decisions().size() - 1);
  }

  private List<OfferLine> lines() {
    List<Offer> offers = scenario.out.toGates(Offer.class);
    return offers.get(offers.size() - 1).getLines();
  }

  private long offered() {
    return lines().stream().mapToLong(OfferLine::getUnits).sum();
  }
}
