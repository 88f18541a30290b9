package org.echelon.producers.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LeadTimeFamily;
import org.echelon.reference.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorTimesWorldTest {
  @TempDir private Path folder;

  @Test
  void shouldTellThePlannerOneThingAndDoAnother() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("lines.csv"),
            "fulfill_via,vendor,po_sent,lt_po_days\n"
                + "DIRECT,ACME,2010-01-01,50\nDIRECT,ACME,2010-10-01,100\n");
    World us8 = new Us8World(1, 5, 2);

    World world = new CommonStart(new VendorTimesWorld(us8, VendorLeadTimes.split(file, 0.6)));

    assertThat(purchases(world.network()))
        .hasSize(12)
        .allMatch(lane -> lane.getLeadTime().getFamily() == LeadTimeFamily.GAMMA);
    assertThat(purchases(world.asCarriedOut()))
        .hasSize(12)
        .allMatch(lane -> lane.getLeadTime().getFamily() == LeadTimeFamily.EMPIRICAL);
    assertThat(transfers(world.network()))
        .isEqualTo(transfers(us8.network()))
        .isEqualTo(transfers(world.asCarriedOut()));
    assertThat(world.publishedOverTime().values()).containsExactly(world.network());
    assertThat(world.carriedOutOverTime().values()).containsExactly(world.asCarriedOut());
  }

  private static List<Lane> purchases(Network network) {
    return network.getLanes().stream().filter(l -> l.getKind() == LaneKind.PURCHASE).toList();
  }

  private static List<Lane> transfers(Network network) {
    return network.getLanes().stream().filter(l -> l.getKind() != LaneKind.PURCHASE).toList();
  }
}
