package org.echelon.console.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.DEPARTURE;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.ack;
import static org.echelon.console.ConsoleRecords.transfer;

import java.time.Duration;
import org.echelon.command.AckKind;
import org.echelon.command.CommandChange;
import org.echelon.event.Receipt;
import org.echelon.inventory.CommandState;
import org.echelon.inventory.CommandTerms;
import org.junit.jupiter.api.Test;

class CommandTableTest {
  private static final long NOW = NOON.toEpochMilli();

  private final CommandTable table = new CommandTable(lane -> false);

  @Test
  void shouldFollowATransferThroughItsAnswers() {
    table.take(transfer("T-1", 12).build(), NOW);
    assertThat(state("T-1")).isEqualTo(CommandState.RELEASED);

    // when
    table.take(ack("T-1", AckKind.ACCEPTED, "DC", 12).build(), NOW);
    assertThat(state("T-1")).isEqualTo(CommandState.ACCEPTED);
    table.take(ack("T-1", AckKind.SHIPPED, "DC", 12).build(), NOW);
    assertThat(state("T-1")).isEqualTo(CommandState.SHIPPED);
    table.take(ack("T-1", AckKind.RECEIVED, "FC-A", 12).build(), NOW);

    assertThat(state("T-1")).isEqualTo(CommandState.RECEIVED);
    assertThat(table.open()).isEmpty();
    assertThat(table.closed()).hasSize(1);
  }

  @Test
  void shouldAssumeTheAnswersOfALaneThatNoneComeFrom() {
    CommandTable silent = new CommandTable("DC>FC-A"::equals);
    silent.take(transfer("T-1", 12).build(), NOW);
    CommandTerms terms = silent.find("T-1").orElseThrow().head().terms();
    long departure = terms.timing().departureAt();
    assertThat(silent.find("T-1").orElseThrow().status(departure - 1).state())
        .isEqualTo(CommandState.RELEASED);
    assertThat(silent.find("T-1").orElseThrow().status(departure).state())
        .isEqualTo(CommandState.SHIPPED);

    // when
    silent.sweep(terms.timing().expectedArrivalAt() + Duration.ofDays(9).toMillis());

    assertThat(silent.open()).isEmpty();
    assertThat(silent.find("T-1").orElseThrow().status(departure + 9 * 86_400_000L).state())
        .isEqualTo(CommandState.RECEIVED);
  }

  @Test
  void shouldKnowAnAnswerThatIsReadBeforeItsCommand() {
    table.take(ack("T-1", AckKind.ACCEPTED, "DC", 12).build(), NOW);

    // when
    table.take(transfer("T-1", 12).build(), NOW);

    assertThat(state("T-1")).isEqualTo(CommandState.ACCEPTED);
  }

  @Test
  void shouldIgnoreAnAnswerThatAnOlderRevisionRepeats() {
    table.take(transfer("T-1", 12).build(), NOW);
    table.take(ack("T-1", AckKind.SHIPPED, "DC", 12).setRevision(2).build(), NOW);

    // when
    table.take(ack("T-1", AckKind.SHIPPED, "DC", 5).setRevision(1).build(), NOW);

    assertThat(table.find("T-1").orElseThrow().status(NOW).shipped()).isEqualTo(12);
  }

  @Test
  void shouldTakeAReceiptOfItsGoodsForAnAnswer() {
    table.take(transfer("T-1", 12).build(), NOW);
    Receipt receipt =
        Receipt.newBuilder()
            .setEventId("gr-1")
            .setSource("wms")
            .setOccurredAt(NOON)
            .setSku(SKU)
            .setReceiptId("GR-1")
            .setNode("FC-A")
            .setCommandId("T-1")
            .setGoodUnits(12)
            .setLast(true)
            .build();

    // when
    table.take(receipt, NOW);

    assertThat(state("T-1")).isEqualTo(CommandState.RECEIVED);
  }

  @Test
  void shouldPutAwayWhatTheClockHasClosed() {
    table.take(transfer("T-1", 12).build(), NOW);

    // when
    table.sweep(DEPARTURE.plus(Duration.ofDays(1)).toEpochMilli() + 1);

    assertThat(table.open()).isEmpty();
    assertThat(table.closed()).hasSize(1);
  }

  @Test
  void shouldReopenACommandThatALateFactOpens() {
    table.take(transfer("T-1", 12).build(), NOW);
    table.take(ack("T-1", AckKind.REJECTED, "DC", 12).build(), NOW);
    assertThat(table.open()).isEmpty();

    // when
    table.take(ack("T-1", AckKind.SHIPPED, "DC", 12).build(), NOW);

    assertThat(table.open()).hasSize(1);
    assertThat(table.closed()).isEmpty();
  }

  @Test
  void shouldShowThatACancelWasAsked() {
    table.take(transfer("T-1", 12).build(), NOW);

    // when
    table.take(transfer("T-1", 12).setRevision(2).setChange(CommandChange.CANCEL).build(), NOW);

    assertThat(table.find("T-1").orElseThrow().cancelRequested()).isTrue();
    assertThat(state("T-1")).isEqualTo(CommandState.RELEASED);
  }

  @Test
  void shouldKeepNoMoreClosedCommandsThanItSays() {
    for (int i = 0; i < CommandTable.CLOSED_AT_MOST + 10; i++) {
      table.take(transfer("T-" + i, 1).build(), NOW);

      // when
      table.take(ack("T-" + i, AckKind.REJECTED, "DC", 1).build(), NOW);
    }

    assertThat(table.closed()).hasSize(CommandTable.CLOSED_AT_MOST);
    assertThat(table.find("T-0")).isEmpty();
    assertThat(table.find("T-" + (CommandTable.CLOSED_AT_MOST + 9))).isPresent();
    assertThat(table.ofSku(SKU)).hasSize(CommandTable.OF_A_SKU_AT_MOST);
  }

  private CommandState state(String commandId) {
    return table.find(commandId).orElseThrow().status(NOW).state();
  }
}
