package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArrivalProgramTest {

  @Test
  void shouldCostWhatPlainRecursionCosts() {
    for (int seed = 0; seed < 200; seed++) {
      ArrivalProgram program = program(new SplittableRandom(seed));
      double plain = plain(program, program.arrivals(), program.stock().clone());

      assertThat(program.optimum()).as("seed %d", seed).isCloseTo(plain, offset(1e-10));
    }
  }

  @Test
  void shouldKnowMoreForLess() {
    for (int seed = 0; seed < 60; seed++) {
      ArrivalProgram program = program(new SplittableRandom(seed));
      double optimum = program.optimum();

      assertThat(program.fluid())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(program.clairvoyant() + 1e-9);
      assertThat(program.clairvoyant()).as("seed %d", seed).isLessThanOrEqualTo(optimum + 1e-9);
      assertThat(program.myopic()).as("seed %d", seed).isGreaterThanOrEqualTo(optimum - 1e-9);
      assertThat(program.value(new TransportPrices(program)))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(optimum - 1e-9);
    }
  }

  @Test
  void shouldSeeTheFutureAsEnumeratedSequencesDo() {
    for (int seed = 0; seed < 30; seed++) {
      ArrivalProgram program = program(new SplittableRandom(seed));
      double sum = overSequences(program, 0, new double[program.zoneChances().length], 1);

      assertThat(program.clairvoyant()).as("seed %d", seed).isCloseTo(sum, offset(1e-8));
    }
  }

  @Test
  void shouldLoseOrdersThatAPriceMakesTooDear() {
    var program = new ArrivalProgram(new double[] {1}, new double[][] {{5}}, 20, new int[] {4}, 3);

    assertThat(program.value((left, stock) -> new double[] {16})).isEqualTo(60);
    assertThat(program.value((left, stock) -> new double[] {14})).isEqualTo(15);
  }

  @Test
  void shouldRefuseChancesThatDoNotSumToOne() {
    assertThatThrownBy(
            () -> new ArrivalProgram(new double[] {0.4}, new double[][] {{5}}, 9, new int[] {1}, 1))
        .hasMessageContaining("0.4");
  }

  private static double plain(ArrivalProgram program, int left, int[] stock) {
    double sum = 0;
    for (int z = 0; left > 0 && z < program.zoneChances().length; z++) {
      double best = program.lostCost() + plain(program, left - 1, stock);
      for (int f = 0; f < stock.length; f++) {
        if (stock[f] > 0) {
          stock[f]--;
          best = Math.min(best, program.cost()[f][z] + plain(program, left - 1, stock));
          stock[f]++;
        }
      }
      sum += program.zoneChances()[z] * best;
    }
    return sum;
  }

  private static double overSequences(
      ArrivalProgram program, int arrived, double[] counts, double chance) {
    if (arrived == program.arrivals()) {
      double[] supply = Arrays.stream(program.stock()).asDoubleStream().toArray();
      return chance
          * new TransportProgram(supply, counts, program.cost(), program.lostCost()).value();
    }
    double sum = 0;
    for (int z = 0; z < counts.length; z++) {
      counts[z]++;
      sum += overSequences(program, arrived + 1, counts, chance * program.zoneChances()[z]);
      counts[z]--;
    }
    return sum;
  }

  private static ArrivalProgram program(SplittableRandom random) {
    double[][] cost = new double[2][];
    Arrays.setAll(cost, f -> random.ints(2, 1, 12).asDoubleStream().toArray());
    double first = random.nextDouble(0.1, 0.9);
    int[] stock = {random.nextInt(3), random.nextInt(1, 3)};
    double lost = random.nextInt(9, 20);
    return new ArrivalProgram(new double[] {first, 1 - first}, cost, lost, stock, 4);
  }
}
