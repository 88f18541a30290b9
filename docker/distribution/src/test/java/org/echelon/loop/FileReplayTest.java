package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.producers.run.Replay;
import org.echelon.producers.run.ReplaySettings;
import org.echelon.producers.run.ReplaySummary;
import org.echelon.producers.world.IowaWorld;
import org.echelon.producers.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of orders pushed through intake and ledger. */
class FileReplayTest {
  @TempDir private Path folder;

  @Test
  void shouldAccountForEveryRow() throws Exception {
    Deployment deployment = LoopDeployment.create("file-replay.", 2, folder.resolve("state"));
    World world = new IowaWorld(file(), 1);
    ReplaySettings settings = new ReplaySettings(Duration.ofDays(2), 0, sku -> true);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(900));
        Replay replay =
            new Replay(
                deployment,
                world,
                world.orders(),
                settings,
                () -> LoopDeployment.values(deployment))) {
      replay.open();
      // when
      while (replay.step()) {}
      replay.finish();

      ReplaySummary summary = replay.summary();
      assertThat(summary.records()).isEqualTo(122);
      assertThat(summary.applied()).isEqualTo(121);
      assertThat(summary.refused()).isEqualTo(1);
      assertThat(summary.refusedByReason()).containsExactly(Map.entry("FIELD_RANGE", 1L));
      assertThat(summary.unitsUnbalanced()).isZero();
      assertThat(summary.sound()).isTrue();
    }
  }

  /** Sixty days of two stores, a row that says nothing, and a last one after a month's silence. */
  private Path file() throws Exception {
    List<String> rows = new ArrayList<>(List.of("date,store,item,qty,sale_usd"));
    LocalDate first = LocalDate.of(2018, 1, 2);
    for (int day = 0; day < 60; day++) {
      rows.add(first.plusDays(day) + ",2113,10,12,180.0");
      rows.add(first.plusDays(day) + ",2190,20,3,15.0");
    }
    rows.add("2018-04-02,2190,20,0,15.0");
    rows.add("2018-04-02,2190,20,3,15.0");
    return Files.write(folder.resolve("orders.csv"), rows);
  }
}
