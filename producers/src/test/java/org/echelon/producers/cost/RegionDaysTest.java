package org.echelon.producers.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.echelon.codec.ItemMapping;
import org.echelon.codec.NetworkMapping;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.ShipOption;
import org.echelon.producers.cost.RegionFigures.Selection;
import org.echelon.producers.regional.Tariff;
import org.echelon.producers.world.RegionalWorld;
import org.echelon.valuation.ItemTerms;
import org.junit.jupiter.api.Test;

/** What regions are judged by, on a few parcels. */
class RegionDaysTest {
  private static final RegionalWorld WORLD = new RegionalWorld(1, 1, 1, Tariff.CALIBRATED);
  private static final double TRUCK = 100;

  private final Network network =
      NetworkMapping.toCore(WORLD.network(), WORLD.startAt().toEpochMilli());
  private final ItemTerms item = ItemMapping.terms(WORLD.items().get(0), network);
  private final RegionDays days =
      new RegionDays(network, new Distances(WORLD.network(), network), TRUCK);

  @Test
  void shouldCallAvailableWhatLiesWhereTheRegionIsServedFrom() {
    int zone = 0;
    String region = network.zones().get(zone).region();
    days.ordered(item.sku(), zone, 0, 10);
    days.change(item, node(NodeKind.DC, region, true), 5, 0);
    days.ordered(item.sku(), zone, 0, 10);
    days.change(item, node(NodeKind.FC, region, false), 5, 0);
    days.ordered(item.sku(), zone, 0, 10);
    days.change(item, node(NodeKind.FC, region, true), 5, 0);
    days.ordered(item.sku(), zone, 0, 10);

    // when
    RegionFigures figures = days.between(0, 1);

    Selection own = selection(figures, region);
    assertThat(own.demandUnits()).isEqualTo(40);
    assertThat(own.availableUnits()).isEqualTo(10);
    assertThat(figures.demandShare()).isEqualTo(0.25);
    days.ordered(item.sku(), zone, 1, 1);
    assertThat(selection(days.between(1, 2), region).skuShare()).isEqualTo(1);
  }

  @Test
  void shouldCountTouchesLanesAndTrucks() {
    ShipOption near = option(NodeKind.FC, true);
    ShipOption far = option(NodeKind.FC, false);
    ShipOption sameDay = option(NodeKind.SSD, true);
    long units = (long) Math.floor(1.5 * TRUCK / item.unitCube());
    days.parcel(item, near, 0, units);
    days.parcel(item, far, 0, units);
    days.parcel(item, sameDay, 0, units);

    // when
    RegionFigures figures = days.between(0, 1);

    int across = figures.kmPerUnit() * 3 > 1500 ? 4 : 3;
    assertThat(figures.touchesPerUnit()).isCloseTo((2 + across + 1) / 3.0, within(0.34));
    assertThat(figures.lanes()).isEqualTo(3);
    assertThat(figures.truckFill()).isCloseTo(0.75, within(0.01));
    assertThat(days.between(0, 3).lanes()).as("a day").isEqualTo(1);
  }

  @Test
  void shouldCountThePlacesOnTheWayThatAnOptionNames() {
    ShipOption near = option(NodeKind.FC, true);
    ShipOption over =
        new ShipOption(
            near.node(),
            near.zone(),
            near.speed(),
            near.option(),
            near.transitDays(),
            near.cutOff(),
            near.timeZone(),
            near.days(),
            near.costPerUnit(),
            near.costPerCube(),
            near.lateCostPerUnit(),
            List.of(7, 8, 9));
    days.parcel(item, near, 0, 10);
    days.parcel(item, over, 0, 30);

    // when
    RegionFigures figures = days.between(0, 1);

    assertThat(figures.touchesPerUnit()).isEqualTo((2 * 10 + 4 * 30) / 40.0);
  }

  private static Selection selection(RegionFigures figures, String region) {
    return figures.selections().stream()
        .filter(one -> one.region().equals(region))
        .findFirst()
        .orElseThrow();
  }

  private int node(NodeKind kind, String region, boolean inside) {
    return network.nodes().stream()
        .filter(node -> node.kind() == kind && node.region().equals(region) == inside)
        .map(Node::ordinal)
        .findFirst()
        .orElse(kind == NodeKind.DC ? 0 : -1);
  }

  private ShipOption option(NodeKind kind, boolean inside) {
    return network.shipOptions().stream()
        .filter(
            option -> {
              Node node = network.node(option.node());
              String region = network.zones().get(option.zone()).region();
              return node.kind() == kind && node.region().equals(region) == inside;
            })
        .findFirst()
        .orElseThrow();
  }
}
