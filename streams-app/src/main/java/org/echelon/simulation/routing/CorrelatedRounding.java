package org.echelon.simulation.routing;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws a facility for every line of an order such that line i gets k with its chance u_ki, and few
 * facilities are used.
 *
 * <pre>
 * for each k: the lines with u_ki &gt; 0 share layers, m lines the one of height h_km, smallest first
 * drawn with chance h_km m / q: a layer (k, m), whose lines all go to k
 * a line outside of it draws a facility by what of its own chances layers have not given out yet
 * </pre>
 *
 * <p>The chances of the layers sum to 1, since every line's chances do, and each line keeps its
 * own. A facility is used at most about q/4 times as often as it must be. O(facilities lines^2).
 * Source: the scheme of Jasin and Sinha (2015).
 */
final class CorrelatedRounding {
  private final SplittableRandom random;

  CorrelatedRounding(SplittableRandom random) {
    this.random = random;
  }

  /**
   * @param chance u by line and facility, summing to 1 over facilities
   * @param chosen set by line
   */
  void draw(int lines, float[][] chance, int[] chosen) {
    int facilities = chance[0].length;
    double[][] height = new double[facilities][lines + 1];
    double whole = 0;
    for (int k = 0; k < facilities; k++) {
      whole += layers(k, lines, chance, height[k]);
    }
    double drawn = random.nextDouble() * whole;
    int facility = -1;
    int layer = 0;
    for (int k = 0; k < facilities && drawn >= 0; k++) {
      for (int m = 1; m <= lines && drawn >= 0; m++) {
        if (height[k][m] > 0) {
          drawn -= height[k][m] * m / lines;
          facility = k;
          layer = m;
        }
      }
    }
    for (int i = 0; i < lines; i++) {
      boolean inLayer = inLayer(chance, i, facility, layer, lines);
      chosen[i] = inLayer ? facility : elsewhere(i, lines, chance, height);
    }
  }

  /** Heights of the layers of a facility by their number of lines; returns their chance. */
  private static double layers(int k, int lines, float[][] chance, double[] height) {
    double[] left = new double[lines];
    for (int i = 0; i < lines; i++) {
      left[i] = chance[i][k];
    }
    Arrays.sort(left);
    double sum = 0;
    double below = 0;
    for (int i = 0; i < lines; i++) {
      height[lines - i] = left[i] - below;
      sum += height[lines - i] * (lines - i) / lines;
      below = left[i];
    }
    return sum;
  }

  /** A line is in the layers of up to as many lines as have no smaller chance at k. */
  private static boolean inLayer(float[][] chance, int line, int k, int layer, int lines) {
    return layer >= smallestLayer(chance, line, k, lines);
  }

  /** The layers that hold a line are those shared by at least so many. */
  private static int smallestLayer(float[][] chance, int line, int k, int lines) {
    int larger = 0;
    for (int i = 0; i < lines; i++) {
      larger += chance[i][k] >= chance[line][k] ? 1 : 0;
    }
    return chance[line][k] > 0 ? larger : lines + 1;
  }

  private int elsewhere(int line, int lines, float[][] chance, double[][] height) {
    int facilities = chance[line].length;
    double[] rest = new double[facilities];
    for (int k = 0; k < facilities; k++) {
      for (int m = smallestLayer(chance, line, k, lines); m <= lines; m++) {
        rest[k] += height[k][m] * (1 - (double) m / lines);
      }
      rest[k] += k > 0 ? rest[k - 1] : 0;
    }
    if (rest[facilities - 1] > 0) {
      return WorldDraw.pick(rest, random);
    }
    int most = 0;
    for (int k = 1; k < facilities; k++) {
      most = chance[line][k] > chance[line][most] ? k : most;
    }
    return most;
  }
}
