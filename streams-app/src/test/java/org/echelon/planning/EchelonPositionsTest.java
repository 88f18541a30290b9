package org.echelon.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.echelon.network.Networks;
import org.junit.jupiter.api.Test;

/** The chain: a vendor (0), a DC (1) with L + R = 17 days, and two FCs (2, 3). */
class EchelonPositionsTest {
  private static final long[] LEVELS = {0, 30, 10, 6};

  private static final int LEVEL_TWO = 2;

  private final EchelonPositions echelons = new EchelonPositions(Networks.chain());

  private long seen(long dc, long first, long second, double demandPerDay) {
    Need need = Needs.of(LEVELS, (node, position) -> 1, node -> demandPerDay);
    StockLevels stock = new StockLevels(new long[4], new long[] {0, dc, first, second});
    return echelons.seen(stock, need, lane -> true).position()[1];
  }

  @Test
  void shouldOrderByTheEchelonPositionUpToTheEchelonLevel() {
    long ordered = LEVELS[1] - seen(25, 7, 6, 1);

    assertThat(ordered).isEqualTo((30 + 10 + 6) - (25 + 7 + 6));
    assertThat(seen(25, 10, 6, 1)).as("nothing is lacking below").isEqualTo(25);
  }

  @Test
  void shouldCountStockBeyondALevelOnlyAsFarAsItSells() {
    assertThat(seen(25, 15, 6, 1)).as("sold before an order comes").isEqualTo(30);
    assertThat(seen(25, 500, 0, 1)).as("17 days of it, and 6 lacking").isEqualTo(25 + 17 - 6);
    assertThat(seen(25, 500, 0, 0)).as("stranded").isEqualTo(25 - 6);
  }

  @Test
  void shouldGoByTheTimesOfTheItemAtHand() {
    Need need =
        new Need(
            LEVELS, (node, position) -> 1, (node, position) -> 0, node -> 1, n -> 40, n -> false);
    StockLevels stock = new StockLevels(new long[4], new long[] {0, 25, 500, 6});

    assertThat(echelons.seen(stock, need, lane -> true).position()[1])
        .as("what sells while a slow vendor delivers")
        .isEqualTo(25 + 40);
  }

  @Test
  void shouldKeepToWhatPeopleFixed() {
    Need need =
        new Need(
            LEVELS, (node, position) -> 1, (node, position) -> 0, node -> 1, n -> 17, n -> n == 1);
    StockLevels stock = new StockLevels(new long[4], new long[] {0, 25, 0, 0});

    assertThat(echelons.seen(stock, need, lane -> true).position()).containsExactly(0, 25, 0, 0);
  }

  @Test
  void shouldBuyForNodesBelowWhereTheDcHoldsNoStockItself() {
    Need need = Needs.of(new long[] {0, 0, 2, 1}, (node, position) -> -position - 0.5, n -> 0.01);
    StockLevels stock = new StockLevels(new long[4], new long[4]);
    SupplyRules rules = new SupplyRules(1, List.of(VendorTerms.plain(0, 6, 1, 1)), true, 1, 0.01);

    List<Want> wants = new Wants(Networks.chain()).of(stock, need, rules);

    assertThat(wants).singleElement().satisfies(want -> assertThat(want.units()).isEqualTo(3));
  }

  @Test
  void shouldBuyForNodesBelowWhateverTheDcIsWorthToItsOwnCustomers() {
    Margins margins = (node, position) -> node == 1 ? -0.02 : LEVEL_TWO - position - 0.5;
    Need need = Needs.of(new long[] {0, 0, LEVEL_TWO, LEVEL_TWO}, margins, n -> 0.01);
    SupplyRules rules = new SupplyRules(1, List.of(VendorTerms.plain(0, 6, 1, 1)), true, 1, 0.01);
    Wants wants = new Wants(Networks.chain());

    assertThat(wants.of(new StockLevels(new long[4], new long[] {0, 0, 1, 0}), need, rules))
        .singleElement()
        .satisfies(
            want -> {
              assertThat(want.units()).isEqualTo(3);
              assertThat(want.steps().get(0).marginPerUnitDay())
                  .as("that of the FC with one")
                  .isEqualTo(0.5);
            });
    assertThat(wants.of(new StockLevels(new long[4], new long[] {0, 3, 1, 0}), need, rules))
        .as("bought already")
        .isEmpty();
  }
}
