package org.echelon.cli;

import org.echelon.reference.Network;
import org.echelon.reference.RegionMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says what a choice outside its region counts more in plans. */
final class OutOfRegion {
  private static final double MICROS = 1e6;
  private static final double USUAL = 2;

  @Option(
      names = "--out-of-region",
      paramLabel = "AMOUNT",
      description = {
        "What a choice outside its region counts more in plans, currency a unit"
            + " (default: 2, or what the network says)."
      })
  private @Nullable Double amount;

  /** Refuses what cannot be. */
  void check() {
    if (amount != null && !(amount >= 0)) {
      throw new IllegalArgumentException("--out-of-region is 0 or more");
    }
  }

  /** The amount for a network, currency a unit. */
  double of(Network network) {
    if (amount != null) {
      return amount;
    }
    boolean told = network.getRegionPolicy().getMode() == RegionMode.REGIONAL;
    return told ? network.getRegionPolicy().getOutOfRegionMicros() / MICROS : USUAL;
  }
}
