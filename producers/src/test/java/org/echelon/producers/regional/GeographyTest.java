package org.echelon.producers.regional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.echelon.producers.regional.Geography.Site;
import org.echelon.producers.world.RegionalWorld;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.NodeKind;
import org.echelon.reference.ShipOption;
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

  /** Numbers, not records: contracts may grow. */
  @Test
  void shouldStayFrozen() throws NoSuchAlgorithmException {
    Geography land = Geography.of(1);
    Network network = new RegionalWorld(1, 5, 10, Tariff.CALIBRATED).network();

    // when
    StringBuilder drawn = new StringBuilder().append(land.areas()).append(land.sites());
    for (ShipOption option : network.getShipOptions()) {
      drawn.append(String.format(Locale.ROOT, " %.6f", option.getCostPerUnit()));
    }
    for (Lane lane : network.getLanes()) {
      drawn.append(String.format(Locale.ROOT, " %.6f", lane.getCostPerUnit()));
    }

    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(drawn.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(hash)).startsWith("bbe89b52677c0980");
  }
}
