package org.echelon.console.compare;

import java.util.Locale;
import java.util.Optional;

/**
 * A figure by which two policies are told apart, over the same seeds.
 *
 * @param cost whether it is the cost, of which less is better; of all others more is
 * @param againstFigure mean of the policy compared with
 * @param policyFigure mean of the policy
 * @param mean of the differences seed by seed: of the cost as a share of the other's, else in
 *     shares
 * @param low lower end of its 95% interval; not finite where one seed was run
 * @param high upper end
 * @param unpriced mean of the policy without prices, where the file has it
 */
public record Measure(
    String name,
    boolean cost,
    Optional<Double> againstFigure,
    Optional<Double> policyFigure,
    double mean,
    double low,
    double high,
    Optional<Double> unpriced) {

  /** Whether the whole interval is to the better. */
  public boolean better() {
    return cost ? high < 0 : low > 0;
  }

  /** Whether the whole interval is to the worse. */
  public boolean worse() {
    return cost ? low > 0 : high < 0;
  }

  /** Name, difference and interval. */
  String words() {
    String unit = cost ? "%" : " pt";
    String difference = String.format(Locale.ROOT, "%s %+.2f%s", name, 100 * mean, unit);
    return Double.isFinite(low) && Double.isFinite(high)
        ? String.format(Locale.ROOT, "%s (95%%: %+.2f to %+.2f)", difference, 100 * low, 100 * high)
        : difference;
  }
}
