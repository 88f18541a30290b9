package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderLineTest {
  private static final int DC = LedgerStory.DC;
  private static final int FC = LedgerStory.FC;
  private final LedgerStory story = new LedgerStory();

  @BeforeEach
  void openFc() {
    story.open(FC, 10);
    story.at(10);
  }

  @Test
  void shouldAskForTheCancelOfARunningAssignmentOnce() {
    story.order("SO-1", 3);
    CommandTerms assignment = story.assign("SO-1", FC, 3);
    assertThat(story.buckets(FC)).isEqualTo("7/3/0/0/0/0");

    Booking cancelled = story.order("SO-1", 2, 3, true, Nodes.NONE);
    Booking again = story.order("SO-1", 3, 3, true, Nodes.NONE);

    assertThat(cancelled.cancelWanted()).containsExactly(assignment.commandId());
    assertThat(again.cancelWanted()).isEmpty();
    assertThat(story.buckets(FC)).as("until the warehouse answers").isEqualTo("7/3/0/0/0/0");
    story.ack(assignment, AckKind.CANCELLED, "1", 0, true, "CUSTOMER_CANCELLED");
    assertThat(story.buckets(FC)).isEqualTo("10/0/0/0/0/0");
    assertThat(story.stock.waitingUnits()).isZero();
  }

  @Test
  void shouldSayThatAParcelLeftAfterTheCancel() {
    story.order("SO-1", 3);
    CommandTerms assignment = story.assign("SO-1", FC, 3);
    story.order("SO-1", 2, 3, true, Nodes.NONE);

    Booking shipped = story.ship("SO-1", "SH-1", FC, 3, assignment.commandId());

    assertThat(shipped.alerts()).extracting(Alert::code).containsExactly("SHIPPED_AFTER_CANCEL");
    assertThat(story.buckets(FC)).isEqualTo("7/0/0/0/0/0");
  }

  @Test
  void shouldCancelOnlyTheNewestAssignmentsWhenUnitsAreLowered() {
    story.order("SO-1", 5);
    CommandTerms first = story.assign("SO-1", FC, 3);
    CommandTerms second = story.assign("SO-1", FC, 2);

    Booking lowered = story.order("SO-1", 2, 3, false, Nodes.NONE);

    assertThat(lowered.cancelWanted()).containsExactly(second.commandId());
    assertThat(story.command(first.commandId()).cancelRequested()).isFalse();
  }

  @Test
  void shouldRouteTheRestAgainWhenANodeRejects() {
    story.order("SO-1", 3);
    CommandTerms first = story.assign("SO-1", FC, 3);

    Booking rejected = story.ack(first, AckKind.REJECTED, "1", 0, true, "NOT_FOUND");

    assertThat(rejected.needsRouting()).isTrue();
    assertThat(rejected.alerts()).extracting(Alert::code).containsExactly("COUNT_REQUESTED");
    assertThat(story.buckets(FC)).isEqualTo("7/0/3/0/0/0");
    assertThat(story.stock.waitingUnits()).isEqualTo(3);
    assertThat(story.line("SO-1").nextAttempt()).isEqualTo(2);
  }

  @Test
  void shouldRouteAgainWhenAnAssignmentExpires() {
    story.order("SO-1", 3);
    CommandTerms assignment = story.assign("SO-1", FC, 3);
    story.now = assignment.expiresAt() + 1;

    Booking expired = story.runDue();

    assertThat(expired.needsRouting()).isTrue();
    assertThat(story.state(assignment)).isEqualTo(CommandState.EXPIRED);
    assertThat(story.buckets(FC)).isEqualTo("10/0/0/0/0/0");
    assertThat(story.line("SO-1").routable()).isEqualTo(3);
  }

  @Test
  void shouldCancelWhatRunsWhenTheCustomerMoves() {
    story.order("SO-1", 3);
    CommandTerms assignment = story.assign("SO-1", FC, 3);

    Booking moved = story.order("SO-1", 2, 3, false, Nodes.NONE, "Z2");

    assertThat(moved.cancelWanted()).containsExactly(assignment.commandId());
    assertThat(story.line("SO-1").routable()).as("not before the answer").isZero();
  }

  @Test
  void shouldReserveAtTheNodeThatTheOrderSystemChoseAndLetTheRestWait() {
    Booking booked = story.order("SO-1", 1, 14, false, FC);
    assertThat(booked.needsRouting()).isFalse();
    assertThat(story.buckets(FC)).isEqualTo("0/10/0/0/0/0");
    assertThat(story.stock.waitingAssignedUnits()).isEqualTo(4);

    // when
    story.adjust("F-1", FC, AdjustmentKind.FOUND, 6);

    assertThat(story.buckets(FC)).isEqualTo("2/14/0/0/0/0");
    assertThat(story.stock.waitingAssignedUnits()).isZero();
    story.ship("SO-1", "SH-1", FC, 14, null);
    assertThat(story.buckets(FC)).isEqualTo("2/0/0/0/0/0");
    assertThat(story.line("SO-1").closed()).isTrue();
  }

  @Test
  void shouldMoveTheReservationWithTheChosenNode() {
    story.open(DC, 5);
    story.order("SO-1", 1, 4, false, FC);

    story.order("SO-1", 2, 4, false, DC);

    assertThat(story.buckets(FC)).isEqualTo("10/0/0/0/0/0");
    assertThat(story.buckets(DC)).isEqualTo("1/4/0/0/0/0");
  }

  @Test
  void shouldMatchAShipmentThatComesBeforeItsOrder() {
    story.ship("SO-1", "SH-1", FC, 2, null);
    assertThat(story.buckets(FC)).isEqualTo("8/0/0/0/0/0");

    story.order("SO-1", 3);

    assertThat(story.line("SO-1").open()).isEqualTo(1);
    assertThat(story.stock.waitingUnits()).isEqualTo(1);
  }

  @Test
  void shouldSayWhenMoreShippedThanOrdered() {
    story.order("SO-1", 3);
    story.ship("SO-1", "SH-1", FC, 2, null);

    Booking over = story.ship("SO-1", "SH-2", FC, 2, null);
    Booking lowered = story.order("SO-1", 2, 1, false, Nodes.NONE);

    assertThat(over.alerts()).extracting(Alert::code).containsExactly("OVER_SHIPPED");
    assertThat(lowered.alerts()).extracting(Alert::code).containsExactly("ORDER_BELOW_SHIPPED");
    assertThat(story.line("SO-1").open()).isZero();
  }

  @Test
  void shouldServeTheOldestOrderFirst() {
    story.order("SO-2", 1);
    story.order("SO-1", 1);

    assertThat(story.docs.waitingLines(LedgerStory.SKU))
        .extracting(WaitingLine::orderId)
        .containsExactly("SO-1", "SO-2");
  }

  @Test
  void shouldTellDuplicateStaleAndConflictApart() {
    story.order("SO-1", 2, 3, false, Nodes.NONE);

    assertThat(story.order("SO-1", 2, 3, false, Nodes.NONE).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(story.order("SO-1", 1, 5, false, Nodes.NONE).outcome()).isEqualTo(Outcome.STALE);
    assertThat(story.order("SO-1", 2, 5, false, Nodes.NONE).refusal().code())
        .isEqualTo("DOC_CONFLICT");
    assertThat(story.stock.waitingUnits()).isEqualTo(3);
  }
}
