package org.echelon.producers.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.echelon.event.OrderLine;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.us8.Us8;

/** The facts of a generated world's orders in weeks, measured as they are for the real sets. */
final class WorldFacts {
  private static final double ADI_LIMIT = 1.32;
  private static final double CV2_LIMIT = 0.49;

  private final int weeks;
  private final List<String> skus;

  /** Units by SKU, zone and week. */
  private final double[][][] units;

  private long lines;
  private long wholeCases;
  private long wholeInners;

  WorldFacts(Us8World world, int weeks) {
    this.weeks = weeks;
    this.skus = world.skus().stream().map(s -> s.sku()).toList();
    this.units = new double[skus.size()][Us8.AREAS.size()][weeks];
    Map<String, Integer> index = new HashMap<>();
    skus.forEach(sku -> index.put(sku, index.size()));
    try (var feed = world.orders()) {
      for (int week = 0; week < weeks; week++) {
        for (FeedRow row :
            feed.until(world.startAt().plus(Duration.ofDays(7L * (week + 1))).minusMillis(1))) {
          OrderLine line = (OrderLine) ((FeedRow.Event) row).record();
          int sku = index.get(line.getSku());
          units[sku][line.getZone().charAt(1) - '1'][week] += line.getUnits();
          var packing = world.skus().get(sku).packing();
          lines++;
          wholeCases += line.getUnits() % packing.caseUnits() == 0 ? 1 : 0;
          wholeInners += line.getUnits() % packing.innerUnits() == 0 ? 1 : 0;
        }
      }
    }
  }

  /** Shares of smooth, erratic, intermittent and lumpy SKUs among those sold in two weeks. */
  double[] classes() {
    double[] counts = new double[4];
    for (int s = 0; s < skus.size(); s++) {
      double[] sold = Arrays.stream(total(s)).filter(u -> u > 0).toArray();
      if (sold.length >= 2) {
        double mean = mean(sold);
        boolean regular = (double) weeks / sold.length <= ADI_LIMIT;
        boolean even = variance(sold) / (mean * mean) <= CV2_LIMIT;
        counts[(regular ? 0 : 2) + (even ? 0 : 1)]++;
      }
    }
    double all = Arrays.stream(counts).sum();
    return Arrays.stream(counts).map(c -> c / all).toArray();
  }

  /** A percentile of variance over mean of the SKUs' weeks. */
  double varianceToMean(double percentile) {
    return new Percentile()
        .evaluate(
            sold().stream().mapToDouble(t -> variance(t) / mean(t)).toArray(), percentile);
  }

  /** Slope of the logarithm of the variance over that of the mean. */
  double taylorSlope() {
    SimpleRegression line = new SimpleRegression();
    sold().forEach(t -> line.addData(Math.log(mean(t)), Math.log(variance(t))));
    return line.getSlope();
  }

  /** Share of all units that the fifth of the SKUs with most units has. */
  double topFifth() {
    double[] rising = sold().stream().mapToDouble(WorldFacts::mean).sorted().toArray();
    double top = Arrays.stream(rising).skip(rising.length - skus.size() / 5).sum();
    return top / Arrays.stream(rising).sum();
  }

  /** Mean pairwise correlation of the zones' weekly totals. */
  double zoneCorrelation() {
    double[][] zones = new double[Us8.AREAS.size()][weeks];
    for (double[][] sku : units) {
      for (int z = 0; z < zones.length; z++) {
        for (int w = 0; w < weeks; w++) {
          zones[z][w] += sku[z][w];
        }
      }
    }
    return meanCorrelation(zones);
  }

  /** Mean pairwise correlation of the zones' weeks of one SKU, over the SKUs that sell most. */
  double skuCorrelation(int most) {
    return java.util.stream.IntStream.range(0, skus.size())
        .boxed()
        .sorted((a, b) -> Double.compare(mean(total(b)), mean(total(a))))
        .limit(most)
        .mapToDouble(s -> meanCorrelation(units[s]))
        .average()
        .orElseThrow();
  }

  /** Sum of the zones' deviations over the deviation of their sum, over all SKUs. */
  double pooling() {
    double apart = 0;
    double together = 0;
    for (int s = 0; s < skus.size(); s++) {
      for (double[] zone : units[s]) {
        apart += Math.sqrt(variance(zone));
      }
      together += Math.sqrt(variance(total(s)));
    }
    return apart / together;
  }

  /** Share of order lines that are whole cases. */
  double wholeCases() {
    return (double) wholeCases / lines;
  }

  /** Share of order lines that are whole inner packs. */
  double wholeInners() {
    return (double) wholeInners / lines;
  }

  private List<double[]> sold() {
    List<double[]> totals = new ArrayList<>();
    for (int s = 0; s < skus.size(); s++) {
      double[] total = total(s);
      if (variance(total) > 0) {
        totals.add(total);
      }
    }
    return totals;
  }

  private double[] total(int sku) {
    double[] total = new double[weeks];
    for (double[] zone : units[sku]) {
      for (int w = 0; w < weeks; w++) {
        total[w] += zone[w];
      }
    }
    return total;
  }

  private static double meanCorrelation(double[][] series) {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < series.length; a++) {
      for (int b = a + 1; b < series.length; b++) {
        double r = new PearsonsCorrelation().correlation(series[a], series[b]);
        sum += Double.isNaN(r) ? 0 : r;
        pairs++;
      }
    }
    return sum / pairs;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return squares / Math.max(1, values.length - 1);
  }
}
