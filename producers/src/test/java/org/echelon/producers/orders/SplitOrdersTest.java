package org.echelon.producers.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.echelon.event.OrderLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitOrdersTest {
  private static final LocalDate NEVER = LocalDate.MAX;

  @TempDir private Path folder;

  @Test
  void shouldPutTheBorderOnAMondayAndLearnFromWhatLiesBefore() {
    SplitOrders split = split(SplitFiles.retail(folder, SplitFiles.BORDER), 8);

    assertThat(split.at()).isEqualTo(SplitFiles.BORDER.atStartOfDay().toInstant(ZoneOffset.UTC));
    assertThat(split.daysAfter()).isEqualTo(63);
    assertThat(split.known()).hasSize(5);
    assertThat(split.known().get("ITEM2").unitsPerWeek()).isCloseTo(21, within(0.2));
    assertThat(split.medianPrice()).isEqualTo(2.5);
  }

  @Test
  void shouldLeaveOutNewItemsAndLinesThatNobodyStocksFor() {
    LocalDate last = SplitFiles.FIRST.plusDays(139);
    Path file =
        RetailFile.write(
            folder,
            SplitFiles.row(1, 1, SplitFiles.FIRST, "OLD", 110, "SALE"),
            SplitFiles.row(2, 1, SplitFiles.BORDER, "OLD", 20, "SALE"),
            SplitFiles.row(3, 1, SplitFiles.BORDER, "OLD", 70, "SALE"),
            SplitFiles.row(4, 1, last, "NEW", 10, "SALE"));

    // Ten a week: a line of seventy is seven weeks.
    SplitOrders split = split(file, 5);

    assertThat(split.notPlanned().newItems()).isCloseTo(0.1, within(1e-9));
    assertThat(split.notPlanned().arrangement()).isCloseTo(0.7, within(1e-9));
    assertThat(split.after(Set.of("OLD", "NEW"), ShippedFrom.nowhere(), 1).until(Instant.MAX))
        .extracting(row -> ((OrderLine) ((FeedRow.Event) row).record()).getUnits())
        .containsExactly(20L);
    assertThat(split(file, 8).servedFromStock("OLD", 70)).isTrue();
  }

  @Test
  void shouldNotTakeBackWhatWasOrderedBeforeTheBorderAndNeverSent() {
    Path file =
        RetailFile.write(
            folder,
            SplitFiles.row(1, 1, SplitFiles.FIRST, "CUP", 110, "SALE"),
            SplitFiles.row(2, 1, SplitFiles.BORDER.minusDays(2), "CUP", 9, "SALE"),
            SplitFiles.row(3, 1, SplitFiles.BORDER.plusDays(1), "CUP", -9, "CANCEL"),
            SplitFiles.row(4, 1, SplitFiles.BORDER.plusDays(2), "CUP", -2, "ADJ_OUT"),
            SplitFiles.row(5, 1, SplitFiles.FIRST.plusDays(139), "CUP", 1, "SALE"));
    SplitOrders split = split(file, 8);

    List<FeedRow> rows = split.after(Set.of("CUP"), ShippedFrom.nowhere(), 1).until(Instant.MAX);

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .isInstanceOfSatisfying(
            FeedRow.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo("RETURN_NEVER_SENT"));
    assertThat(rows.get(1)).isInstanceOf(FeedRow.Event.class);
    assertThat(split.history().rowsLeftOut()).isEqualTo(1);
  }

  @Test
  void shouldHoldOutALastPartOfWhatIsKnown() {
    SplitOrders tune = split(SplitFiles.retail(folder, SplitFiles.BORDER), 8).ofKnown();

    LocalDate border = SplitFiles.FIRST.plusWeeks(6);
    assertThat(tune.at()).isEqualTo(border.atStartOfDay().toInstant(ZoneOffset.UTC));
    assertThat(tune.daysAfter()).isEqualTo(35);
    assertThat(tune.notPlanned().arrangement()).isZero();
    List<FeedRow> rows =
        tune.after(Set.of("ITEM0", "ITEM4"), ShippedFrom.nowhere(), 1).until(Instant.MAX);
    assertThat(rows).hasSize(2 * 35);
    assertThat(rows)
        .allMatch(
            row -> row.at().isBefore(SplitFiles.BORDER.atStartOfDay().toInstant(ZoneOffset.UTC)));
    assertThat(tune.all(Set.of("ITEM0"), 1).until(Instant.MAX)).hasSize(77);
  }

  @Test
  void shouldRefuseABorderBeforeTheFirstOrder() {
    Path file = SplitFiles.retail(folder, NEVER);

    assertThatThrownBy(() -> new SplitOrders(RetailHistory.of(file), 0.01, 8))
        .hasMessageContaining("choose a larger share");
  }

  private static SplitOrders split(Path file, double mostWeeks) {
    return new SplitOrders(RetailHistory.of(file), 0.6, mostWeeks);
  }
}
