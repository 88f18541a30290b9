package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.DEPARTURE;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.ack;
import static org.echelon.console.ConsoleRecords.decision;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;

import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.command.AckKind;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.view.CommandView.Command;
import org.echelon.console.view.CommandView.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandViewTest {
  private final ConsoleTables tables = new ConsoleTables();

  @BeforeEach
  void command() {
    take("test", network());
    take("clock", tick(1, NOON));
    take("DC", transfer("T-1", 12).build());
  }

  @Test
  void shouldShowThePendingStepWithItsDueTime() {
    // when
    List<Step> steps = command("T-1").steps();

    assertThat(steps)
        .extracting(step -> step.name() + " " + step.state())
        .containsExactly(
            "RELEASED DONE", "ACCEPTED PENDING", "PICKED AHEAD", "SHIPPED AHEAD", "RECEIVED AHEAD");
    assertThat(steps.get(1).dueAt()).hasValue(NOON.plus(Duration.ofHours(4)));
    assertThat(steps.get(1).by()).isEqualTo("DC");
    assertThat(steps.get(1).late()).isFalse();
    assertThat(steps.get(3).dueAt()).hasValue(DEPARTURE);
    assertThat(command("T-1").explained()).isFalse();
  }

  @Test
  void shouldPassAStepThatNobodyToldOf() {
    take(SKU, decision("T-1", 12));

    // when
    take(SKU, ack("T-1", AckKind.SHIPPED, "DC", 12).build());
    take("clock", tick(2, DEPARTURE.plus(Duration.ofDays(3))));

    Command command = command("T-1");
    assertThat(command.steps())
        .extracting(step -> step.name() + " " + step.state())
        .containsExactly(
            "RELEASED DONE",
            "ACCEPTED PASSED",
            "PICKED PASSED",
            "SHIPPED DONE",
            "RECEIVED PENDING");
    assertThat(command.steps().get(4).late()).isTrue();
    assertThat(command.steps().get(4).by()).isEqualTo("FC-A");
    assertThat(command.units()).isEqualTo(new CommandView.Units(12, 0, 12, 0, 0, 0, 0));
    assertThat(command.explained()).isTrue();
  }

  @Test
  void shouldTellHowItEndedAndBeforeWhat() {
    // when
    take(SKU, ack("T-1", AckKind.REJECTED, "DC", 12).setReason("NO_ROOM").build());

    Command command = command("T-1");
    assertThat(command.steps())
        .extracting(step -> step.name() + " " + step.state())
        .containsExactly(
            "RELEASED DONE",
            "ACCEPTED NEVER",
            "PICKED NEVER",
            "SHIPPED NEVER",
            "RECEIVED NEVER",
            "REJECTED DONE");
    assertThat(command.steps().get(5).by()).isEqualTo("DC");
    assertThat(command.answers()).hasSize(1);
    assertThat(command.answers().get(0).reason()).hasValue("NO_ROOM");
    assertThat(command.answers().get(0).assumed()).isFalse();
  }

  private Command command(String id) {
    return CommandView.of(tables, id).orElseThrow();
  }

  private void take(String key, SpecificRecord record) {
    tables.take(record, key, NOON.toEpochMilli());
  }
}
