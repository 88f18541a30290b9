package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.echelon.codec.AvroNetworks;
import org.echelon.codec.LogKind;
import org.echelon.console.view.Recomputation;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.state.Decision;
import org.echelon.state.DecisionKind;
import org.echelon.state.KernelInput;
import org.echelon.state.LaneBounds;
import org.echelon.state.SidewaysTerms;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;

/**
 * Units of transfers and purchases follow from their record; {@link RecordedOutbox} asks of all.
 */
class LaneRecomputedTest {
  private static final String MUG = "MUG";
  private static final String LANE = "DC>FC-E";
  private final Scenario scenario = new Scenario();

  @Test
  void shouldComeToTheSameUnitsWhateverHappensInAFortnight() {
    // when
    List<Decision> moved = lanes(BusyFortnight.live(5));

    assertThat(moved).hasSizeGreaterThan(100);
    assertThat(moved).extracting(Decision::getKind).contains(DecisionKind.PURCHASE);
    assertThat(moved)
        .as("where a source had not enough for all")
        .anyMatch(decision -> decision.getBounds().getLeastGivenPerDay() != null);
    assertThat(moved)
        .allSatisfy(decision -> assertThat(Recomputation.of(decision).state()).isEqualTo("EQUAL"));
  }

  @Test
  void shouldSayWhatAPersonsLevelChanges() {
    begin(List.of());
    scenario.count(MUG, "DC", 200);
    scenario.order(
        ControlFamily.OVERRIDE,
        ControlAction.SET_LEVEL,
        "sku:MUG@FC-E",
        1,
        control -> control.setLevelUnits(70L));

    // when
    scenario.grant("FC-E", MUG, LANE, 500);

    assertThat(newest().getBounds().getLevelFixed()).isTrue();
    assertThat(newest().getChoice().getUnits()).isEqualTo(70);
    differs(bounds -> bounds.setLevelUnits(60), "60 units wanted instead of 70");
    differs(bounds -> bounds.setLevelFixed(false), "units wanted instead of 70");
  }

  @Test
  void shouldSayWhatAnApprovalAndAGrantChange() {
    begin(List.of());
    scenario.feed("small", LogKind.NETWORK, approving());
    scenario.count(MUG, "DC", 200);
    scenario.ask("FC-E", LANE);
    Decision held = newest();
    long wanted = held.getChoice().getUnits();
    assertThat(held.getBounds().getGrantedUnits()).isNull();
    scenario.order(
        ControlFamily.APPROVAL,
        ControlAction.APPROVE,
        "decision:" + held.getDecisionId(),
        1,
        control -> control.setUnits(wanted - 1));

    // when
    scenario.grant("FC-E", MUG, LANE, wanted);

    assertThat(newest().getBounds().getApprovedUnits()).isEqualTo(wanted - 1);
    differs(bounds -> bounds.setApprovedUnits(null), wanted + " units instead of");
    differs(bounds -> bounds.setGrantedUnits(1L), "1 units instead of");
    differs(bounds -> bounds.setFreeUnits(2L), "2 units instead of");
    differs(bounds -> bounds.setAllowedUnits(3), "3 units instead of");
  }

  @Test
  void shouldSayWhatChangesAMoveSideways() {
    begin(List.of(AvroNetworks.lane("FC-W>FC-E", "FC-W", "FC-E", LaneKind.LATERAL)));
    scenario.forecast(MUG, 2, 40, 2);
    scenario.count(MUG, "FC-W", 200);
    scenario.tick();

    // when
    scenario.grant("FC-E", MUG, "FC-W>FC-E", 500);

    SidewaysTerms terms = newest().getBounds().getSideways();
    assertThat(terms).isNotNull();
    assertThat(newest().getInputs()).extracting(KernelInput::getSizing).doesNotContainNull();
    differs(
        bounds -> bounds.setSideways(SidewaysTerms.newBuilder(terms).setCostPerUnit(99).build()),
        "0 units wanted");
    differs(bounds -> bounds.setSourceUnits(1L), "1 units wanted");
    differs(bounds -> bounds.setPositionUnits(10_000), "0 units wanted");
  }

  @Test
  void shouldSayThatARecordCannotBeComputedWith() {
    begin(List.of());

    // when
    scenario.grant("V", MUG, "V>DC", 500);

    differs(bounds -> bounds.setPackUnits(0), "cannot be computed with");
  }

  private void begin(List<Lane> besides) {
    scenario.feed("small", LogKind.NETWORK, network(1, besides));
    scenario.tick();
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
  }

  private static Network network(long version, List<Lane> besides) {
    List<Lane> lanes = new ArrayList<>(Worlds.network(version).getLanes());
    lanes.addAll(besides);
    return Network.newBuilder(Worlds.network(version)).setLanes(lanes).build();
  }

  private static Network approving() {
    Network network = network(2, List.of());
    List<Lane> lanes =
        network.getLanes().stream()
            .map(lane -> Lane.newBuilder(lane).setMode(LaneMode.APPROVE).build())
            .toList();
    return Network.newBuilder(network).setLanes(lanes).build();
  }

  private void differs(Consumer<LaneBounds.Builder> change, String because) {
    Decision decision = newest();
    assertThat(Recomputation.of(decision).state()).isEqualTo("EQUAL");
    LaneBounds.Builder bounds = LaneBounds.newBuilder(decision.getBounds());
    change.accept(bounds);

    // when
    Recomputation.Result result =
        Recomputation.of(Decision.newBuilder(decision).setBounds(bounds.build()).build());

    assertThat(result.state()).isEqualTo("DIFFERS");
    assertThat(result.text()).contains(because);
  }

  private Decision newest() {
    List<Decision> all = lanes(scenario);
    return all.get(all.size() - 1);
  }

  private static List<Decision> lanes(Scenario scenario) {
    return scenario.out.of(Topic.DECISION, Decision.class).stream()
        .filter(decision -> decision.getKind() != DecisionKind.ASSIGN)
        .toList();
  }
}
