package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.echelon.network.Networks;
import org.junit.jupiter.api.Test;

class WantsTest {
  private static final int VENDOR = 0;
  private static final SupplyRules UNITS = rules(1, 1, 1, VENDOR);

  private final Wants wants = new Wants(Networks.chain());

  private static SupplyRules rules(long pack, long minUnits, long multiple, int vendor) {
    return new SupplyRules(
        pack, List.of(VendorTerms.plain(vendor, 6, minUnits, multiple)), true, 1, 0.01);
  }

  private static Need need(long... levels) {
    return Needs.of(levels, WantsTest::margin, node -> 1);
  }

  /** FC-A (node 2) values units at 10 - k, FC-B (node 3) at 6 - k, the DC at 5 - k. */
  private static double margin(int node, long position) {
    return (node == 2 ? 10 : node == 3 ? 6 : 5) - position - 1;
  }

  @Test
  void shouldGiveScarceUnitsToWhereTheyAreWorthMost() {
    // when
    List<Want> result =
        wants.of(
            new StockLevels(new long[] {0, 7, 0, 0}, new long[] {0, 7, 0, 0}),
            need(0, 0, 9, 5),
            UNITS);

    // Margins of A are 9,8,7,6,5,4.. and of B 5,4..: the seven best are A 9..5 with one tie each.
    assertThat(result).extracting(w -> w.lane().id()).containsExactly("DC>FC-A", "DC>FC-B", "V>DC");
    assertThat(result.get(0).units() + result.get(1).units()).isEqualTo(7);
    assertThat(result.get(0).units()).isEqualTo(6);
    assertThat(result.get(0).bestMargin()).isEqualTo(9);
    assertThat(result.get(2).units()).as("what the FCs still lack then is bought").isEqualTo(7);
  }

  @Test
  void shouldTakeOnlyWholePacksThatPayOnAverage() {
    SupplyRules packsOfFour = rules(4, 1, 1, VENDOR);

    List<Want> result =
        wants.of(
            new StockLevels(new long[] {0, 100, 0, 0}, new long[] {0, 100, 0, 0}),
            need(0, 0, 9, 5),
            packsOfFour);

    // A: packs average 7.5, 3.5, -0.5; B: 3.5, -0.5.
    assertThat(result).extracting(Want::units).containsExactly(8L, 4L);
  }

  @Test
  void shouldBuyUpToTheLevelInMultiplesOfTheVendor() {
    SupplyRules rules = rules(1, 10, 6, VENDOR);

    List<Want> result =
        wants.of(new StockLevels(new long[4], new long[] {0, 1, 0, 0}), need(0, 4, 0, 0), rules);

    assertThat(result).singleElement().satisfies(w -> assertThat(w.units()).isEqualTo(12));
  }

  @Test
  void shouldBuyNothingOfAnItemThatRunsOut() {
    SupplyRules runOut = new SupplyRules(1, List.of(), true, 1, 0.01);

    assertThat(wants.of(new StockLevels(new long[4], new long[4]), need(0, 4, 0, 0), runOut))
        .isEmpty();
  }

  @Test
  void shouldRedeemNeverMoreThanGrantedWantedOrFree() {
    assertThat(Redemption.units(10, 8, 9, 1)).isEqualTo(8);
    assertThat(Redemption.units(10, 12, 9, 4)).isEqualTo(8);
    assertThat(Redemption.units(10, 12, -2, 1)).isZero();
  }

  @Test
  void shouldBuyFromTheVendorThatSellsIt() {
    int unknown = 3;

    assertThat(
            wants.of(
                new StockLevels(new long[4], new long[4]),
                need(0, 4, 0, 0),
                rules(1, 1, 1, unknown)))
        .isEmpty();
  }
}
