package org.echelon.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TransportProgramTest {

  @Test
  void shouldShipWithinStockAtTheDualCost() {
    for (int seed = 0; seed < 200; seed++) {
      TransportProgram program = program(new SplittableRandom(seed));
      var plan = program.optimum();
      for (int f = 0; f < program.supply().length; f++) {
        double used = Arrays.stream(plan.shipped()[f]).sum();
        assertThat(used).as("seed %d", seed).isLessThanOrEqualTo(program.supply()[f] + 1e-9);
      }
      for (int z = 0; z < program.demand().length; z++) {
        double served = plan.lost()[z];
        for (double[] row : plan.shipped()) {
          served += row[z];
        }
        assertThat(served).as("seed %d", seed).isCloseTo(program.demand()[z], offset(1e-9));
      }
      assertThat(program.dualValue()).as("seed %d", seed).isCloseTo(plan.cost(), offset(1e-7));
    }
  }

  @Test
  void shouldValueAUnitByTheSlopesOnBothSides() {
    for (int seed = 0; seed < 200; seed++) {
      TransportProgram program = program(new SplittableRandom(seed));
      double here = program.value();
      for (int f = 0; f < program.supply().length; f++) {
        var worth = program.worth(f);
        double step = 1e-3;
        double gained = (here - with(program, f, step).value()) / step;
        assertThat(worth.least()).as("seed %d", seed).isCloseTo(gained, offset(1e-4));
        if (program.supply()[f] > 0) {
          double missed = (with(program, f, -step).value() - here) / step;
          assertThat(worth.greatest()).as("seed %d", seed).isCloseTo(missed, offset(1e-4));
        }
      }
    }
  }

  private static TransportProgram with(TransportProgram program, int f, double more) {
    double[] supply = program.supply().clone();
    supply[f] += more;
    return new TransportProgram(supply, program.demand(), program.cost(), program.lostCost());
  }

  /** Whole numbers make ties, and so prices that are not unique, frequent. */
  private static TransportProgram program(SplittableRandom random) {
    int facilities = random.nextInt(1, 4);
    int zones = random.nextInt(1, 5);
    double[][] cost = new double[facilities][];
    Arrays.setAll(cost, f -> random.ints(zones, 0, 12).asDoubleStream().toArray());
    double[] supply = random.ints(facilities, 0, 20).asDoubleStream().toArray();
    double[] demand = random.ints(zones, 1, 15).asDoubleStream().toArray();
    return new TransportProgram(supply, demand, cost, random.nextInt(8, 20));
  }
}
