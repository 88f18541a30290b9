package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.decision;
import static org.echelon.console.ConsoleRecords.item;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.proposal;
import static org.echelon.console.ConsoleRecords.task;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.console.halt.HaltScene;
import org.echelon.console.table.ConsoleTables;
import org.echelon.control.Audit;
import org.echelon.control.AuditOutcome;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.control.Role;
import org.echelon.processor.intake.Samples;
import org.echelon.reference.LaneMode;
import org.echelon.state.ControlRevision;
import org.echelon.state.Decision;
import org.echelon.state.DecisionState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stopped by whom, who obeys, and what a halt would concern. */
class ControlsViewTest {
  private static final String ID = "HALT/node:FC-BOS1";

  private final ConsoleTables tables = new ConsoleTables();

  @BeforeEach
  void startTheDay() {
    take("test", network());
    take("clock", tick(1, NOON));
    take("plan/0", task("0", 1, 10).build());
    take("plan/1", task("1", 1, 10).build());
  }

  @Test
  void shouldCountTheTasksThatObey() {
    take(ID, freeze(1));
    assertThat(inForce().get(0).obeyed()).isZero();

    // when
    take("plan/1", task("1", 1, 10).setControls(List.of(new ControlRevision(ID, 1))).build());

    ControlsView.InForce freeze = inForce().get(0);
    assertThat(freeze.obeyed()).isEqualTo(1);
    assertThat(freeze.tasks()).isEqualTo(2);
    assertThat(freeze.liftedBy()).hasValue("UNFREEZE");
    assertThat(freeze.why()).isEqualTo("flood in hall 2");
  }

  @Test
  void shouldListNoHaltOnceItIsLifted() {
    take(ID, freeze(1));

    // when
    take(
        ID,
        Control.newBuilder(freeze(2))
            .setAction(ControlAction.UNFREEZE)
            .setRequestId("r-2")
            .build());

    assertThat(inForce()).isEmpty();
    assertThat(tables.halts().revision(ID)).isEqualTo(2);
  }

  @Test
  void shouldListHaltsBeforeModes() {
    take(
        "MODE/lane:DC>FC-A",
        Control.newBuilder(freeze(1))
            .setFamily(ControlFamily.MODE)
            .setAction(ControlAction.SET)
            .setMode(LaneMode.APPROVE)
            .setScope("lane:DC>FC-A")
            .setControlId("MODE/lane:DC>FC-A")
            .build());

    // when
    take(ID, freeze(1));

    assertThat(inForce())
        .extracting(ControlsView.InForce::what)
        .containsExactly("FREEZE", "MODE SET APPROVE");
    assertThat(inForce().get(1).liftedBy()).isEmpty();
  }

  @Test
  void shouldTellWhatCameOfWhatSomebodyTried() {
    take("m.rossi", audit(AuditOutcome.REQUESTED));
    assertThat(ControlsView.of(tables).history().get(0).outcome()).isEqualTo("requested");

    // when
    take("m.rossi", audit(AuditOutcome.DONE));

    assertThat(ControlsView.of(tables).history())
        .singleElement()
        .satisfies(tried -> assertThat(tried.outcome()).isEqualTo("done"));
  }

  @Test
  void shouldTellWhatAHaltMayConcern() {
    take(SKU, item(SKU));
    take(SKU, proposal(SKU, 17));
    take("DC", transfer("T-1", 12).build());

    // when
    take(SKU, Decision.newBuilder(decision("T-2", 5)).setState(DecisionState.HELD).build());

    HaltScene scene = SceneView.of(tables).orElseThrow();
    assertThat(scene.now()).isEqualTo(NOON);
    assertThat(scene.skus()).containsExactly(SKU);
    assertThat(scene.planned()).containsExactly(new HaltScene.Line(SKU, "DC", "FC-A", 17));
    assertThat(scene.held()).containsExactly(new HaltScene.Line(SKU, "DC", "FC-A", 5));
    assertThat(scene.commands())
        .containsExactly(
            new HaltScene.Order(new HaltScene.Line(SKU, "DC", "FC-A", 12), false, true, NOON));
  }

  private List<ControlsView.InForce> inForce() {
    return ControlsView.inForce(tables);
  }

  private static Control freeze(int revision) {
    Instant at = NOON.minus(Duration.ofMinutes(30));
    return Samples.freeze().setRevision(revision).setEffectiveAt(at).build();
  }

  private static Audit audit(AuditOutcome outcome) {
    return Audit.newBuilder()
        .setAuditId("a-1")
        .setAt(NOON)
        .setWho("m.rossi")
        .setRole(Role.OPERATOR)
        .setFrom("console")
        .setOperation("control.freeze")
        .setScope("network")
        .setWhy("flood in hall 2")
        .setOutcome(outcome)
        .build();
  }

  private void take(String key, SpecificRecord record) {
    tables.take(record, key, NOON.toEpochMilli());
  }
}
