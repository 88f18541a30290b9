package org.echelon.producers.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The generated orders against the facts of two real sets, Online Retail and the stores of Iowa, in
 * weeks of a SKU over all zones. Where the sets differ, the world lies between them or near; the
 * page on the world says the same in words.
 */
class Us8FactsTest {
  private static final int WEEKS = 104;
  private static final List<WorldFacts> WORLDS = new ArrayList<>();

  @BeforeAll
  static void measure() {
    for (long seed = 1; seed <= 3; seed++) {
      WORLDS.add(new WorldFacts(new Us8World(seed, 500, 7 * WEEKS), WEEKS));
    }
  }

  @Test
  void shouldHaveEveryDemandClassAsOftenAsTheRealSets() {
    assertThat(WORLDS)
        .allSatisfy(
            facts -> {
              double[] classes = facts.classes();
              // Real: 8 to 32, 14 to 33, 14 to 29 and 25 to 45%.
              assertThat(classes[0]).as("smooth").isBetween(0.08, 0.32);
              assertThat(classes[1]).as("erratic").isBetween(0.12, 0.35);
              assertThat(classes[2]).as("intermittent").isBetween(0.14, 0.32);
              assertThat(classes[3]).as("lumpy").isBetween(0.23, 0.47);
            });
  }

  @Test
  void shouldBeAsLumpyAsTheRealSets() {
    assertThat(WORLDS)
        .allSatisfy(
            facts -> {
              // Real: 3 to 6, 19 to 24 and 125 to 144.
              assertThat(facts.varianceToMean(10)).as("p10").isBetween(1.8, 7.0);
              assertThat(facts.varianceToMean(50)).as("median").isBetween(12.0, 26.0);
              assertThat(facts.varianceToMean(90)).as("p90").isBetween(60.0, 160.0);
              // Real: 1.61 and 1.28.
              assertThat(facts.taylorSlope()).as("Taylor").isBetween(1.28, 1.68);
            });
  }

  @Test
  void shouldSellMostOfItsUnitsWithFewSkus() {
    // Real: 76 and 93%.
    assertThat(WORLDS).extracting(WorldFacts::topFifth).allMatch(share -> share > 0.76 && share < 0.93);
  }

  @Test
  void shouldCorrelateZonesAsInIowa() {
    assertThat(WORLDS)
        .allSatisfy(
            facts -> {
              // Real, over ten times as many SKUs: 0.69, 0.22 and 1.66.
              assertThat(facts.zoneCorrelation()).as("totals").isBetween(0.35, 0.80);
              assertThat(facts.skuCorrelation(60)).as("SKU").isBetween(0.10, 0.35);
              assertThat(facts.pooling()).as("pooling").isBetween(1.5, 2.1);
            });
  }

  @Test
  void shouldOrderWholePacksAsInIowa() {
    assertThat(WORLDS)
        .allSatisfy(
            facts -> {
              // Real: 52 and 94%.
              assertThat(facts.wholeCases()).as("cases").isBetween(0.34, 0.64);
              assertThat(facts.wholeInners()).as("inner packs").isBetween(0.85, 1.0);
            });
  }
}
