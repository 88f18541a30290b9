package org.echelon.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.console.ConsoleRecords.NOON;
import static org.echelon.console.ConsoleRecords.SKU;
import static org.echelon.console.ConsoleRecords.item;
import static org.echelon.console.ConsoleRecords.network;
import static org.echelon.console.ConsoleRecords.position;
import static org.echelon.console.ConsoleRecords.prices;
import static org.echelon.console.ConsoleRecords.tick;
import static org.echelon.console.ConsoleRecords.transfer;

import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.console.table.ConsoleTables;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Zone;
import org.junit.jupiter.api.Test;

class MapViewTest {
  private final ConsoleTables tables = new ConsoleTables();

  @Test
  void shouldPlaceNodesWithTheirLimitUseAndPrice() {
    take("test", placed());
    take(SKU, item(SKU));
    take("clock", tick(1, NOON));
    take("test/1", prices(1, 0.1).build());
    take(SKU, position(SKU, Map.of("FC-A", 450L)));

    // when
    MapView.Mapped map = MapView.of(tables, "STORAGE");

    MapView.Place full = place(map, "FC-A");
    assertThat(full.lat()).hasValue(42.0);
    assertThat(full.capacity()).hasValue(1000.0);
    assertThat(full.share()).hasValue(0.9);
    assertThat(full.price()).hasValue(0.1);
    assertThat(place(map, "V").capacity()).isEmpty();
    assertThat(place(map, "FC-B").lat()).isEmpty();
    assertThat(place(MapView.of(tables, "FLOW"), "FC-A").capacity()).hasValue(100.0);
  }

  @Test
  void shouldDrawARegionAroundItsNodesAndZonesButNotItsVendors() {
    // when
    take("test", placed());

    List<MapView.Area> regions = MapView.of(tables, "STORAGE").regions();
    assertThat(regions).hasSize(1);
    assertThat(regions.get(0).region()).isEqualTo("R1");
    assertThat(regions.get(0).hull())
        .containsExactly(List.of(40.0, -75.0), List.of(41.0, -70.0), List.of(42.0, -71.0));
  }

  @Test
  void shouldSayWhatIsUnderWayOnALane() {
    take("test", placed());
    take("clock", tick(1, NOON));

    // when
    take("DC", transfer("T-1", 12).build());

    assertThat(MapView.of(tables, "STORAGE").lanes())
        .filteredOn(lane -> lane.openUnits() > 0)
        .singleElement()
        .satisfies(
            lane -> {
              assertThat(lane.lane()).isEqualTo("DC>FC-A");
              assertThat(lane.openUnits()).isEqualTo(12);
            });
  }

  @Test
  void shouldBeEmptyWithoutANetwork() {
    assertThat(MapView.of(tables, "STORAGE").nodes()).isEmpty();
  }

  /** FC-B and one zone stay without a place. */
  private static Network placed() {
    Network network = network();
    Zone zone = Zone.newBuilder(network.getZones().get(0)).setLat(41.0).setLon(-70.0).build();
    return Network.newBuilder(network)
        .setNodes(network.getNodes().stream().map(MapViewTest::placed).toList())
        .setZones(List.of(zone, network.getZones().get(1)))
        .build();
  }

  private static Node placed(Node node) {
    return switch (node.getNode()) {
      case "V" -> Node.newBuilder(node).setLat(10.0).setLon(10.0).build();
      case "DC" -> Node.newBuilder(node).setLat(40.0).setLon(-75.0).build();
      case "FC-A" -> Node.newBuilder(node).setLat(42.0).setLon(-71.0).build();
      default -> node;
    };
  }

  private static MapView.Place place(MapView.Mapped map, String node) {
    return map.nodes().stream().filter(n -> n.node().equals(node)).findFirst().orElseThrow();
  }

  private void take(String key, SpecificRecord record) {
    tables.take(record, key, NOON.toEpochMilli());
  }
}
