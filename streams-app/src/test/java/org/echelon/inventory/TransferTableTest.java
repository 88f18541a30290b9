package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state table of transfers, cell by cell, for a transfer of 40 units. */
class TransferTableTest {
  private static final Map<String, List<String>> ROWS =
      Map.of(
          "RELEASED", List.of(),
          "ACCEPTED", List.of("ACCEPTED"),
          "PICKED", List.of("ACCEPTED", "PICKED"),
          "SHIPPED", List.of("ACCEPTED", "PICKED", "SHIPPED"),
          "PARTLY_RECEIVED", List.of("ACCEPTED", "PICKED", "SHIPPED", "rec part"),
          "RECEIVED", List.of("ACCEPTED", "PICKED", "SHIPPED", "rec part", "rec rest"),
          "CLOSED_SHORT", List.of("ACCEPTED", "PICKED", "SHIPPED", "rec part", "short-d"),
          "REJECTED", List.of("REJECTED"),
          "CANCELLED", List.of("ACCEPTED", "CANCELLED"),
          "EXPIRED", List.of("expire"));

  private final LedgerStory story = new LedgerStory();
  private CommandTerms command;

  @ParameterizedTest(name = "{0} then {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RELEASED | ACCEPTED | ACCEPTED | =
          RELEASED | REJECTED | REJECTED | oh-s+40 rs-s-40 oo-d-40
          RELEASED | REJECTED NOT_FOUND | REJECTED | rs-s-40 he-s+40 oo-d-40
          RELEASED | PICKED | PICKED | =
          RELEASED | SHIPPED | SHIPPED | rs-s-40 it+40 oo-d-40
          RELEASED | rec part | PARTLY_RECEIVED | rs-s-25 oh-d+25 oo-d-25
          RELEASED | rec rest | RECEIVED | rs-s-40 oh-d+40 oo-d-40
          RELEASED | rec bad | PARTLY_RECEIVED | rs-s-3 wo+3 oo-d-3
          RELEASED | short-s | CLOSED_SHORT | oh-s+40 rs-s-40 oo-d-40
          RELEASED | short-s NOT_FOUND | CLOSED_SHORT | rs-s-40 he-s+40 oo-d-40
          RELEASED | short-d | RELEASED | =
          RELEASED | CANCELLED | CANCELLED | oh-s+40 rs-s-40 oo-d-40
          RELEASED | expire | EXPIRED | oh-s+40 rs-s-40 oo-d-40
          RELEASED | ship 42 | SHIPPED | oh-s-2 rs-s-40 it+42 oo-d-40
          RELEASED | ship 38 | SHIPPED | oh-s+2 rs-s-40 it+38 oo-d-40
          RELEASED | ship 38 NOT_FOUND | SHIPPED | rs-s-40 he-s+2 it+38 oo-d-40
          RELEASED | accept 30 | ACCEPTED | oh-s+10 rs-s-10 oo-d-10
          ACCEPTED | ACCEPTED | ACCEPTED | =
          ACCEPTED | REJECTED | REJECTED | oh-s+40 rs-s-40 oo-d-40
          ACCEPTED | PICKED | PICKED | =
          ACCEPTED | SHIPPED | SHIPPED | rs-s-40 it+40 oo-d-40
          ACCEPTED | rec part | PARTLY_RECEIVED | rs-s-25 oh-d+25 oo-d-25
          ACCEPTED | rec rest | RECEIVED | rs-s-40 oh-d+40 oo-d-40
          ACCEPTED | rec bad | PARTLY_RECEIVED | rs-s-3 wo+3 oo-d-3
          ACCEPTED | short-s | CLOSED_SHORT | oh-s+40 rs-s-40 oo-d-40
          ACCEPTED | short-d | ACCEPTED | =
          ACCEPTED | CANCELLED | CANCELLED | oh-s+40 rs-s-40 oo-d-40
          ACCEPTED | expire | ACCEPTED | =
          PICKED | ACCEPTED | PICKED | =
          PICKED | REJECTED | REJECTED | oh-s+40 rs-s-40 oo-d-40
          PICKED | PICKED | PICKED | =
          PICKED | SHIPPED | SHIPPED | rs-s-40 it+40 oo-d-40
          PICKED | rec part | PARTLY_RECEIVED | rs-s-25 oh-d+25 oo-d-25
          PICKED | rec rest | RECEIVED | rs-s-40 oh-d+40 oo-d-40
          PICKED | rec bad | PARTLY_RECEIVED | rs-s-3 wo+3 oo-d-3
          PICKED | short-s | CLOSED_SHORT | oh-s+40 rs-s-40 oo-d-40
          PICKED | short-d | PICKED | =
          PICKED | CANCELLED | CANCELLED | oh-s+40 rs-s-40 oo-d-40
          PICKED | expire | PICKED | =
          SHIPPED | ACCEPTED | SHIPPED | =
          SHIPPED | REJECTED | SHIPPED | =
          SHIPPED | PICKED | SHIPPED | =
          SHIPPED | SHIPPED | SHIPPED | =
          SHIPPED | rec part | PARTLY_RECEIVED | it-25 oh-d+25
          SHIPPED | rec rest | RECEIVED | it-40 oh-d+40
          SHIPPED | rec bad | PARTLY_RECEIVED | it-3 wo+3
          SHIPPED | short-s | SHIPPED | =
          SHIPPED | short-d | CLOSED_SHORT | it-40 wo+40
          SHIPPED | CANCELLED | SHIPPED | =
          SHIPPED | expire | SHIPPED | =
          PARTLY_RECEIVED | ACCEPTED | PARTLY_RECEIVED | =
          PARTLY_RECEIVED | REJECTED | PARTLY_RECEIVED | =
          PARTLY_RECEIVED | PICKED | PARTLY_RECEIVED | =
          PARTLY_RECEIVED | SHIPPED | PARTLY_RECEIVED | =
          PARTLY_RECEIVED | rec part | PARTLY_RECEIVED | =
          PARTLY_RECEIVED | rec rest | RECEIVED | it-15 oh-d+15
          PARTLY_RECEIVED | rec bad | PARTLY_RECEIVED | it-3 wo+3
          PARTLY_RECEIVED | short-s | PARTLY_RECEIVED | =
          PARTLY_RECEIVED | short-d | CLOSED_SHORT | it-15 wo+15
          PARTLY_RECEIVED | CANCELLED | PARTLY_RECEIVED | =
          PARTLY_RECEIVED | expire | PARTLY_RECEIVED | =
          RECEIVED | ACCEPTED | RECEIVED | =
          RECEIVED | REJECTED | RECEIVED | =
          RECEIVED | PICKED | RECEIVED | =
          RECEIVED | SHIPPED | RECEIVED | =
          RECEIVED | rec part | RECEIVED | =
          RECEIVED | rec rest | RECEIVED | =
          RECEIVED | rec bad | RECEIVED | wo+3 co+3
          RECEIVED | short-s | RECEIVED | =
          RECEIVED | short-d | RECEIVED | =
          RECEIVED | CANCELLED | RECEIVED | =
          RECEIVED | expire | RECEIVED | =
          CLOSED_SHORT | ACCEPTED | CLOSED_SHORT | =
          CLOSED_SHORT | REJECTED | CLOSED_SHORT | =
          CLOSED_SHORT | PICKED | CLOSED_SHORT | =
          CLOSED_SHORT | SHIPPED | CLOSED_SHORT | =
          CLOSED_SHORT | rec part | CLOSED_SHORT | =
          CLOSED_SHORT | rec rest | RECEIVED | oh-d+15 wo-15
          CLOSED_SHORT | rec bad | CLOSED_SHORT | =
          CLOSED_SHORT | short-s | CLOSED_SHORT | =
          CLOSED_SHORT | short-d | CLOSED_SHORT | =
          CLOSED_SHORT | CANCELLED | CLOSED_SHORT | =
          CLOSED_SHORT | expire | CLOSED_SHORT | =
          REJECTED | ACCEPTED | REJECTED | =
          REJECTED | REJECTED | REJECTED | =
          REJECTED | PICKED | REJECTED | =
          REJECTED | SHIPPED | SHIPPED | oh-s-40 it+40
          REJECTED | rec part | CLOSED_SHORT | oh-s-25 oh-d+25
          REJECTED | rec rest | RECEIVED | oh-s-40 oh-d+40
          REJECTED | rec bad | CLOSED_SHORT | oh-s-3 wo+3
          REJECTED | short-s | REJECTED | =
          REJECTED | short-d | REJECTED | =
          REJECTED | CANCELLED | CANCELLED | =
          REJECTED | expire | REJECTED | =
          CANCELLED | ACCEPTED | CANCELLED | =
          CANCELLED | REJECTED | CANCELLED | =
          CANCELLED | PICKED | CANCELLED | =
          CANCELLED | SHIPPED | SHIPPED | oh-s-40 it+40
          CANCELLED | rec part | CLOSED_SHORT | oh-s-25 oh-d+25
          CANCELLED | rec rest | RECEIVED | oh-s-40 oh-d+40
          CANCELLED | rec bad | CLOSED_SHORT | oh-s-3 wo+3
          CANCELLED | short-s | CANCELLED | =
          CANCELLED | short-d | CANCELLED | =
          CANCELLED | CANCELLED | CANCELLED | =
          CANCELLED | expire | CANCELLED | =
          EXPIRED | ACCEPTED | ACCEPTED | oh-s-40 rs-s+40 oo-d+40
          EXPIRED | late ACCEPTED | EXPIRED | =
          EXPIRED | REJECTED | REJECTED | =
          EXPIRED | PICKED | PICKED | oh-s-40 rs-s+40 oo-d+40
          EXPIRED | late PICKED | EXPIRED | =
          EXPIRED | SHIPPED | SHIPPED | oh-s-40 it+40
          EXPIRED | late SHIPPED | SHIPPED | oh-s-40 it+40
          EXPIRED | rec part | PARTLY_RECEIVED | oh-s-40 rs-s+15 oh-d+25 oo-d+15
          EXPIRED | late rec part | CLOSED_SHORT | oh-s-25 oh-d+25
          EXPIRED | rec rest | RECEIVED | oh-s-40 oh-d+40
          EXPIRED | rec bad | PARTLY_RECEIVED | oh-s-40 rs-s+37 wo+3 oo-d+37
          EXPIRED | late rec bad | CLOSED_SHORT | oh-s-3 wo+3
          EXPIRED | short-s | CLOSED_SHORT | =
          EXPIRED | short-d | EXPIRED | =
          EXPIRED | CANCELLED | CANCELLED | =
          EXPIRED | expire | EXPIRED | =
          """)
  void shouldMoveUnitsAsTheTableSays(String row, String step, String next, String changes) {
    story.open(LedgerStory.DC, 100);
    story.at(10);
    command = story.transfer(40);
    ROWS.get(row).forEach(this::take);
    assertThat(story.state(command)).hasToString(row);
    long[] before = figures();

    // when
    take(step);

    assertThat(story.state(command)).hasToString(next);
    assertThat(changesSince(before)).isEqualTo(changes);
  }

  private void take(String step) {
    boolean late = step.startsWith("late ");
    String what = late ? step.substring(5) : step;
    String reason = what.endsWith(" NOT_FOUND") ? "NOT_FOUND" : null;
    switch (what.replace(" NOT_FOUND", "")) {
      case "ACCEPTED" -> ack(AckKind.ACCEPTED, "1", 40, 0, reason, late);
      case "accept 30" -> ack(AckKind.ACCEPTED, "1", 30, 0, reason, late);
      case "REJECTED" -> ack(AckKind.REJECTED, "1", 0, 0, reason, late);
      case "PICKED" -> ack(AckKind.PICKED, "1", 40, 0, reason, late);
      case "SHIPPED" -> ack(AckKind.SHIPPED, "1", 40, 0, reason, late);
      case "ship 42" -> ack(AckKind.SHIPPED, "1", 42, 0, reason, late);
      case "ship 38" -> ack(AckKind.SHIPPED, "1", 38, 0, reason, late);
      case "CANCELLED" -> ack(AckKind.CANCELLED, "1", 0, 0, reason, late);
      case "rec part" -> ack(AckKind.RECEIVED, "r1", 25, 0, reason, late);
      case "rec rest" -> ack(AckKind.RECEIVED, "r2", restOfReceipt(), 0, reason, late);
      case "rec bad" -> ack(AckKind.RECEIVED, "r3", 0, 3, reason, late);
      case "short-s" -> ack(AckKind.SHORT, "1", 0, 0, reason, late);
      case "short-d" -> shortAtDestination();
      case "expire" -> {
        story.now = command.expiresAt() + LedgerStory.MINUTE;
        story.ledger.expire(
            story.stock, story.docs, DocumentKey.command(command.commandId()), story.now);
      }
      default -> throw new IllegalArgumentException(step);
    }
  }

  private long restOfReceipt() {
    boolean partCame =
        story.command(command.commandId()).acks().containsKey(new AckKey(AckKind.RECEIVED, "r1"));
    return partCame ? 15 : 40;
  }

  private void ack(
      AckKind kind, String part, long units, long damaged, String reason, boolean late) {
    int node = kind == AckKind.RECEIVED ? LedgerStory.FC : LedgerStory.DC;
    ackFrom(node, kind, part, units, damaged, reason, late);
  }

  private void shortAtDestination() {
    ackFrom(LedgerStory.FC, AckKind.SHORT, "1", 0, 0, null, false);
  }

  private void ackFrom(
      int node, AckKind kind, String part, long units, long damaged, String reason, boolean late) {
    long occurredAt = late ? command.expiresAt() + 1 : LedgerStory.START + LedgerStory.HOUR;
    story.book(
        new AckFact(
            story.head(1, occurredAt),
            LedgerStory.SKU,
            command.commandId(),
            kind,
            node,
            part,
            units,
            damaged,
            DamagedTo.WRITTEN_OFF,
            kind.lastByDefault(),
            reason,
            0));
  }

  private static final List<String> NAMES =
      List.of("oh-s", "rs-s", "he-s", "it", "oh-d", "wo", "oo-d", "co");

  private long[] figures() {
    NodeStock source = story.stock.at(LedgerStory.DC);
    NodeStock destination = story.stock.at(LedgerStory.FC);
    return new long[] {
      source.onHand(),
      source.reserved(),
      source.held(),
      destination.inTransit(),
      destination.onHand(),
      destination.writtenOff(),
      destination.onOrder(),
      story.stock.units(Flow.CORRECTIONS)
    };
  }

  private String changesSince(long[] before) {
    long[] after = figures();
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < NAMES.size(); index++) {
      long change = after[index] - before[index];
      if (change != 0) {
        text.append(text.isEmpty() ? "" : " ")
            .append(NAMES.get(index))
            .append(change > 0 ? "+" : "");
        text.append(change);
      }
    }
    return text.isEmpty() ? "=" : text.toString();
  }
}
