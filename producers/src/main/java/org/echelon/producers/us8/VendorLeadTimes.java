package org.echelon.producers.us8;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
   * The times of a file of purchase-order lines, see {@link DirectDelivery#read}.
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
    return split(file, read(file, true), fit);
  }

  /**
   * The first part of {@link #split} alone, split again at the same share of its own time: what is
   * chosen on it has seen no line of the rest.
   */
  public static Split splitOfKnown(Path file, double fit) {
    List<Line> lines = read(file, true);
    return split(file, lines.subList(0, known(file, lines, fit)), fit);
  }

  private static Split split(Path file, List<Line> lines, double fit) {
    int known = known(file, lines, fit);
    List<Line> first = lines.subList(0, known);
    double mean = mean(first);
    return new Split(
        new VendorLeadTimes(List.of(), 1, deviation(first) / mean),
        resampled(lines.subList(known, lines.size()), mean));
  }

  /** How many lines, in order of their day, were sent in the first part of their time. */
  private static int known(Path file, List<Line> lines, double fit) {
    LocalDate first = LocalDate.parse(lines.get(0).sentOn());
    LocalDate last = LocalDate.parse(lines.get(lines.size() - 1).sentOn());
    String border = first.plusDays((long) (fit * ChronoUnit.DAYS.between(first, last))).toString();
    int known = (int) lines.stream().filter(l -> l.sentOn().compareTo(border) < 0).count();
    if (known == 0) {
      throw new IllegalArgumentException(
          "the file " + file.getFileName() + " has no lead time before " + border);
    }
    return known;
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
    for (DirectDelivery one : DirectDelivery.read(path)) {
      if (!dated) {
        lines.add(new Line("", one.days()));
      } else if (one.sentOn() != null) {
        lines.add(new Line(one.sentOn().toString(), one.days()));
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "the file " + path.getFileName() + " has no direct delivery with a lead time and a day");
    }
    lines.sort(Comparator.comparing(Line::sentOn));
    return lines;
  }
}
