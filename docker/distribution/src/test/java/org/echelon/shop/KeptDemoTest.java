package org.echelon.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that is stopped and kept goes on, with every unit and every command accounted for. */
class KeptDemoTest {
  private static final Path PROJECT = Path.of("..", "..");
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String DEMO = "./echelon demo --headless --no-console --keep --days 4 ";

  /** The last tick need not be at the end to the minute. */
  private static final String WHOLE = "us8 after (3\\.9|4\\.0) virtual days";

  @TempDir private Path folder;

  @Test
  void shouldGoOnWhereItWasStopped() throws Exception {
    try (Newcomer newcomer = new Newcomer(folder, PROJECT.toRealPath())) {
      Newcomer.Outcome begun = newcomer.run(DEMO + "--skus 20 --speed 86400 --for 2s", LIMIT);
      assertThat(begun.exitCode()).as(begun.output() + begun.errors()).isZero();
      assertThat(begun.errors()).contains("stock counted, first plans and prices made");
      assertThat(begun.output()).doesNotContainPattern(WHOLE);

      Newcomer.Outcome other = newcomer.run(DEMO + "--skus 30", LIMIT);
      assertThat(other.exitCode()).isEqualTo(4);
      assertThat(other.errors()).contains("keeps a demo with skus 20, not 30");

      // when
      Newcomer.Outcome ended = newcomer.run(DEMO + "--skus 20", LIMIT);

      assertThat(ended.exitCode()).as(ended.output() + ended.errors()).isZero();
      assertThat(ended.errors()).containsPattern("goes on after [0-3]\\.\\d virtual days");
      assertThat(ended.output())
          .containsPattern(WHOLE)
          .contains("0 units unbalanced, 0 commands twice")
          .endsWith("healthy\n");
    }
  }
}
