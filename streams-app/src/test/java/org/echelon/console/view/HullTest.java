package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.echelon.console.view.Hull.Point;
import org.junit.jupiter.api.Test;

class HullTest {

  @Test
  void shouldKeepTheCornersOnly() {
    // when
    List<Point> hull =
        Hull.of(
            List.of(
                new Point(0, 0),
                new Point(1, 1),
                new Point(2, 0),
                new Point(1, 0),
                new Point(2, 2),
                new Point(0, 2),
                new Point(0, 2)));

    assertThat(hull)
        .containsExactly(new Point(0, 0), new Point(2, 0), new Point(2, 2), new Point(0, 2));
  }

  @Test
  void shouldTakeFewPointsAsTheyAre() {
    assertThat(Hull.of(List.of())).isEmpty();
    assertThat(Hull.of(List.of(new Point(3, 4)))).containsExactly(new Point(3, 4));
    assertThat(Hull.of(List.of(new Point(3, 4), new Point(1, 2))))
        .containsExactly(new Point(1, 2), new Point(3, 4));
    assertThat(Hull.of(List.of(new Point(0, 0), new Point(1, 1), new Point(2, 2))))
        .containsExactly(new Point(0, 0), new Point(2, 2));
  }

  @Test
  void shouldHoldEveryPoint() {
    Random random = new Random(1);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      points.add(new Point(random.nextGaussian(), random.nextGaussian()));
    }

    // when
    List<Point> hull = Hull.of(points);

    assertThat(hull).hasSizeBetween(3, 50);
    for (Point point : points) {
      for (int i = 0; i < hull.size(); i++) {
        Point a = hull.get(i);
        Point b = hull.get((i + 1) % hull.size());
        double side = (b.x() - a.x()) * (point.y() - a.y()) - (b.y() - a.y()) * (point.x() - a.x());
        assertThat(side).isGreaterThanOrEqualTo(-1e-12);
      }
    }
  }
}
