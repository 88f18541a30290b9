package org.echelon.producers.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.echelon.event.Forecast;
import org.echelon.producers.orders.RetailHistory;
import org.echelon.producers.orders.SplitFiles;
import org.echelon.producers.orders.SplitOrders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastBookTest {
  private static final LocalDate MONDAY = SplitFiles.BORDER.plusWeeks(2);

  @TempDir private Path folder;

  @Test
  void shouldMakeAWeeksForecastsOfWhatLiesBeforeItAlone() {
    List<Forecast> quiet = book(LocalDate.MAX).of(MONDAY);
    List<Forecast> later = book(MONDAY).of(MONDAY);
    List<Forecast> sooner = book(MONDAY.minusDays(1)).of(MONDAY);

    // Ten times the demand from the Monday on is not known on it, the same a day before it is.
    assertThat(quiet).hasSize(5).isEqualTo(later).isNotEqualTo(sooner);
    assertThat(quiet.get(4).getWeekUnits().get(0)).isCloseTo(35, within(0.5));
    assertThat(quiet).allMatch(f -> f.getInformedAt().isBefore(at(MONDAY)));
  }

  @Test
  void shouldLearnOnWeekByWeek() {
    ForecastBook book = book(SplitFiles.BORDER);
    double before = book.of(SplitFiles.BORDER).get(4).getWeekUnits().get(0);
    DemandLearner learner = book.readFrom(SplitFiles.BORDER);

    assertThat(learner.issue(at(SplitFiles.BORDER.plusDays(6)))).isEmpty();
    List<Forecast> next = learner.issue(at(SplitFiles.BORDER.plusWeeks(1)));
    assertThat(next.get(4).getWeekUnits().get(0)).isGreaterThan(before * 1.2);
    assertThat(next.get(4).getVersion()).isGreaterThan(1);
    assertThat(learner.issue(at(SplitFiles.BORDER.plusWeeks(1)))).isEmpty();
    // Another run reads the same page.
    assertThat(book.readFrom(SplitFiles.BORDER).issue(at(SplitFiles.BORDER.plusWeeks(1))))
        .isSameAs(next);
  }

  @Test
  void shouldNotTellAPastThatItHasPassed() {
    ForecastBook book = book(LocalDate.MAX);
    book.of(MONDAY);

    assertThatThrownBy(() -> book.of(MONDAY.minusWeeks(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  private ForecastBook book(LocalDate tenfoldFrom) {
    SplitOrders split =
        new SplitOrders(RetailHistory.of(SplitFiles.retail(folder, tenfoldFrom)), 0.6, 100);
    return new ForecastBook(split.all(split.known().keySet(), 1), ZoneOffset.UTC);
  }

  private static Instant at(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
