package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.Trucks;
import org.junit.jupiter.api.Test;

/**
 * A vendor V (0) fills CDC (4), which fills DC (1), which fills FC-A (2) and FC-B (3); a lane leads
 * from CDC to FC-A directly. FC-A values units at 10 - k, FC-B at 6 - k; others have their levels.
 */
class DirectWantsTest {
  private static final int CDC = 4;
  private static final SupplyRules UNITS = new SupplyRules(1, List.of(), true, 2, 0.01);
  private static final Predicate<Lane> ALL = lane -> true;

  @Test
  void shouldLeadFromFurtherUpTheUsualWay() {
    List<DirectLane> lanes = DirectLane.of(network(0.5, Trucks.NONE));

    assertThat(lanes).hasSize(1);
    assertThat(lanes.get(0).lane().id()).isEqualTo("CDC>FC-A");
    assertThat(lanes.get(0).way()).extracting(Lane::id).containsExactly("CDC>DC", "DC>FC-A");
    assertThat(lanes.get(0).usual().id()).isEqualTo("DC>FC-A");
  }

  @Test
  void shouldTakeTheLaneForTheUsualOneWhereItIsTheCheapestOnFullTrucks() {
    Network cheap = network(0.1, Trucks.NONE);
    Network dearTruck = network(0.1, new Trucks(100, 25, 0));

    assertThat(cheap.feeder(2)).get().extracting(Lane::id).isEqualTo("CDC>FC-A");
    assertThat(DirectLane.of(cheap)).isEmpty();
    assertThat(dearTruck.feeder(2)).get().extracting(Lane::id).isEqualTo("DC>FC-A");
    assertThat(DirectLane.of(dearTruck)).hasSize(1);
  }

  @Test
  void shouldTakeTheNearerOfLanesThatCostAlike() {
    assertThat(network(0.3, Trucks.NONE).feeder(2)).get().extracting(Lane::id).isEqualTo("DC>FC-A");
  }

  @Test
  void shouldOfferWhatIsWantedOverTheUsualLaneAsFarAsTheStartHasIt() {
    Network network = network(0.5, Trucks.NONE);

    List<DirectWant> some = direct(network, 20, 7, ALL);
    List<DirectWant> plenty = direct(network, 20, 70, ALL);
    List<DirectWant> hubHasNone = direct(network, 0, 70, ALL);

    assertThat(units(some)).isEqualTo(7);
    assertThat(units(plenty)).isEqualTo(9);
    assertThat(hubHasNone).isEmpty();
    assertThat(some.get(0).steps()).hasSameSizeAs(plenty.get(0).steps());
  }

  @Test
  void shouldLeaveTheStartWhatItGivesToOthers() {
    Network network = network(0.5, Trucks.NONE, Networks.lane("CDC>FC-C", CDC, 5, REPLENISH, 2, 1));

    // FC-C values units at 4 - k: it takes 3 of the 8.
    assertThat(units(direct(network, 20, 8, ALL))).isEqualTo(5);
  }

  @Test
  void shouldOfferNothingWhereALaneOfTheTwoWaysMayNotBeUsed() {
    Network network = network(0.5, Trucks.NONE);

    for (String stopped : List.of("CDC>FC-A", "CDC>DC", "DC>FC-A")) {
      assertThat(direct(network, 20, 70, lane -> !lane.id().equals(stopped))).isEmpty();
    }
  }

  @Test
  void shouldCompareBothWaysWithHandlingAndTime() {
    Network network = network(0.5, new Trucks(100, 25, 0));
    DirectWant want = direct(network, 20, 70, ALL).get(0);

    // Two lanes of 0.3; at the DC 0.25 in, 0.30 out, 0.30 a dm³ of 2, and a price of 0.4.
    assertThat(want.usualPerUnit()).isEqualTo(0.6 + 0.25 + 0.3 + 0.6 + 0.4, within(1e-12));
    assertThat(want.directPerUnit()).isEqualTo(0.5);
    // Both take two days; the usual lane leaves six hours later.
    double later = want.daysLater(0, 6 * 3_600_000L);
    assertThat(later).isEqualTo(-0.25);
    assertThat(want.savedPerUnit(new Step(1, 2), later)).isEqualTo(1.65 + 0.5, within(1e-12));
  }

  private static final LaneKind REPLENISH = LaneKind.REPLENISH;

  private static List<DirectWant> direct(
      Network network, long atDc, long atCdc, Predicate<Lane> used) {
    Wants wants = new Wants(network);
    long[] free = new long[network.nodeSpan()];
    free[1] = atDc;
    free[CDC] = atCdc;
    StockLevels held = new StockLevels(free, free.clone());
    long[] levels = new long[network.nodeSpan()];
    levels[2] = 9;
    Need need = Needs.of(levels, DirectWantsTest::margin, node -> 1);
    List<Want> usual = wants.of(held, need, UNITS);
    return wants.direct(held, usual, UNITS, 0, node -> node == 1 ? 0.4 : 0, used);
  }

  private static double margin(int node, long position) {
    double first =
        switch (node) {
          case 2 -> 10;
          case 3 -> 6;
          case 5 -> 4;
          default -> 0;
        };
    return first - position - 1;
  }

  private static long units(List<DirectWant> wants) {
    return wants.stream().flatMap(want -> want.steps().stream()).mapToLong(Step::units).sum();
  }

  private static Network network(double directCost, Trucks trucks, Lane... more) {
    Network chain = Networks.chain();
    List<Node> nodes = new ArrayList<>(chain.nodes());
    nodes.add(Networks.node(CDC, "CDC", NodeKind.DC, 2, "R1", 7));
    nodes.add(Networks.node(5, "FC-C", NodeKind.FC, 0, "R2", 1));
    List<Lane> lanes =
        new ArrayList<>(chain.lanes().stream().filter(lane -> lane.kind() == REPLENISH).toList());
    lanes.add(Networks.lane("V>CDC", 0, CDC, LaneKind.PURCHASE, 10, 2));
    lanes.add(Networks.lane("CDC>DC", CDC, 1, REPLENISH, 2, 0.5));
    lanes.add(
        Networks.on(
            trucks,
            Networks.costing(directCost, Networks.lane("CDC>FC-A", CDC, 2, REPLENISH, 2, 1))));
    lanes.addAll(List.of(more));
    return new Network("test", 1, chain.terms(), nodes, chain.zones(), lanes, chain.shipOptions());
  }
}
