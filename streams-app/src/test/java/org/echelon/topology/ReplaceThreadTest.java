package org.echelon.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

final class ReplaceThreadTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void shouldWaitLongerWhileFailuresFollowEachOther() {
    ReplaceThread replace = new ReplaceThread("intake");
    long now = System.nanoTime();

    assertThat(replace.pauseMillis(now)).isEqualTo(250);
    assertThat(replace.pauseMillis(now + SECOND)).isEqualTo(500);
    assertThat(replace.pauseMillis(now + 2 * SECOND)).isEqualTo(1_000);
    for (int i = 0; i < 50; i++) {
      replace.pauseMillis(now + 3 * SECOND);
    }
    assertThat(replace.pauseMillis(now + 4 * SECOND)).isEqualTo(8_000);
    assertThat(replace.pauseMillis(now + 100 * SECOND)).isEqualTo(250);
    assertThat(replace.pauseMillis(now + 101 * SECOND)).isEqualTo(500);
  }

  @Test
  void shouldStopWhenItsPlaceInALogIsGone() {
    RuntimeException lost =
        new StreamsException(
            new OffsetOutOfRangeException(Map.of(new TopicPartition("test.sys.sku.v1", 0), 7L)));

    assertThat(new ReplaceThread("lab").handle(lost)).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void shouldStopWhenTheJvmIsAtFault() {
    assertThat(
            new ReplaceThread("intake").handle(new RuntimeException(new OutOfMemoryError("test"))))
        .isEqualTo(SHUTDOWN_CLIENT);
  }
}
