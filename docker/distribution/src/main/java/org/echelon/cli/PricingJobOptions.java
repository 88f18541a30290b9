package org.echelon.cli;

import java.time.Duration;
import org.echelon.job.PricingSettings;
import org.echelon.pricing.PricingOptions;
import picocli.CommandLine.Option;

/** The options that say how the pricing job works. */
final class PricingJobOptions {

  /** As the command line names them. */
  enum Form {
    in_process,
    distributed;

    @Override
    public String toString() {
      return name().replace('_', '-');
    }
  }

  @Option(
      names = "--pricing-oracle",
      paramLabel = "FORM",
      defaultValue = "in-process",
      description =
          "Who answers trial prices: in-process, the pricing job over the ladders of all SKUs; or"
              + " distributed, workers beside Plan over the trial topics"
              + " (default: ${DEFAULT-VALUE}).")
  private Form form;

  @Option(
      names = "--price-weeks",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many weeks to come, 1 to 6, may have prices of their own where announced limits or"
              + " forecasts differ. 1 is one vector for all weeks. More take longer and are made in"
              + " process only, of 20,000 SKUs at most (beyond that one vector is made); measured"
              + " over five seeds they showed no gain (default: ${DEFAULT-VALUE}).")
  private int weeks;

  @Option(
      names = "--lane-quotas",
      description =
          "Give scarce outbound flow of a node to its lanes by what plans pass over each, not by"
              + " what their destinations can take in. Measured where flows are very scarce it cost"
              + " 2.5 percent more.")
  private boolean laneQuotas;

  /**
   * Settings of the pricing job.
   *
   * @param every time of the ticks between price runs
   */
  PricingSettings settings(Duration every) {
    if (weeks < 1 || weeks > PricingSettings.MOST_WEEKS) {
      throw new IllegalArgumentException(
          "--price-weeks is 1 to %d, not %d".formatted(PricingSettings.MOST_WEEKS, weeks));
    }
    if (weeks > 1 && form == Form.distributed) {
      throw new IllegalArgumentException(
          ("--price-weeks=%d does not go with --pricing-oracle=distributed, whose workers answer one"
                  + " vector for all weeks; leave out one of the two")
              .formatted(weeks));
    }
    return new PricingSettings(every, PricingOptions.RESPONSIVE, oracle(), weeks, laneQuotas);
  }

  private PricingSettings.Oracle oracle() {
    return form == Form.distributed
        ? PricingSettings.Oracle.DISTRIBUTED
        : PricingSettings.Oracle.IN_PROCESS;
  }
}
