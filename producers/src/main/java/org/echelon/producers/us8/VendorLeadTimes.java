package org.echelon.producers.us8;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
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
  private static final Set<String> LEFT_OUT = Set.of("S. BUYS WHOLESALER", "PHARMACY DIRECT");

  private static final int QUANTILES = 100;

  /** Quantiles over the mean; empty for the gamma. */
  private final List<Double> ratios;

  /** Mean over that of the lane; one unless later times are told in the mean of earlier ones. */
  private final double mean;

  private final double cv;

  /** A purchase-order line: when it was sent, empty where not asked for, and its days. */
  private record Line(String sentOn, double days) {}

  /**
   * What is fitted to the first part of a file, and what the rest really was, in the mean of the
   * first part.
   */
  public record Split(VendorLeadTimes fitted, VendorLeadTimes rest) {}

  private VendorLeadTimes(List<Double> ratios, double mean, double cv) {
    this.ratios = ratios;
    this.mean = mean;
    this.cv = cv;
  }

  /** Gamma with the fitted shape. */
  public static VendorLeadTimes gamma() {
    return new VendorLeadTimes(List.of(), 1, 1 / Math.sqrt(SHAPE));
  }

  /**
   * The times of a file of purchase-order lines (columns fulfill_via, vendor and lt_po_days): all
   * direct deliveries with a time above zero, but for two wholesalers who date orders at delivery.
   *
   * @throws IllegalArgumentException when the file has no such line
   */
  public static VendorLeadTimes resampled(Path file) {
    List<Line> lines = read(file, false);
    return resampled(lines, mean(lines));
  }

  /**
   * The same lines in two parts: a gamma with mean and deviation of those sent in the first part of
   * the file's time, and the times of the others themselves.
   *
   * @param fit share of the time that is fitted, above 0 and below 1
   * @throws IllegalArgumentException when a part has no line
   */
  public static Split split(Path file, double fit) {
    List<Line> lines = read(file, true);
    LocalDate first = LocalDate.parse(lines.get(0).sentOn());
    LocalDate last = LocalDate.parse(lines.get(lines.size() - 1).sentOn());
    String border = first.plusDays((long) (fit * ChronoUnit.DAYS.between(first, last))).toString();
    List<Line> known = lines.stream().filter(l -> l.sentOn().compareTo(border) < 0).toList();
    List<Line> later = lines.subList(known.size(), lines.size());
    if (known.isEmpty()) {
      throw new IllegalArgumentException(
          "the file " + file.getFileName() + " has no lead time before " + border);
    }
    double mean = mean(known);
    return new Split(
        new VendorLeadTimes(List.of(), 1, deviation(known) / mean), resampled(later, mean));
  }

  private static VendorLeadTimes resampled(List<Line> lines, double unit) {
    double[] days = lines.stream().mapToDouble(Line::days).sorted().toArray();
    List<Double> ratios = new ArrayList<>();
    for (int q = 0; q < QUANTILES; q++) {
      ratios.add(days[(int) ((q + 0.5) / QUANTILES * days.length)] / unit);
    }
    return new VendorLeadTimes(ratios, mean(lines) / unit, deviation(lines) / unit);
  }

  private static double mean(List<Line> lines) {
    return lines.stream().mapToDouble(Line::days).average().orElseThrow();
  }

  private static double deviation(List<Line> lines) {
    double mean = mean(lines);
    double squares = lines.stream().mapToDouble(l -> (l.days() - mean) * (l.days() - mean)).sum();
    return Math.sqrt(squares / lines.size());
  }

  /** The lead time of a lane with a mean. */
  public LeadTimeDuration lane(double meanDays) {
    LeadTimeDuration.Builder time =
        LeadTimeDuration.newBuilder().setMeanDays(mean * meanDays).setSdDays(cv * meanDays);
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

  /** The lines that count, in order of their day where it is asked for. */
  private static List<Line> read(Path path, boolean dated) {
    List<Line> lines = new ArrayList<>();
    try (RowFile file = new RowFile(path)) {
      int via = file.column("fulfill_via");
      int vendor = file.column("vendor");
      int time = file.column("lt_po_days");
      int sent = dated ? file.column("po_sent") : -1;
      Optional<String> row = file.next();
      for (; row.isPresent(); row = file.next()) {
        List<String> cells = Cells.split(row.get());
        boolean taken =
            cells.size() == file.header().size()
                && cells.get(via).equals("DIRECT")
                && LEFT_OUT.stream().noneMatch(name -> cells.get(vendor).startsWith(name))
                && cells.get(time).matches("[0-9]+(\\.[0-9]+)?");
        if (taken && Double.parseDouble(cells.get(time)) > 0) {
          lines.add(new Line(dated ? cells.get(sent) : "", Double.parseDouble(cells.get(time))));
        }
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "the file " + path.getFileName() + " has no direct delivery with a lead time");
    }
    lines.sort(Comparator.comparing(Line::sentOn));
    return lines;
  }
}
