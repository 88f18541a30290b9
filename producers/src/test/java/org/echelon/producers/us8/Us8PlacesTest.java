package org.echelon.producers.us8;

import static org.assertj.core.api.Assertions.assertThat;

import org.echelon.producers.us8.Us8Places.Place;
import org.echelon.reference.NodeKind;
import org.junit.jupiter.api.Test;

/** Places of the generated world against its regions. */
class Us8PlacesTest {
  private static final double EARTH_KM = 6371;

  @Test
  void shouldLieNearTheirOwnZone() {
    for (Us8.Site site : Us8.SITES) {
      if (site.kind() != NodeKind.VENDOR) {
        double own = kilometres(Us8Places.site(site), Us8Places.zone(site.area()));
        assertThat(own).as(site.id()).isLessThan(900);
      }
    }
  }

  /** Ways over more steps cost more, so they are longer in the mean as well. */
  @Test
  void shouldLieFurtherApartWithEveryStep() {
    double[] sum = new double[5];
    int[] ways = new int[5];
    for (Us8.Site site : Us8.SITES) {
      if (site.kind() == NodeKind.FC) {
        for (int area = 0; area < Us8.AREAS.size(); area++) {
          int steps = Us8.distance(site.area(), area);
          sum[steps] += kilometres(Us8Places.site(site), Us8Places.zone(area));
          ways[steps]++;
        }
      }
    }
    for (int steps = 1; steps < sum.length; steps++) {
      assertThat(sum[steps] / ways[steps])
          .as("%d steps", steps)
          .isGreaterThan(sum[steps - 1] / ways[steps - 1]);
    }
  }

  private static double kilometres(Place from, Place to) {
    double lat = Math.toRadians(to.lat() - from.lat());
    double lon = Math.toRadians(to.lon() - from.lon());
    double half =
        Math.pow(Math.sin(lat / 2), 2)
            + Math.cos(Math.toRadians(from.lat()))
                * Math.cos(Math.toRadians(to.lat()))
                * Math.pow(Math.sin(lon / 2), 2);
    return 2 * EARTH_KM * Math.asin(Math.sqrt(half));
  }
}
