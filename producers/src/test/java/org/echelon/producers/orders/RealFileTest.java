package org.echelon.producers.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.inventory.Refusal;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.world.PlannerView;
import org.echelon.producers.world.RetailWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Accounts for every row of a whole order file: -Dretail.orders=FILE names it. */
@EnabledIfSystemProperty(named = "retail.orders", matches = ".+")
class RealFileTest {

  @Test
  void shouldTurnEveryRowIntoAnEventOrARefusal() {
    Path file = Path.of(System.getProperty("retail.orders"));
    long began = System.nanoTime();
    RetailWorld world = new RetailWorld(file, 1);
    double surveySeconds = (System.nanoTime() - began) / 1e9;
    Map<String, Long> outcomes = new TreeMap<>();
    try (OrderFeed feed = world.orders()) {
      Instant latest = world.startAt();
      for (var next = feed.nextAt(); next.isPresent(); next = feed.nextAt()) {
        List<FeedRow> rows = feed.until(next.get());
        assertThat(next.get()).isAfterOrEqualTo(latest);
        latest = next.get();
        for (FeedRow row : rows) {
          outcomes.merge(outcome(row), 1L, Long::sum);
          if (row instanceof FeedRow.Event event) {
            // Not through assertThat: half a million of them would take longer than the file.
            Optional<Refusal> refusal = FormCheck.check(event.record());
            if (refusal.isPresent()) {
              assertThat(refusal).as(event.toString()).isEmpty();
            }
          }
        }
      }
      long rows = outcomes.values().stream().mapToLong(Long::longValue).sum();
      assertThat(rows).isEqualTo(feed.rowsRead()).isEqualTo(RetailSurvey.of(file).rows());
    }
    assertThat(new PlannerView(world).scarce()).hasSizeBetween(3, 6);
    assertThat(surveySeconds).isLessThan(20);
  }

  private static String outcome(FeedRow row) {
    return row instanceof FeedRow.Refused refused
        ? refused.reason()
        : ((FeedRow.Event) row).topic().name();
  }
}
