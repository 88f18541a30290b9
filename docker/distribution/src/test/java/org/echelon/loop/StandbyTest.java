package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that share the tasks; with a standby each has the stores of all of them. */
class StandbyTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Set<String> TASKS = Set.of("0_0", "0_1");

  @TempDir private Path folder;

  @Test
  void shouldKeepTheStoresOfEveryTaskAtBothInstances() throws Exception {
    Deployment deployment = LoopDeployment.create("standby.", TASKS.size(), folder);
    PricingSettings pricing = new PricingSettings(Duration.ofDays(1), PricingOptions.RESPONSIVE);

    // when
    try (Platform one = Platform.start(deployment.in(folder.resolve("one")), pricing, 1);
        Platform other = Platform.start(deployment.in(folder.resolve("other")), pricing, 1)) {
      one.awaitRunning(LIMIT);
      other.awaitRunning(LIMIT);

      awaitStores(folder.resolve("one/standby-plan"));
      awaitStores(folder.resolve("other/standby-plan"));
    }
  }

  private static void awaitStores(Path application) throws IOException, InterruptedException {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (!stores(application).equals(TASKS) && System.nanoTime() < until) {
      Thread.sleep(100);
    }
    assertThat(stores(application)).as(application.toString()).isEqualTo(TASKS);
  }

  /** The tasks whose stores lie in the folder of an application. */
  private static Set<String> stores(Path application) throws IOException {
    Set<String> tasks = new TreeSet<>();
    if (Files.isDirectory(application)) {
      try (Stream<Path> folders = Files.list(application)) {
        folders
            .filter(task -> Files.isDirectory(task.resolve("rocksdb").resolve("sku")))
            .forEach(task -> tasks.add(task.getFileName().toString()));
      }
    }
    return tasks;
  }
}
