package org.echelon.producers.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.echelon.command.CommandChange;
import org.echelon.event.Receipt;
import org.junit.jupiter.api.Test;

class LoopLatenciesTest {
  private static final Instant CUT_OFF = Instant.parse("2026-01-05T23:00:00Z");

  private final LoopLatencies latencies = new LoopLatencies();

  @Test
  void shouldMeasureCommandsOfTheLastTickOnly() {
    latencies.tick(CUT_OFF, 0);
    // when
    latencies.command(CommandChange.ISSUE, CUT_OFF, millis(300));
    latencies.command(CommandChange.ISSUE, CUT_OFF.minusSeconds(60), millis(900));
    latencies.command(CommandChange.CANCEL, CUT_OFF, millis(900));

    assertThat(latencies.tickToCommand()).isEqualTo(new Percentiles(1, 300, 300, 300));
  }

  @Test
  void shouldMeasureAPositionFromTheFirstFactItTells() {
    latencies.fact("MUG", new Receipt(), millis(10));
    latencies.fact("MUG", new Receipt(), millis(20));
    // when
    latencies.position("MUG", millis(50));
    latencies.position("MUG", millis(500));

    assertThat(latencies.eventToPosition()).isEqualTo(new Percentiles(1, 40, 40, 40));
  }

  @Test
  void shouldRankPercentilesAmongAllSamples() {
    Samples samples = new Samples();
    for (int i = 2000; i >= 1; i--) {
      samples.add(millis(i));
    }

    assertThat(samples.percentiles()).isEqualTo(new Percentiles(2000, 1000, 1900, 1980));
    assertThat(new Samples().percentiles()).isEqualTo(new Percentiles(0, 0, 0, 0));
  }

  private static long millis(long millis) {
    return millis * 1_000_000;
  }
}
