package org.echelon.producers.us8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.producers.orders.Cells;
import org.echelon.producers.orders.RowFile;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;

/**
 * How vendors' lead times spread around their mean: gamma with the shape that fits the
 * purchase-order set of USAID, or the times of that set themselves. The set's mean of 118 days is
 * that of intercontinental orders; the shape is kept and the mean is rescaled to domestic days.
 */
public final class VendorLeadTimes {
  /** Best fit to direct deliveries, Kolmogorov-Smirnov distance 0.020. */
  private static final double SHAPE = 3.03;

  /** Wholesalers who date an order when they deliver it. */
  private static final Set<String> LEFT_OUT =
      Set.of("S. BUYS WHOLESALER", "PHARMACY DIRECT");

  private static final int QUANTILES = 100;

  /** Quantiles over the mean; empty for the gamma. */
  private final List<Double> ratios;

  private final double cv;

  private VendorLeadTimes(List<Double> ratios, double cv) {
    this.ratios = ratios;
    this.cv = cv;
  }

  /** Gamma with the fitted shape. */
  public static VendorLeadTimes gamma() {
    return new VendorLeadTimes(List.of(), 1 / Math.sqrt(SHAPE));
  }

  /**
   * The times of a file of purchase-order lines (columns fulfill_via, vendor and lt_po_days): all
   * direct deliveries with a time above zero, but for two wholesalers who date orders at delivery.
   *
   * @throws IllegalArgumentException when the file has no such line
   */
  public static VendorLeadTimes resampled(Path file) {
    double[] days = read(file);
    if (days.length == 0) {
      throw new IllegalArgumentException(
          "the file " + file.getFileName() + " has no direct delivery with a lead time");
    }
    double mean = Arrays.stream(days).average().orElseThrow();
    double squares = Arrays.stream(days).map(d -> (d - mean) * (d - mean)).sum();
    List<Double> ratios = new ArrayList<>();
    for (int q = 0; q < QUANTILES; q++) {
      ratios.add(days[(int) ((q + 0.5) / QUANTILES * days.length)] / mean);
    }
    return new VendorLeadTimes(ratios, Math.sqrt(squares / days.length) / mean);
  }

  /** The lead time of a lane with a mean. */
  public LeadTimeDuration lane(double meanDays) {
    LeadTimeDuration.Builder time =
        LeadTimeDuration.newBuilder().setMeanDays(meanDays).setSdDays(cv * meanDays);
    if (ratios.isEmpty()) {
      return time.setFamily(LeadTimeFamily.GAMMA).build();
    }
    List<Double> probabilities = new ArrayList<>();
    for (int q = 0; q < QUANTILES; q++) {
      probabilities.add((q + 0.5) / QUANTILES);
    }
    return time.setFamily(LeadTimeFamily.EMPIRICAL)
        .setQuantileProbabilities(probabilities)
        .setQuantileDays(ratios.stream().map(ratio -> ratio * meanDays).toList())
        .build();
  }

  private static double[] read(Path path) {
    List<Double> days = new ArrayList<>();
    try (RowFile file = new RowFile(path)) {
      int via = file.column("fulfill_via");
      int vendor = file.column("vendor");
      int time = file.column("lt_po_days");
      Optional<String> row = file.next();
      for (; row.isPresent(); row = file.next()) {
        List<String> cells = Cells.split(row.get());
        boolean taken =
            cells.size() == file.header().size()
                && cells.get(via).equals("DIRECT")
                && LEFT_OUT.stream().noneMatch(name -> cells.get(vendor).startsWith(name))
                && cells.get(time).matches("[0-9]+(\\.[0-9]+)?");
        if (taken && Double.parseDouble(cells.get(time)) > 0) {
          days.add(Double.parseDouble(cells.get(time)));
        }
      }
    }
    return days.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }
}
