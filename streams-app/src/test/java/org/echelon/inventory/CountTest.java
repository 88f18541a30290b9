package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts against movements that come before, after and late. */
class CountTest {
  private static final int FC = LedgerStory.FC;
  private final LedgerStory story = new LedgerStory();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldStayAsCountedWhateverOrderTheNewsComesIn(boolean countFirst) {
    story.open(FC, 100);
    long before = story.at(60).now;
    long counted = story.at(120).now;
    long after = story.at(180).now;
    story.at(200);

    if (countFirst) {
      story.count("CC-1", FC, 95, counted);
    }
    shipped("SH-before", 4, before);
    shipped("SH-after", 3, after);
    if (!countFirst) {
      story.count("CC-1", FC, 95, counted);
    }

    assertThat(story.buckets(FC)).isEqualTo("92/0/0/0/0/0");
    assertThat(story.stock.units(Flow.CORRECTIONS)).isEqualTo(99);
    assertThat(story.stock.units(Flow.SHIPPED_TO_CUSTOMERS)).isEqualTo(7);
  }

  @Test
  void shouldCountTheWholeMinute() {
    story.open(FC, 100);
    story.at(120);
    story.count("CC-1", FC, 90, story.now + 1);
    shipped("SH-same-minute", 5, story.now + LedgerStory.MINUTE);
    shipped("SH-next-minute", 5, story.now + LedgerStory.MINUTE + 1);

    assertThat(story.buckets(FC)).isEqualTo("85/0/0/0/0/0");
  }

  @Test
  void shouldLeaveReservedUnitsReserved() {
    story.open(FC, 10);
    story.order("SO-1", 1, 6, false, FC);
    story.at(60);

    Booking booking = story.count("CC-1", FC, 4, story.now);

    assertThat(story.buckets(FC)).isEqualTo("-2/6/0/0/0/0");
    assertThat(booking.alerts()).extracting(Alert::code).containsExactly("OVERSOLD");
  }

  @Test
  void shouldReplaceACountByItsNextRevision() {
    story.open(FC, 10);
    story.at(60);
    long counted = story.now;
    story.count("CC-1", FC, 7, counted);
    story.at(61);
    story.book(count(2, 9, counted));

    assertThat(story.buckets(FC)).isEqualTo("9/0/0/0/0/0");
    assertThat(story.stock.units(Flow.CORRECTIONS)).isEqualTo(9);
  }

  @Test
  void shouldCoverHeldUnitsWhenAllAreCounted() {
    story.open(FC, 10);
    story.adjust("H-1", FC, AdjustmentKind.HOLD, 3);
    story.at(60);
    story.book(
        new AdjustmentFact(
            story.head(1),
            LedgerStory.SKU,
            FC,
            "CC-1",
            new AdjustmentTerms(
                AdjustmentKind.COUNT, 12, story.now, CountScope.ALL, ReturnTo.HELD, "SNAPSHOT")));

    assertThat(story.buckets(FC)).isEqualTo("9/0/3/0/0/0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldSettleWhatAPickerDidNotFind(boolean countFirst) {
    story.open(LedgerStory.DC, 10);
    CommandTerms transfer = story.at(10).transfer(4);
    long missedAt = story.at(60).now;
    long counted = story.at(120).now;

    if (countFirst) {
      story.count("CC-1", LedgerStory.DC, 9, counted);
    }
    story.book(
        new AckFact(
            story.head(1, missedAt),
            LedgerStory.SKU,
            transfer.commandId(),
            AckKind.REJECTED,
            LedgerStory.DC,
            "1",
            0,
            0,
            DamagedTo.WRITTEN_OFF,
            false,
            "NOT_FOUND",
            0));
    if (!countFirst) {
      assertThat(story.buckets(LedgerStory.DC)).isEqualTo("6/0/4/0/0/0");
      story.count("CC-1", LedgerStory.DC, 9, counted);
    }

    assertThat(story.buckets(LedgerStory.DC)).isEqualTo("9/0/0/0/0/0");
    assertThat(story.stock.units(Flow.CORRECTIONS)).isEqualTo(9);
  }

  @Test
  void shouldIgnoreACountOlderThanTheNewest() {
    story.open(FC, 10);
    story.at(120);
    story.count("CC-2", FC, 8, story.now);

    Booking booking = story.count("CC-1", FC, 9, story.now - LedgerStory.HOUR);

    assertThat(booking.outcome()).isEqualTo(Outcome.STALE);
    assertThat(story.buckets(FC)).isEqualTo("8/0/0/0/0/0");
  }

  @Test
  void shouldRefuseACountOfYesterdayButTakeANodesFirst() {
    story.at(3 * 24 * 60);
    long twoDaysAgo = story.now - 2 * LedgerStory.DAY;
    assertThat(story.count("CC-0", FC, 9, twoDaysAgo).applied()).isTrue();

    Booking booking = story.count("CC-1", FC, 8, story.now - LedgerStory.DAY - 1);

    assertThat(booking.refusal().code()).isEqualTo("TIME_COUNT_TOO_OLD");
    assertThat(booking.refusal().field()).isEqualTo("countedAt");
    assertThat(story.buckets(FC)).isEqualTo("9/0/0/0/0/0");
  }

  private AdjustmentFact count(int revision, long units, long countedAt) {
    return new AdjustmentFact(
        story.head(revision),
        LedgerStory.SKU,
        FC,
        "CC-1",
        AdjustmentTerms.count(units, countedAt, "CYCLE_COUNT"));
  }

  private void shipped(String shipmentId, long units, long occurredAt) {
    story.book(
        new ShipmentFact(
            story.head(1, occurredAt), LedgerStory.SKU, shipmentId, "SO-9", 1, FC, units, null));
  }
}
