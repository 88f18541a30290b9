package org.echelon.producers.regional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.echelon.producers.regional.Geography.Site;
import org.echelon.producers.world.RegionalWorld;
import org.echelon.producers.world.WorldHash;
import org.echelon.reference.NodeKind;
import org.junit.jupiter.api.Test;

/** The countries that are drawn, and that their generator stays as it is. */
class GeographyTest {

  @Test
  void shouldGiveEachRegionWhatServesIt() {
    // when
    List<Geography> lands = LongStream.rangeClosed(1, 20).mapToObj(Geography::of).toList();

    for (Geography land : lands) {
      assertThat(land.areas()).hasSizeBetween(5, 8);
      assertThat(land.areas().stream().mapToDouble(Geography.Area::share).sum())
          .isCloseTo(1, within(1e-9));
      for (int a = 0; a < land.areas().size(); a++) {
        int area = a;
        List<Site> own = land.sites().stream().filter(site -> site.area() == area).toList();
        assertThat(own).anyMatch(site -> site.kind() == NodeKind.FC && !site.large());
        assertThat(own).anyMatch(site -> site.kind() == NodeKind.SSD);
      }
      assertThat(land.sites()).anyMatch(Site::large);
    }
    assertThat(lands.stream().map(land -> land.areas().size()).distinct()).hasSize(4);
  }

  @Test
  void shouldFeedEachSiteFromTheNearestCentre() {
    // when
    Geography land = Geography.of(3);

    for (Site site : land.sites()) {
      if (site.feeder() >= 0) {
        double way = site.place().kilometres(land.sites().get(site.feeder()).place());
        assertThat(land.sites())
            .filteredOn(other -> other.kind() == NodeKind.DC)
            .allMatch(centre -> site.place().kilometres(centre.place()) >= way);
      }
    }
  }

  @Test
  void shouldStayFrozen() {
    // when
    String hash = WorldHash.of(new RegionalWorld(1, 5, 10, Tariff.CALIBRATED), List.of());

    assertThat(hash).startsWith("d1b6db8bc6fb59ba");
  }
}
