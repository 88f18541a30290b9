package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.echelon.command.AckKind;
import org.echelon.command.CommandChange;
import org.echelon.command.TransferCommand;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transfer of 4 units to FC-E has been commanded. */
class OperatorCommandsTest {
  private static final String MUG = "MUG";
  private final Scenario scenario = Scenario.begun();
  private String id;

  @BeforeEach
  void command() {
    scenario.item(MUG, 1);
    scenario.forecast(MUG, 1, 20, 20);
    scenario.count(MUG, "DC", 40);
    scenario.grant("FC-E", MUG, "DC>FC-E", 4);
    id = scenario.transfers().get(0).getCommandId();
  }

  @Test
  void shouldAskTheWarehouseToStopAndFreeTheUnitsWhenItAgrees() {
    // when
    order(ControlAction.CANCEL, 1);

    TransferCommand cancel = newest();
    assertThat(cancel.getCommandId()).isEqualTo(id);
    assertThat(cancel.getRevision()).isEqualTo(2);
    assertThat(cancel.getChange()).isEqualTo(CommandChange.CANCEL);
    assertThat(cancel.getReasons()).containsExactly("OPERATOR_UNITS");
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("36/4/0/0");
    scenario.ack(MUG, id, AckKind.CANCELLED, "DC", 0);
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("40/0/0/0");
  }

  @Test
  void shouldCancelOnce() {
    order(ControlAction.CANCEL, 1);

    // when
    order(ControlAction.CANCEL, 2);

    assertThat(scenario.transfers()).hasSize(2);
  }

  @Test
  void shouldNotCancelWhatHasEnded() {
    scenario.ack(MUG, id, AckKind.REJECTED, "DC", 0);

    // when
    order(ControlAction.CANCEL, 1);

    assertThat(scenario.transfers()).hasSize(1);
  }

  @Test
  void shouldSayTheLastWordAgain() {
    TransferCommand first = scenario.transfers().get(0);

    // when
    order(ControlAction.RESEND, 1);

    TransferCommand again = newest();
    assertThat(scenario.transfers()).hasSize(2);
    assertThat(again.getCommandId()).isEqualTo(id);
    assertThat(again.getRevision()).isEqualTo(1);
    assertThat(again.getChange()).isEqualTo(CommandChange.ISSUE);
    assertThat(again.getUnits()).isEqualTo(first.getUnits());
    assertThat(again.getDepartureAt()).isEqualTo(first.getDepartureAt());
    assertThat(scenario.buckets(MUG, "DC")).isEqualTo("36/4/0/0");

    // when
    order(ControlAction.CANCEL, 2);
    order(ControlAction.RESEND, 3);

    assertThat(scenario.transfers()).hasSize(4);
    assertThat(newest().getChange()).isEqualTo(CommandChange.CANCEL);
  }

  @Test
  void shouldLeaveCommandsOfOtherTasksAlone() {
    // when
    scenario.order(
        ControlFamily.COMMAND, ControlAction.CANCEL, "command:T-0000000000000000", 1, c -> {});

    assertThat(scenario.transfers()).hasSize(1);
    assertThat(scenario.refusals()).isEmpty();
  }

  private void order(ControlAction action, int revision) {
    scenario.order(ControlFamily.COMMAND, action, "command:" + id, revision, c -> {});
  }

  private TransferCommand newest() {
    return scenario.transfers().get(scenario.transfers().size() - 1);
  }
}
