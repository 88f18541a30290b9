package org.echelon.producers.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.processor.intake.FormCheck;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.LeadTimeFamily;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network kept as a folder of tables. */
class NetworkFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  @TempDir private Path folder;

  @BeforeEach
  void tables() throws IOException {
    write(
        "nodes.csv",
        """
        node,kind,time_zone,name,home_zone,storage_cube,inbound_units_day
        V-ACME,VENDOR,America/Chicago,"Acme, Inc.",,,
        DC-EAST,DC,America/New_York,,,90000,
        FC-BOS1,FC,America/New_York,,Z-NE,4000,500
        """);
    write("zones.csv", "zone,time_zone,postal_prefixes\nZ-NE,America/New_York,010;011\n");
    write(
        "lanes.csv",
        """
        from,to,days,depart,lead_mean_days,lead_sd_days,cost_unit,mode
        V-ACME,DC-EAST,Mo;Th,12:00,14,4,,AUTO
        DC-EAST,FC-BOS1,,,2,,0.30,
        """);
    write(
        "ship_options.csv",
        "node,zone,speed,transit_days,cutoff,cost_unit\nFC-BOS1,Z-NE,next_day,1,17:00,3.60\n");
    write("capacity.csv", "node,from,storage_cube\nFC-BOS1,2026-12-01,5000\n");
  }

  @Test
  void shouldMakeANetworkThatIsAdmitted() {
    // when
    Network network = NetworkFolder.read(folder, NOW);

    assertThat(FormCheck.check(NetworkOrdinals.assign(Optional.empty(), List.of(), network)))
        .isEmpty();
    Node boston = network.getNodes().get(2);
    assertThat(boston.getCapacity()).hasSize(2);
    assertThat(boston.getCapacity().get(1).getFromOn()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(boston.getCapacity().get(1).getStorageCube()).isEqualTo(5000);
    assertThat(network.getNodes().get(0).getName()).isEqualTo("Acme, Inc.");
    assertThat(network.getNodes()).extracting(Node::getEchelon).containsExactly(2, 1, 0);
    Lane purchase = network.getLanes().get(0);
    assertThat(purchase.getKind()).isEqualTo(LaneKind.PURCHASE);
    assertThat(purchase.getCalendar().getDaysOfWeek()).containsExactly(1, 4);
    Lane transfer = network.getLanes().get(1);
    assertThat(transfer.getMode()).isEqualTo(LaneMode.APPROVE);
    assertThat(transfer.getLeadTime().getFamily()).isEqualTo(LeadTimeFamily.CONSTANT);
  }

  @Test
  void shouldNameFileLineColumnAndTheNearestName() throws IOException {
    write("lanes.csv", "from,to,lead_mean_days\nDC-EAST,FC-B0S1,2\n");
    assertThatThrownBy(() -> NetworkFolder.read(folder, NOW))
        .hasMessage("lanes.csv:2: to: \"FC-B0S1\" is not known. Did you mean FC-BOS1?");

    write("lanes.csv", "from,to,lead_mean_days,days\nDC-EAST,FC-BOS1,2,Mon\n");
    assertThatThrownBy(() -> NetworkFolder.read(folder, NOW))
        .hasMessageStartingWith("lanes.csv:2: days: \"Mon\" is no day.");

    write("lanes.csv", "from,to,lead_mean_days\nDC-EAST,FC-BOS1,2\n");
    write("nodes.csv", "node,kind\nA,DC\n");
    assertThatThrownBy(() -> NetworkFolder.read(folder, NOW))
        .hasMessage("nodes.csv:1: the column time_zone is missing. Add it.");

    Files.delete(folder.resolve("nodes.csv"));
    assertThatThrownBy(() -> NetworkFolder.read(folder, NOW))
        .hasMessageContaining("there is no file");
  }

  /** Whoever mends one and starts anew for the next has a long day. */
  @Test
  void shouldNameAllMistakesOfAllFiles() throws IOException {
    write("nodes.csv", "node,kind,time_zone,lat\nDC-EAST,DCC,,fortytwo\nFC-BOS1,FC,UTC,\n");
    write(
        "lanes.csv",
        "from,to,lead_mean_days,depart,days\nDC-EAST,FC-B0S1,soon,noon,Mon;Tu\nDC-EAST,,2,,\n");
    write("ship_options.csv", "node,zone,speed,cutof\n");
    write("capacity.csv", "node,from\nFC-BOS1,tomorrow\nFC-BOS1,2026-12-01,1,2\n");

    assertThatThrownBy(() -> NetworkFolder.read(folder, NOW))
        .isInstanceOf(ShopException.class)
        .satisfies(
            told ->
                assertThat(String.valueOf(told.getMessage()).lines())
                    .containsExactlyInAnyOrder(
                        "13 mistakes:",
                        "capacity.csv:2: from: \"tomorrow\" is not a day. Write it like"
                            + " 2026-11-23.",
                        "capacity.csv:3: 4 cells under 2 columns. Put text with commas between"
                            + " quotes.",
                        "nodes.csv:2: kind: \"DCC\" is not one of DC, FC, SSD, STORE, VENDOR, SORT,"
                            + " STATION.",
                        "nodes.csv:2: time_zone: is empty. Fill it in.",
                        "nodes.csv:2: lat: \"fortytwo\" is not a number. Write it like 12.5.",
                        "lanes.csv:2: to: \"FC-B0S1\" is not known. Did you mean FC-BOS1?",
                        "lanes.csv:2: days: \"Mon\" is no day. Write days like"
                            + " Mo;Tu;We;Th;Fr;Sa;Su.",
                        "lanes.csv:2: depart: \"noon\" is not a time. Write it like 18:00.",
                        "lanes.csv:2: lead_mean_days: \"soon\" is not a number. Write it like"
                            + " 12.5.",
                        "lanes.csv:3: to: is empty. Fill it in.",
                        "ship_options.csv:1: there is no column \"cutof\". Did you mean cutoff?",
                        "ship_options.csv:1: the column cutoff is missing. Add it.",
                        "ship_options.csv:1: the column transit_days is missing. Add it."));
  }

  @Test
  void shouldReadTheWeightOfATruck() throws IOException {
    write(
        "lanes.csv", "from,to,lead_mean_days,truck_cube,truck_kg\nDC-EAST,FC-BOS1,2,60000,18000\n");

    Network network = NetworkFolder.read(folder, NOW);

    assertThat(network.getLanes().get(0).getTruckKg()).isEqualTo(18_000);
    assertThat(network.getLanes().get(0).getTruckCube()).isEqualTo(60_000);
  }

  @Test
  void shouldReadPlacesOnTheWay() throws IOException {
    write(
        "nodes.csv",
        """
        node,kind,time_zone
        FC-BOS1,FC,America/New_York
        SC,SORT,America/New_York
        ST,STATION,America/New_York
        """);
    write(
        "lanes.csv", "from,to,kind,lead_mean_days\nFC-BOS1,SC,OUTBOUND,0.3\nSC,ST,OUTBOUND,0.2\n");
    write(
        "ship_options.csv",
        "node,zone,speed,transit_days,cutoff,via\nFC-BOS1,Z-NE,next_day,1,17:00,SC; ST\n");
    Files.delete(folder.resolve("capacity.csv"));

    // when
    Network network = NetworkFolder.read(folder, NOW);

    assertThat(network.getShipOptions().get(0).getVia()).containsExactly("SC", "ST");
    assertThat(FormCheck.check(NetworkOrdinals.assign(Optional.empty(), List.of(), network)))
        .isEmpty();
    write(
        "ship_options.csv",
        "node,zone,speed,transit_days,cutoff,via\nFC-BOS1,Z-NE,next_day,1,17:00,SC;SD\n");
    assertThatThrownBy(() -> NetworkFolder.read(folder, NOW))
        .hasMessageStartingWith("ship_options.csv:2: via: \"SD\" is not known.");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
