package org.echelon.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentTest {
  private static final int FC = LedgerStory.FC;
  private final LedgerStory story = new LedgerStory();

  @ParameterizedTest
  @CsvSource({
    "DELTA, 5, 105/0/0/0/0/0, 105",
    "DELTA, -5, 95/0/0/0/0/0, 95",
    "FOUND, 5, 105/0/0/0/0/0, 105",
    "LOST, 5, 95/0/0/0/5/0, 100",
    "DAMAGE, 5, 95/0/0/0/5/0, 100",
    "HOLD, 5, 95/0/5/0/0/0, 100",
    "RELEASE, 5, 105/0/-5/0/0/0, 100",
    "DISPOSE, 5, 100/0/-5/0/5/0, 100",
    "RETURN, 5, 100/0/5/0/0/0, 100"
  })
  void shouldMoveUnitsByKind(AdjustmentKind kind, long units, String buckets, long corrections) {
    story.open(FC, 100);
    story.at(10);

    story.adjust("A-1", FC, kind, units);

    assertThat(story.buckets(FC)).isEqualTo(buckets);
    assertThat(story.stock.units(Flow.CORRECTIONS)).isEqualTo(corrections);
    assertThat(story.stock.units(Flow.RETURNED)).isEqualTo(kind == AdjustmentKind.RETURN ? 5 : 0);
  }

  @Test
  void shouldTakeBackAWithdrawnAdjustment() {
    story.open(FC, 100);
    story.at(10);
    story.adjust("A-1", FC, AdjustmentKind.LOST, 5);
    FactHead withdrawn = new FactHead("e", "story", story.now, 2, true);
    story.book(
        new AdjustmentFact(
            withdrawn,
            LedgerStory.SKU,
            FC,
            "A-1",
            AdjustmentTerms.of(AdjustmentKind.LOST, 5, "OTHER")));

    assertThat(story.buckets(FC)).isEqualTo("100/0/0/0/0/0");
  }

  @Test
  void shouldTellDuplicateStaleAndConflictApart() {
    story.open(FC, 100);
    story.at(10);
    assertThat(lost(2, 5).outcome()).isEqualTo(Outcome.APPLIED);

    assertThat(lost(2, 5).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(lost(1, 5).outcome()).isEqualTo(Outcome.STALE);
    Booking conflict = lost(2, 6);

    assertThat(conflict.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(conflict.refusal().code()).isEqualTo("DOC_CONFLICT");
    assertThat(story.buckets(FC)).isEqualTo("95/0/0/0/5/0");
  }

  @ParameterizedTest
  @CsvSource({
    "FOUND, 3, 99/0/1/0/0/0, 100",
    "FOUND, 6, 102/0/0/0/0/0, 102",
    "LOST, 3, 96/0/1/0/3/0, 100",
    "LOST, 6, 94/0/0/0/6/0, 100"
  })
  void shouldSettleWhatAPickerDidNotFindFirst(
      AdjustmentKind kind, long units, String buckets, long corrections) {
    story.open(FC, 100);
    story.order("SO-1", 4);
    CommandTerms command = story.at(10).assign("SO-1", FC, 4);
    story.at(20).ack(command, AckKind.REJECTED, "1", 0, true, "NOT_FOUND");
    assertThat(story.buckets(FC)).isEqualTo("96/0/4/0/0/0");

    // when
    story.at(30).adjust("A-1", FC, kind, units);

    assertThat(story.buckets(FC)).isEqualTo(buckets);
    assertThat(story.stock.units(Flow.CORRECTIONS)).isEqualTo(corrections);
  }

  @Test
  void shouldTakeALossBeforeThePickForAnotherLoss() {
    story.open(FC, 100);
    story.order("SO-1", 4);
    CommandTerms command = story.at(10).assign("SO-1", FC, 4);
    story.at(20).adjust("A-1", FC, AdjustmentKind.LOST, 4);

    // when
    story.at(30).ack(command, AckKind.REJECTED, "1", 0, true, "NOT_FOUND");

    assertThat(story.buckets(FC)).isEqualTo("92/0/4/0/4/0");
  }

  private Booking lost(int revision, long units) {
    return story.book(
        new AdjustmentFact(
            story.head(revision),
            LedgerStory.SKU,
            FC,
            "A-1",
            AdjustmentTerms.of(AdjustmentKind.LOST, units, "OTHER")));
  }
}
