package org.echelon.simulation.lab;

import java.util.Locale;
import org.echelon.experiment.Design;
import org.echelon.experiment.Metric;

/**
 * A way to run an experiment and to read it.
 *
 * @param washes whether days at the start of each block are left out
 */
public record Method(Design design, Metric metric, boolean washes) {
  /** Item randomisation as it is usually read: what others are compared with. */
  public static final Method NAIVE = new Method(Design.ITEM, Metric.COST, false);

  /** What is proposed. */
  public static final Method PROPOSED = new Method(Design.PAIRWISE, Metric.PRICED_COST, true);

  /** Its name for people. */
  public String label() {
    return design.name().toLowerCase(Locale.ROOT)
        + (metric == Metric.PRICED_COST ? ", priced" : "")
        + (washes ? ", wash-out" : "");
  }
}
