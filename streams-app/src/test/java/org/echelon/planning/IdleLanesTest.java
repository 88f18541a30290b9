package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.network.Networks;
import org.junit.jupiter.api.Test;

/** The chain: a vendor (0), a DC (1), and two FCs (2, 3) of which people may stop the supply. */
class IdleLanesTest {
  private static final SupplyRules RULES =
      new SupplyRules(1, List.of(VendorTerms.plain(0, 6, 1, 1)), true, 1, 0.01);

  private final Wants wants = new Wants(Networks.chain());

  private Map<String, Long> wanted(long atDc, String... idle) {
    Map<String, Long> units = new HashMap<>();
    wants
        .of(stock(atDc), need(), RULES, except(idle))
        .forEach(want -> units.put(want.lane().id(), want.units()));
    return units;
  }

  @Test
  void shouldOrderNothingForANodeWhoseLaneIsStopped() {
    assertThat(wanted(0)).isEqualTo(Map.of("V>DC", 10L));
    assertThat(wanted(0, "DC>FC-A")).isEqualTo(Map.of("V>DC", 4L));
    assertThat(wanted(0, "DC>FC-A", "DC>FC-B")).isEmpty();
  }

  @Test
  void shouldShowTheWholePlanWhereNothingMoves() {
    assertThat(wanted(2, "V>DC", "DC>FC-A", "DC>FC-B")).isEqualTo(wanted(2));
  }

  @Test
  void shouldLetNodesThatCannotBeReachedTakeNoScarceUnits() {
    // FC-A values units most, so all three would be its own.
    assertThat(wanted(3)).containsEntry("DC>FC-A", 3L).doesNotContainKey("DC>FC-B");
    assertThat(wanted(3, "DC>FC-A")).isEqualTo(Map.of("DC>FC-B", 3L, "V>DC", 1L));
  }

  @Test
  void shouldShowWhatAnIdleLaneWouldCarryOfWhatIsLeft() {
    assertThat(wanted(5, "DC>FC-A")).isEqualTo(Map.of("DC>FC-A", 1L, "DC>FC-B", 4L));
  }

  @Test
  void shouldOrderForANodeThatCanBeReachedAgainByWhenTheGoodsCome() {
    Carrying later =
        new Carrying(lane -> !lane.id().equals("DC>FC-A"), Carrying.EVERYWHERE.inTime());
    Map<String, Long> units = new HashMap<>();
    wants
        .of(stock(3), need(), RULES, later)
        .forEach(want -> units.put(want.lane().id(), want.units()));

    // What is there goes to where it can go now, and is bought anew for the other.
    assertThat(units).isEqualTo(Map.of("DC>FC-B", 3L, "V>DC", 7L));
  }

  @Test
  void shouldTellTheMarginThatDecides() {
    OrderPoint open = wants.orderPoint(stock(0), need(), except());
    OrderPoint stopped = wants.orderPoint(stock(0), need(), except("DC>FC-A", "DC>FC-B"));

    assertThat(open.stock().position()[1]).isEqualTo(-10);
    assertThat(open.marginNext(1)).as("what FC-B's next unit is worth").isEqualTo(3.5);
    assertThat(stopped.stock().position()[1]).isZero();
    assertThat(stopped.marginNext(1)).as("its own").isEqualTo(-0.5);
  }

  private static StockLevels stock(long atDc) {
    return new StockLevels(new long[] {0, atDc, 0, 0}, new long[] {0, atDc, 0, 0});
  }

  /** FC-A wants six units worth 10 and more each, FC-B four worth less. */
  private static Need need() {
    long[] levels = {0, 0, 6, 4};
    return Needs.of(
        levels,
        (node, at) -> node == 1 ? -0.5 : levels[node] - at - 0.5 + (node == 2 ? 9 : 0),
        n -> 1);
  }

  private static Carrying except(String... idle) {
    return Carrying.always(lane -> !Set.of(idle).contains(lane.id()));
  }
}
