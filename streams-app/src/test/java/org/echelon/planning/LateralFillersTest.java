package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.junit.jupiter.api.Test;

/** Two centres (1, 2) that buy, fill two nodes each (3, 4 and 5, 6) and help each other. */
class LateralFillersTest {
  private static final SupplyRules RULES =
      new SupplyRules(1, List.of(VendorTerms.plain(0, 6, 1, 1)), true, 1, 0.01);

  private final Wants wants = new Wants(network());

  private TreeMap<String, Long> wanted(long[] free, long[] position, long... levels) {
    Margins margins = (node, at) -> levels[node] - at - 0.5;
    Need need = new Need(levels, margins, (node, at) -> 5, node -> 1, node -> 17, node -> false);
    TreeMap<String, Long> units = new TreeMap<>();
    wants
        .of(new StockLevels(free, position), need, RULES)
        .forEach(want -> units.put(want.lane().id(), want.units()));
    return units;
  }

  @Test
  void shouldTakeFromACentreAllThatItsNodesDoNotLack() {
    // Ten at the first centre, of which its first node takes three; the second centre lacks four.
    long[] stock = {0, 10, 0, 0, 0, 0, 0};

    assertThat(wanted(stock, stock.clone(), 0, 1, 4, 3, 0, 0, 0))
        .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.of("C1>A", 3L, "C1>C2", 4L)));
  }

  @Test
  void shouldBuyOnlyWhatNothingBringsSideways() {
    // The first centre has five to spare, the second and its nodes lack eight.
    long[] stock = {0, 5, 0, 0, 0, 0, 0};

    assertThat(wanted(stock, stock.clone(), 0, 0, 2, 0, 0, 3, 3))
        .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.of("C1>C2", 5L, "V>C2", 3L)));
  }

  @Test
  void shouldNotBuyForANodeThatIsHelpedFromTheSide() {
    // A node of the first centre has four beyond its level, one of the second lacks four.
    long[] stock = {0, 0, 0, 6, 0, 0, 0};

    assertThat(wanted(stock, stock.clone(), 0, 0, 0, 2, 0, 4, 0))
        .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.of("A>C", 4L)));
  }

  @Test
  void shouldGiveAwayNothingThatItsOwnNodesLack() {
    long[] stock = {0, 3, 0, 0, 0, 0, 0};
    long[] onTheWay = {0, 3, 0, 0, 0, 0, 0};

    assertThat(wanted(stock, onTheWay, 0, 0, 2, 3, 1, 0, 0))
        .containsExactlyInAnyOrderEntriesOf(
            new TreeMap<>(Map.of("C1>A", 3L, "V>C1", 1L, "V>C2", 2L)));
  }

  private static Network network() {
    Network chain = Networks.chain();
    List<Node> nodes = new ArrayList<>();
    nodes.add(Networks.node(0, "V", NodeKind.VENDOR, 2, "R1", 7));
    nodes.add(Networks.node(1, "C1", NodeKind.DC, 1, "R1", 7));
    nodes.add(Networks.node(2, "C2", NodeKind.DC, 1, "R1", 7));
    List<Lane> lanes = new ArrayList<>();
    String names = "ABCD";
    for (int i = 0; i < names.length(); i++) {
      String name = names.substring(i, i + 1);
      nodes.add(Networks.node(3 + i, name, NodeKind.FC, 0, "R1", 1));
      int centre = 1 + i / 2;
      lanes.add(
          Networks.lane("C" + centre + ">" + name, centre, 3 + i, LaneKind.REPLENISH, 2, 0.5));
    }
    lanes.add(Networks.lane("V>C1", 0, 1, LaneKind.PURCHASE, 10, 2));
    lanes.add(Networks.lane("V>C2", 0, 2, LaneKind.PURCHASE, 10, 2));
    lanes.add(Networks.lane("C1>C2", 1, 2, LaneKind.LATERAL, 2, 0.5));
    lanes.add(Networks.lane("A>C", 3, 5, LaneKind.LATERAL, 2, 0.5));
    return new Network("test", 1, chain.terms(), nodes, chain.zones(), lanes, chain.shipOptions());
  }
}
