package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.junit.jupiter.api.Test;

/** A centre (1) fills two nodes (2 and 3) that may also help each other for 1.45 a unit. */
class LateralMovesTest {
  private static final SupplyRules UNITS = rules(1);
  private final Wants wants = new Wants(network());

  @Test
  void shouldMoveWhatANodeShouldNotKeepToOneThatIsShort() {
    // when
    List<Want> result = wants.of(stock(0, 9, 1), need(5, 4, 5), UNITS);

    // Of five above its level the other takes the three up to its own that gain enough.
    assertThat(result)
        .singleElement()
        .satisfies(
            want -> {
              assertThat(want.lane().id()).isEqualTo("A>B");
              assertThat(want.units()).isEqualTo(3);
              assertThat(want.bestMargin()).isEqualTo(2);
            });
  }

  @Test
  void shouldMoveNothingThatGainsLittleBeyondItsCost() {
    assertThat(wants.of(stock(0, 9, 1), need(1.7, 4, 5), UNITS)).isEmpty();
    assertThat(wants.of(stock(0, 9, 1), need(1.8, 4, 5), UNITS)).hasSize(1);
  }

  @Test
  void shouldLeaveANodeWhatItShouldKeep() {
    assertThat(wants.of(stock(0, 5, 0), need(9, 4, 5), UNITS))
        .singleElement()
        .satisfies(want -> assertThat(want.units()).isEqualTo(1));
    assertThat(wants.of(stock(0, 4, 0), need(9, 4, 5), UNITS)).isEmpty();
  }

  @Test
  void shouldTakeFromTheCentreFirst() {
    assertThat(wants.of(stock(2, 9, 1), need(5, 4, 5), UNITS))
        .extracting(want -> want.lane().id() + " " + want.units())
        .containsExactly("A>B 1", "DC>B 2");
    assertThat(wants.of(stock(9, 9, 1), need(5, 4, 5), UNITS))
        .extracting(want -> want.lane().id())
        .containsExactly("DC>B");
  }

  @Test
  void shouldMoveNothingBackOnceItHasArrived() {
    assertThat(wants.of(stock(0, 6, 4), need(5, 4, 5), UNITS)).isEmpty();
  }

  @Test
  void shouldMoveWholePacks() {
    // The second pack of two holds one unit that is worth nothing.
    assertThat(wants.of(stock(0, 9, 1), need(3, 4, 5), rules(2)))
        .singleElement()
        .satisfies(want -> assertThat(want.units()).isEqualTo(2));
    assertThat(wants.of(stock(0, 9, 1), need(4, 4, 5), rules(2)))
        .singleElement()
        .satisfies(want -> assertThat(want.units()).isEqualTo(4));
  }

  @Test
  void shouldTakeNothingFromANodeThatPeopleFixed() {
    Need need = need(5, 4, 5);
    Margins fixed =
        (node, position) ->
            node == 2 ? Double.NEGATIVE_INFINITY : need.margins().next(node, position);
    Need held = new Need(new long[4], fixed, need.values(), node -> 1, node -> 17, node -> false);

    assertThat(wants.of(stock(0, 9, 1), held, UNITS)).isEmpty();
  }

  /** Positions of the centre and the two nodes, all of it free. */
  private static StockLevels stock(long centre, long a, long b) {
    long[] units = {0, centre, a, b};
    return new StockLevels(units, units.clone());
  }

  /** Each unit up to a level saves a value when sold; margins fall to zero at the level. */
  private static Need need(double value, long levelA, long levelB) {
    long[] levels = {0, 0, levelA, levelB};
    return new Need(
        levels,
        (node, position) -> levels[node] - position - (node == 3 ? 1 : 0.5),
        (node, position) -> value,
        node -> 1,
        node -> 17,
        node -> false);
  }

  private static SupplyRules rules(long pack) {
    return new SupplyRules(pack, List.of(), true, 1, 0.01);
  }

  private static Network network() {
    Network chain = Networks.chain();
    List<Lane> lanes = new ArrayList<>();
    lanes.add(Networks.lane("DC>A", 1, 2, LaneKind.REPLENISH, 2, 0.5));
    lanes.add(Networks.lane("DC>B", 1, 3, LaneKind.REPLENISH, 2, 0.5));
    lanes.add(Networks.lane("A>B", 2, 3, LaneKind.LATERAL, 2, 0.5));
    lanes.add(Networks.lane("B>A", 3, 2, LaneKind.LATERAL, 2, 0.5));
    return new Network(
        "test", 2, chain.terms(), chain.nodes(), chain.zones(), lanes, chain.shipOptions());
  }
}
