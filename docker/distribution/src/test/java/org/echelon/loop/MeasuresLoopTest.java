package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.echelon.cli.Capture;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.producers.run.PacedRun;
import org.echelon.producers.run.RunSummary;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.producers.world.Us8World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What four tasks of Plan and four of the gates count of a run adds up to what happened in it. */
class MeasuresLoopTest {
  private static final int SKUS = 20;
  private static final int DAYS = 3;

  @TempDir private Path folder;
  private final Capture echelon = new Capture();
  private Deployment deployment;

  @Test
  void shouldAddUpToWhatWasBookedAndAgreeWithTheRun() throws Exception {
    deployment = LoopDeployment.create("measures.", 4, folder);
    Us8World world = new Us8World(1, SKUS, DAYS, 1, VendorLeadTimes.gamma());
    try (Platform platform = LoopDeployment.running(deployment, LoopDeployment.PRICE_EVERY);
        PacedRun run = LoopDeployment.run(deployment, world, DAYS);
        Published published = new Published(deployment)) {
      run.open();
      while (run.step()) {
        assertThat(platform.failed()).isFalse();
      }
      RunSummary summary = run.summary();
      published.drain();
      long shipped =
          published.positions().values().stream()
              .mapToLong(position -> position.getFlows().getShippedToCustomersUnits())
              .sum();

      // when
      JsonNode regions = measures("region,week");

      assertThat(shipped).isPositive();
      assertThat(sum(regions, "in_region", "denominator")).isEqualTo(shipped);
      assertThat(sum(regions, "distance", "denominator")).isEqualTo(shipped);
      assertThat(sum(measures("day"), "in_region", "denominator")).isEqualTo(shipped);
      assertThat(sum(measures("quarter"), "in_region", "denominator"))
          .as("quarters are open for a day")
          .isEqualTo(shipped);
      double inRegion =
          sum(regions, "in_region", "numerator") / sum(regions, "in_region", "denominator");
      double filled =
          sum(regions, "fill_rate", "numerator") / sum(regions, "fill_rate", "denominator");
      assertThat(inRegion).isCloseTo(summary.inRegionShare(), within(0.05));
      assertThat(filled).isCloseTo(summary.fillRate(), within(0.01));
      assertThat(sum(regions, "split_rate", "denominator")).isPositive();
      assertThat(sum(regions, "cost_shipping", "denominator")).isEqualTo(shipped);
    }
  }

  private JsonNode measures(String by) throws IOException {
    echelon.clear();
    int code =
        echelon.run(
            "measures",
            "--by",
            by,
            "--last",
            "10000",
            "--json",
            "--partitions",
            Integer.toString(deployment.partitions()),
            "--gates",
            Integer.toString(deployment.gates()),
            "--bootstrap",
            deployment.bootstrap(),
            "--registry",
            deployment.registryUrl(),
            "--prefix",
            deployment.prefix());
    assertThat(code).as(echelon.err()).isZero();
    return new ObjectMapper().readTree(echelon.out());
  }

  private static double sum(JsonNode lines, String name, String field) {
    double sum = 0;
    for (JsonNode line : lines) {
      sum += line.get("name").asText().equals(name) ? line.get(field).asDouble() : 0;
    }
    return sum;
  }
}
