package org.echelon.valuation.echelon;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Integrals by the 16-point rule of Gauss and Legendre on panels that end at every break of the
 * integrand and are no wider than its scale. O(16 panels) evaluations.
 */
final class PanelQuadrature {
  private static final int POINTS = 16;
  private static final double[] POINT = new double[POINTS];
  private static final double[] WEIGHT = new double[POINTS];

  static {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
    Arrays.setAll(POINT, rule::getPoint);
    Arrays.setAll(WEIGHT, rule::getWeight);
  }

  private PanelQuadrature() {}

  /** Integral of a function that is smooth between rising breaks. */
  static double integral(
      double from, double to, double[] breaks, double widest, DoubleUnaryOperator function) {
    double sum = 0;
    double start = from;
    for (double end : breaks) {
      if (end > start && end < to) {
        sum += smooth(start, end, widest, function);
        start = end;
      }
    }
    return to > start ? sum + smooth(start, to, widest, function) : sum;
  }

  private static double smooth(double from, double to, double widest, DoubleUnaryOperator f) {
    int panels = (int) Math.ceil((to - from) / widest);
    double half = (to - from) / (2 * panels);
    double sum = 0;
    for (int panel = 0; panel < panels; panel++) {
      double middle = from + half * (2 * panel + 1);
      for (int i = 0; i < POINTS; i++) {
        sum += WEIGHT[i] * f.applyAsDouble(middle + half * POINT[i]);
      }
    }
    return sum * half;
  }

  /** Rising edges from one end to the other, through the breaks, no further apart than a width. */
  static double[] edges(double from, double to, double[] breaks, double widest) {
    double[] edges = {from};
    for (double end : breaks) {
      if (end > from && end < to) {
        edges = extended(edges, end, widest);
      }
    }
    return extended(edges, to, widest);
  }

  private static double[] extended(double[] edges, double end, double widest) {
    double start = edges[edges.length - 1];
    int parts = (int) Math.ceil((end - start) / widest);
    double[] all = Arrays.copyOf(edges, edges.length + parts);
    for (int i = 1; i <= parts; i++) {
      all[edges.length + i - 1] = i == parts ? end : start + (end - start) * i / parts;
    }
    return all;
  }
}
