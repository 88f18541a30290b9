package org.echelon.producers.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        rows.forEach(row -> outcomes.merge(outcome(row), 1L, Long::sum));
      }
      long rows = outcomes.values().stream().mapToLong(Long::longValue).sum();
      assertThat(rows).isEqualTo(feed.rowsRead()).isEqualTo(RetailSurvey.of(file).rows());
    }
    System.out.printf("survey %.1f s, %s%n", surveySeconds, outcomes);
    System.out.println(new PlannerView(world).scarce());
    assertThat(surveySeconds).isLessThan(20);
  }

  private static String outcome(FeedRow row) {
    return row instanceof FeedRow.Refused refused
        ? refused.reason()
        : ((FeedRow.Event) row).topic().name();
  }
}
