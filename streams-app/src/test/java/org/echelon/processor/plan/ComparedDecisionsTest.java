package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.echelon.codec.PlainValues;
import org.echelon.event.ExternalKind;
import org.echelon.schema.AvroTrust;
import org.echelon.state.ComparedDay;
import org.echelon.state.ComparedDecision;
import org.echelon.state.ExternalComparison;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept of the decisions of another planner about one item. */
class ComparedDecisionsTest {
  static {
    AvroTrust.ensure();
  }

  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  private static final String LONG = "x".repeat(60);
  private @Nullable ExternalComparison kept;

  @Test
  void shouldStayBelowTheLimitOfItsTopicHoweverManyWaysAnItemGoes() {
    for (int day = 0; day < 40; day++) {
      for (int way = 0; way < 100; way++) {
        compare(LONG + way, LONG + 13 * day % 17, MONDAY.plusDays(day));
      }
    }

    assertThat(rows().stream().mapToInt(ComparedDay::getDecisions).sum()).isEqualTo(4_000);
    int bytes =
        new PlainValues("test.").write("test." + Topic.EXTERNAL_COMPARISON.suffix(), kept).length;
    assertThat(bytes).isLessThan(60 * 1024);
  }

  @Test
  void shouldKeepTheNewestDaysAndAddUpOlderOnesByTheirWay() {
    for (int day = 0; day < 100; day++) {
      compare("V", "DC", MONDAY.plusDays(day));
    }

    assertThat(rows()).hasSizeBetween(31, 61);
    assertThat(rows().get(0).getDecidedOn()).isNull();
    assertThat(rows().get(0)).returns("V", ComparedDay::getFrom).returns("DC", ComparedDay::getTo);
    assertThat(rows().get(rows().size() - 1).getDecidedOn()).isEqualTo(MONDAY.plusDays(99));
  }

  private void compare(String from, String to, LocalDate day) {
    ComparedDecision pair =
        new ComparedDecision(
            LONG, ExternalKind.PURCHASE, from, to, Instant.EPOCH, 9L, 3L, 3L, 1.5, 2.5);
    kept = ComparedDecisions.with("MUG", kept, pair, day, 1, true, 0);
  }

  private List<ComparedDay> rows() {
    return kept.getRows();
  }
}
