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
