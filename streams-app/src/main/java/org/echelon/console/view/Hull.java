package org.echelon.console.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The convex hull of points on a plane, by the monotone chain: points sorted from left to right,
 * then the lower and the upper edge, each without turns to the wrong side. Exact up to rounding of
 * a cross product, O(n log n). Source: A. M. Andrew, Another efficient algorithm for convex hulls
 * in two dimensions, Information Processing Letters 9 (1979) 216-219.
 */
final class Hull {
  private Hull() {}

  /** A point; for a map x is the longitude and y the latitude, both in degrees. */
  record Point(double x, double y) {}

  /** Corners against the clock, first the leftmost; one or two points are their own hull. */
  static List<Point> of(List<Point> points) {
    List<Point> sorted =
        points.stream()
            .distinct()
            .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
            .toList();
    if (sorted.size() < 3) {
      return sorted;
    }
    List<Point> lower = edge(sorted);
    List<Point> back = new ArrayList<>(sorted);
    Collections.reverse(back);
    List<Point> upper = edge(back);
    List<Point> hull = new ArrayList<>(lower.subList(0, lower.size() - 1));
    hull.addAll(upper.subList(0, upper.size() - 1));
    return hull;
  }

  private static List<Point> edge(List<Point> sorted) {
    List<Point> edge = new ArrayList<>();
    for (Point next : sorted) {
      while (edge.size() > 1 && !turnsLeft(edge.get(edge.size() - 2), last(edge), next)) {
        edge.remove(edge.size() - 1);
      }
      edge.add(next);
    }
    return edge;
  }

  private static boolean turnsLeft(Point a, Point b, Point c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()) > 0;
  }

  private static Point last(List<Point> edge) {
    return edge.get(edge.size() - 1);
  }
}
