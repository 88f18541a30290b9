package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acks that fit no command, come too early or too late, and what is remembered of them. */
class CommandRulesTest {
  private static final int DC = LedgerStory.DC;
  private static final int FC = LedgerStory.FC;
  private final LedgerStory story = new LedgerStory();

  @BeforeEach
  void openDc() {
    story.open(DC, 100);
    story.at(10);
  }

  @Test
  void shouldKeepAnAckUntilItsCommandAppears() {
    CommandTerms terms = CommandTerms.transfer(story.stock, "DC>FC", DC, FC, 40, story.timing());
    Booking early = story.ack(terms, AckKind.SHIPPED, 40);
    assertThat(early.waitsForCommand()).isTrue();
    assertThat(story.buckets(DC)).isEqualTo("100/0/0/0/0/0");

    story.release(terms);

    assertThat(story.state(terms)).isEqualTo(CommandState.SHIPPED);
    assertThat(story.buckets(DC)).isEqualTo("60/0/0/0/0/0");
    assertThat(story.buckets(FC)).isEqualTo("0/0/0/40/0/0");
    story.at(49 * 60);
    story.runDue();
    assertThat(story.state(terms)).isEqualTo(CommandState.SHIPPED);
  }

  @Test
  void shouldRefuseAnAckWhoseCommandNeverAppears() {
    CommandTerms terms = CommandTerms.transfer(story.stock, "DC>FC", DC, FC, 40, story.timing());
    story.ack(terms, AckKind.SHIPPED, 40);

    story.at(10 + 48 * 60);
    Booking late = story.runDue();

    assertThat(late.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(late.refusal().code()).isEqualTo("REF_UNKNOWN_COMMAND");
    assertThat(late.refusal().value()).isEqualTo(terms.commandId());
    assertThat(story.command(terms.commandId())).isNull();
  }

  @Test
  void shouldDropAnEarlyAckThatDoesNotFitTheCommand() {
    CommandTerms terms = CommandTerms.transfer(story.stock, "DC>FC", DC, FC, 40, story.timing());
    story.ack(terms, AckKind.ACCEPTED, 41);

    Booking released = story.release(terms);

    assertThat(released.applied()).isTrue();
    assertThat(released.refusal().code()).isEqualTo("ACK_EXCEEDS_COMMAND");
    assertThat(story.state(terms)).isEqualTo(CommandState.RELEASED);
  }

  @Test
  void shouldRefuseWhoHasNoPartInTheCommandAndTooMuch() {
    CommandTerms transfer = story.transfer(40);

    assertThat(from(7, AckKind.ACCEPTED, transfer, DamagedTo.HELD)).isEqualTo("ACK_WRONG_NODE");
    assertThat(from(DC, AckKind.RECEIVED, transfer, DamagedTo.HELD)).isEqualTo("ACK_WRONG_NODE");
    assertThat(from(FC, AckKind.RECEIVED, transfer, DamagedTo.REFUSED)).isEqualTo("FIELD_CONFLICT");
    assertThat(story.ack(transfer, AckKind.ACCEPTED, 41).refusal().code())
        .isEqualTo("ACK_EXCEEDS_COMMAND");
    assertThat(story.command(transfer.commandId()).acks()).isEmpty();
  }

  @Test
  void shouldCallOffACommandThatIsTakenUpAfterItExpired() {
    CommandTerms transfer = story.transfer(40);
    story.now = transfer.expiresAt() + 1;
    story.runDue();
    assertThat(story.state(transfer)).isEqualTo(CommandState.EXPIRED);

    Booking late = story.ack(transfer, AckKind.ACCEPTED, 40);

    assertThat(late.alerts()).extracting(Alert::code).containsExactly("ACK_AFTER_EXPIRY");
    assertThat(late.cancelWanted()).containsExactly(transfer.commandId());
    assertThat(story.buckets(DC)).isEqualTo("100/0/0/0/0/0");
  }

  @Test
  void shouldSayWhatContradictsThePlan() {
    CommandTerms transfer = story.transfer(40);
    Booking over = story.ack(transfer, AckKind.SHIPPED, 42);
    Booking more = story.ack(transfer, AckKind.RECEIVED, "r1", 45, false, null);
    Booking tooLate = story.ack(transfer, AckKind.CANCELLED, "1", 0, true, "OTHER");

    assertThat(over.alerts()).extracting(Alert::code).containsExactly("OVER_SHIPPED");
    assertThat(more.alerts()).extracting(Alert::code).containsExactly("OVER_RECEIVED");
    assertThat(tooLate.alerts()).extracting(Alert::code).containsExactly("SHIPPED_AFTER_CANCEL");
    assertThat(story.stock.units(Flow.CORRECTIONS)).isEqualTo(103);
  }

  @Test
  void shouldExpectFromAVendorWhatHasShippedAndNoMoreOnceItFallsShort() {
    CommandTerms purchase = story.purchase(40);
    story.ack(purchase, AckKind.SHIPPED, 30);
    assertThat(story.stock.at(DC).onOrder()).isEqualTo(40);

    story.ack(purchase, AckKind.SHORT, "1", 10, true, "VENDOR_SHORT");
    assertThat(story.stock.at(DC).onOrder()).isEqualTo(30);

    story.ack(purchase, AckKind.RECEIVED, "r1", 30, false, null);
    assertThat(story.state(purchase)).isEqualTo(CommandState.CLOSED_SHORT);
    assertThat(story.buckets(DC)).isEqualTo("130/0/0/0/0/0");
    assertThat(story.stock.units(Flow.FROM_VENDORS)).isEqualTo(30);
  }

  @Test
  void shouldForgetADocumentFourteenDaysAfterItClosed() {
    CommandTerms transfer = story.transfer(40);
    story.ack(transfer, AckKind.SHIPPED, 40);
    story.ack(transfer, AckKind.RECEIVED, "r1", 40, false, null);
    long closedAt = story.now;

    story.now = closedAt + Retention.CLOSED_DOCUMENT - 1;
    story.runDue();
    assertThat(story.command(transfer.commandId())).isNotNull();
    String buckets = story.buckets(DC) + story.buckets(FC);

    story.now = closedAt + Retention.CLOSED_DOCUMENT;
    story.runDue();

    assertThat(story.command(transfer.commandId())).isNull();
    assertThat(story.buckets(DC) + story.buckets(FC)).isEqualTo(buckets);
  }

  @Test
  void shouldFreezeASkuWhoseUnitsDoNotBalance() {
    story.stock.open(FC).restore(Bucket.ON_HAND, 1);

    Booking booking =
        story.ledger.book(
            story.stock,
            story.docs,
            new AdjustmentFact(
                story.head(1),
                LedgerStory.SKU,
                DC,
                "L-1",
                AdjustmentTerms.of(AdjustmentKind.LOST, 1, "THEFT")),
            story.now);

    assertThat(booking.alerts()).extracting(Alert::code).isEqualTo(List.of("INVARIANT_BROKEN"));
    assertThat(story.stock.frozen()).isTrue();
    assertThatThrownBy(() -> story.transfer(1)).hasMessageContaining("frozen");
  }

  private String from(int node, AckKind kind, CommandTerms command, DamagedTo damagedTo) {
    AckFact ack =
        new AckFact(
            story.head(1),
            LedgerStory.SKU,
            command.commandId(),
            kind,
            node,
            "1",
            1,
            1,
            damagedTo,
            false,
            null,
            0);
    return story.book(ack).refusal().code();
  }
}
