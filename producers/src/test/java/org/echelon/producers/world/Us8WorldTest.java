package org.echelon.producers.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.event.DemandClass;
import org.echelon.event.OrderLine;
import org.echelon.event.Receipt;
import org.echelon.producers.orders.FeedRow;
import org.echelon.producers.us8.SkuProfile;
import org.echelon.producers.us8.Us8;
import org.echelon.producers.us8.VendorLeadTimes;
import org.echelon.reference.Item;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.junit.jupiter.api.Test;

class Us8WorldTest {
  private final Us8World world = new Us8World(1, 200, 14);

  @Test
  void shouldHaveTwentyEightStockingNodesAndThreeVendorsWithRisingOrdinals() {
    List<Node> nodes = world.network().getNodes();

    assertThat(nodes).extracting(Node::getOrdinal).isEqualTo(range(31));
    assertThat(nodes.stream().collect(Collectors.groupingBy(Node::getKind, Collectors.counting())))
        .containsEntry(NodeKind.DC, 4L)
        .containsEntry(NodeKind.FC, 16L)
        .containsEntry(NodeKind.SSD, 8L)
        .containsEntry(NodeKind.VENDOR, 3L);
  }

  @Test
  void shouldFeedEveryStockingNodeByOneAutomaticLane() {
    Network network = world.network();
    Set<String> ids = network.getNodes().stream().map(Node::getNode).collect(Collectors.toSet());

    assertThat(network.getLanes())
        .filteredOn(l -> l.getKind() == LaneKind.REPLENISH)
        .extracting(Lane::getTo)
        .doesNotHaveDuplicates()
        .hasSize(24);
    assertThat(network.getLanes()).allMatch(l -> ids.contains(l.getFrom()));
    assertThat(network.getLanes()).allMatch(l -> l.getMode() == LaneMode.AUTO);
    assertThat(network.getLanes()).filteredOn(l -> l.getKind() == LaneKind.PURCHASE).hasSize(3 * 4);
  }

  @Test
  void shouldPutEachNodeAndZoneInOneRegionAndServeEveryClass() {
    Network network = world.network();

    assertThat(network.getRegions().stream().flatMap(r -> r.getNodes().stream()))
        .containsExactlyInAnyOrderElementsOf(
            network.getNodes().stream().map(Node::getNode).toList());
    assertThat(network.getRegions().stream().flatMap(r -> r.getZones().stream()))
        .hasSize(8)
        .doesNotHaveDuplicates();
    Set<String> served = new HashSet<>();
    for (ShipOption option : network.getShipOptions()) {
      served.add(option.getZone() + " " + option.getSpeed());
    }
    assertThat(served).hasSize(24);
  }

  @Test
  void shouldMakeEveryRoomSmallerWhenTighter() {
    Us8World tight = new Us8World(1, 200, 14, 2, VendorLeadTimes.gamma());
    for (Node node : tight.network().getNodes()) {
      if (node.getKind() != NodeKind.VENDOR) {
        double nominal = storage(world.network().getNodes().get(node.getOrdinal()));
        assertThat(storage(node)).isCloseTo(nominal / 2, within(1.0)).isPositive();
      }
    }
  }

  @Test
  void shouldForecastEverySkuNearItsTrueRate() {
    assertThat(world.forecasts()).hasSameSizeAs(world.items());
    double ratio = 0;
    for (int i = 0; i < world.forecasts().size(); i++) {
      SkuProfile truth = world.skus().get(i).profile();
      var forecast = world.forecasts().get(i);
      assertThat(forecast.getSku()).isEqualTo(truth.sku());
      assertThat(forecast.getFirstWeekOn().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
      assertThat(forecast.getClasses().stream().mapToDouble(DemandClass::getShare).sum())
          .isCloseTo(1, within(0.001));
      ratio += forecast.getWeekUnits().get(0) / (7 * truth.ratePerDay());
    }
    assertThat(ratio / world.items().size()).isCloseTo(1, within(0.08));
  }

  @Test
  void shouldCountStockAroundTheGivenLevels() {
    // So loose that every site has room for any stock.
    Us8World loose = new Us8World(1, 200, 14, 1e-6, VendorLeadTimes.gamma());
    var counts = loose.openingCounts((sku, node) -> node.startsWith("FC") ? 100 : 0);

    assertThat(counts).hasSize(200 * 16);
    assertThat(counts).allMatch(c -> c.getUnits() >= 60 && c.getUnits() <= 110);
    assertThat(counts).extracting(c -> c.getNode() + c.getAdjustmentId()).doesNotHaveDuplicates();
    assertThat(counts).allMatch(c -> c.getCountedAt().equals(world.startAt()));
  }

  @Test
  void shouldSpreadOrdersOnTheWayOverTheVendorLeadTime() {
    List<Receipt> receipts = world.ordersOnTheWay();

    assertThat(receipts)
        .isSortedAccordingTo((a, b) -> a.getOccurredAt().compareTo(b.getOccurredAt()));
    assertThat(receipts).allMatch(r -> r.getPoRef() != null && r.getGoodUnits() > 0);
    assertThat(receipts).allMatch(r -> r.getOccurredAt().isAfter(world.startAt()));
    double units = receipts.stream().mapToLong(Receipt::getGoodUnits).sum();
    double rate = world.skus().stream().mapToDouble(s -> s.profile().ratePerDay()).sum();
    assertThat(units / rate).isCloseTo(14, within(1.0));
  }

  @Test
  void shouldOrderWhatTheTrueRatesSay() {
    Us8World year = new Us8World(1, 200, 364);
    List<FeedRow> rows = year.orders().until(world.startAt().plus(Duration.ofDays(400)));

    double units = rows.stream().mapToLong(r -> line(r).getUnits()).sum();
    double rate = year.skus().stream().mapToDouble(s -> s.profile().ratePerDay()).sum();
    assertThat(units / 364).isCloseTo(rate, within(0.1 * rate));
    assertThat(rows).extracting(FeedRow::at).isSorted();
    assertThat(rows).extracting(r -> line(r).getEventId()).doesNotHaveDuplicates();
    assertThat(rows).allMatch(r -> line(r).getSiblings().size() == line(r).getLineCount() - 1);
  }

  @Test
  void shouldGiveTheSameOrdersHoweverOftenItIsAsked() {
    List<FeedRow> atOnce = world.orders().until(world.startAt().plus(Duration.ofDays(3)));
    List<FeedRow> stepwise = new java.util.ArrayList<>();
    var feed = new Us8World(1, 200, 14).orders();
    for (int quarter = 0; quarter <= 3 * 24 * 4; quarter++) {
      stepwise.addAll(feed.until(world.startAt().plus(Duration.ofMinutes(15L * quarter))));
    }

    assertThat(stepwise).isEqualTo(atOnce);
    assertThat(feed.rowsRead()).isEqualTo(atOnce.size());
    assertThat(new Us8World(2, 200, 14).orders().until(world.startAt().plus(Duration.ofDays(3))))
        .isNotEqualTo(atOnce);
  }

  @Test
  void shouldStartOnAMondayAndRepeatFromTheSeed() {
    assertThat(world.startAt().atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    Us8World again = new Us8World(1, 200, 14);
    assertThat(again.network()).isEqualTo(world.network());
    assertThat(again.items()).isEqualTo(world.items());
    assertThat(again.forecasts()).isEqualTo(world.forecasts());
    assertThat(again.ordersOnTheWay()).isEqualTo(world.ordersOnTheWay());
  }

  @Test
  void shouldKeepLargeItemsAtSitesOfTheirOwn() {
    Network network = world.network();
    Set<String> large =
        network.getNodes().stream()
            .filter(n -> n.getHandlingClasses().equals(List.of(Us8.LARGE)))
            .map(Node::getNode)
            .collect(Collectors.toSet());

    assertThat(large).hasSize(4).allMatch(node -> node.startsWith("FC-"));
    assertThat(network.getNodes())
        .filteredOn(n -> n.getHandlingClasses().isEmpty())
        .extracting(Node::getKind)
        .containsOnly(NodeKind.DC, NodeKind.VENDOR);
    List<Item> items =
        world.items().stream().filter(i -> i.getHandlingClass().equals(Us8.LARGE)).toList();
    assertThat(items).hasSizeBetween(4, 18).allMatch(i -> i.getStockedAt().containsAll(large));
    Set<String> skus = items.stream().map(Item::getSku).collect(Collectors.toSet());
    assertThat(world.orders().until(world.startAt().plus(Duration.ofDays(14))))
        .filteredOn(row -> skus.contains(line(row).getSku()))
        .isNotEmpty()
        .allMatch(row -> line(row).getSpeed() != Speed.SAME_DAY);
  }

  @Test
  void shouldBuyFromSeveralVendorsOnDifferentTerms() {
    List<Item> items = world.items();

    assertThat(items).allMatch(i -> i.getVendors().get(0).getVendor().equals("V-MAIN"));
    assertThat(items).filteredOn(i -> i.getVendors().size() > 1).hasSizeGreaterThan(100);
    assertThat(items.stream().flatMap(i -> i.getVendors().stream()))
        .allMatch(v -> v.getMinUnits() % v.getMultipleUnits() == 0);
    var lanes = world.network().getLanes().stream().filter(l -> l.getTo().equals("DC-EAST"));
    assertThat(lanes.collect(Collectors.toMap(Lane::getFrom, l -> l.getLeadTime().getMeanDays())))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("V-MAIN", 14.0, "V-NEAR", 7.0, "V-FAR", 28.0));
  }

  private static OrderLine line(FeedRow row) {
    return (OrderLine) ((FeedRow.Event) row).record();
  }

  private static double storage(Node node) {
    return node.getCapacity().get(0).getStorageCube();
  }

  private static List<Integer> range(int end) {
    return java.util.stream.IntStream.range(0, end).boxed().toList();
  }
}
