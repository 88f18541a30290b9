package org.echelon.cli;

import org.echelon.job.PricingSettings;
import picocli.CommandLine.Option;

/** Who answers trial prices. */
final class OracleOption {

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

  PricingSettings.Oracle oracle() {
    return form == Form.distributed
        ? PricingSettings.Oracle.DISTRIBUTED
        : PricingSettings.Oracle.IN_PROCESS;
  }
}
