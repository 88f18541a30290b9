package org.echelon.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.measure.OrTools;
import org.echelon.measure.PricingInstance;
import org.echelon.measure.Seeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The problem of {@code echelon bench pricing} as a linear program, by GLOP to the optimum and by
 * PDLP to our gap: their bounds must be ours. OR-tools is on the class path of tests alone, so the
 * measurement is here as well, with the property echelon.long: at -Dechelon.skus=1000, repeated
 * -Dechelon.repeats=3 times, written to -Dechelon.json=FILE.
 */
class LinearProgramTest {
  private static final long SEED = 1;
  private static final double GAP = 1e-4;
  private static final PricingOptions SHARP = PricingOptions.DEFAULT.withTarget(1e-8);

  @BeforeEach
  void findSolvers() {
    OrTools.assumePresent();
    Seeds.random(SEED);
  }

  @Test
  void shouldHaveTheBoundOfTheLinearProgram() {
    measure(20, 1);
  }

  @Test
  @EnabledIfSystemProperty(named = "echelon.long", matches = "true")
  void shouldMeasureGlopAndPdlp() throws IOException {
    int skus = Integer.getInteger("echelon.skus", 1000);
    int repeats = Integer.getInteger("echelon.repeats", 3);
    Map<String, double[]> seconds = measure(skus, repeats);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("command", "LinearProgramTest");
    document.put(
        "machine",
        Map.of(
            "cores",
            Runtime.getRuntime().availableProcessors(),
            "java",
            System.getProperty("java.version"),
            "loadAverage",
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    document.put("settings", Map.of("skus", skus, "repeats", repeats, "seed", SEED, "gap", GAP));
    document.put("results", seconds);
    List<Map<String, Object>> goals = new ArrayList<>();
    goals.add(goal("P4.vs-glop", seconds, "GLOP", 100));
    goals.add(goal("P4.vs-pdlp", seconds, "PDLP", 10));
    document.put("goals", goals);
    goals.forEach(System.out::println);
    String file = System.getProperty("echelon.json");
    if (file != null) {
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValue(Path.of(file).toFile(), document);
    }
  }

  /** CPU seconds by method, sorted; fails where two bounds do not agree. */
  private static Map<String, double[]> measure(int skus, int repeats) {
    FrozenModel model = new PricingInstance(skus, SEED).model(1);
    double[] zero = new double[model.rows().size()];
    double best = NewtonPricing.search(model, zero, SHARP).bound();
    Map<String, double[]> seconds = new LinkedHashMap<>();
    for (String method : List.of("ours", "GLOP", "PDLP")) {
      seconds.put(method, new double[repeats]);
    }
    for (int i = 0; i < repeats; i++) {
      // Ours is compiled by now, and quick: the mean of ten.
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int k = 0; k < 10; k++) {
        double ours = NewtonPricing.search(model, zero, PricingOptions.DEFAULT).bound();
        assertThat(ours).isBetween(best * (1 - 2e-8), best * (1 + GAP));
      }
      long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      seconds.get("ours")[i] = (after - before) / 1e10;
      seconds.get("GLOP")[i] = byGlop(model, best);
      seconds.get("PDLP")[i] = byPdlp(model, best);
    }
    seconds.values().forEach(Arrays::sort);
    return seconds;
  }

  private static double byGlop(FrozenModel model, double best) {
    try (LinearProgram program = new LinearProgram("GLOP", model).thoughImprecise()) {
      LinearProgram.Solved solved = program.solve();
      System.out.printf(
          "GLOP, %d columns: %.3f s, value %.1e above our bound%n",
          program.columns(), solved.cpuSeconds(), solved.value() / best - 1);
      assertThat(solved.value()).isBetween(best * (1 - 1e-6), best * (1 + 1e-6));
      return solved.cpuSeconds();
    }
  }

  private static double byPdlp(FrozenModel model, double best) {
    try (LinearProgram program = new LinearProgram("PDLP", model).untilGap(GAP)) {
      LinearProgram.Solved solved = program.solve();
      double bound = model.bound(solved.prices());
      System.out.printf(
          "PDLP: %.3f s CPU, %.3f s, value %.1e and bound of its prices %.1e above our bound%n",
          solved.cpuSeconds(), solved.seconds(), solved.value() / best - 1, bound / best - 1);
      assertThat(bound).isBetween(best * (1 - 2e-8), best * (1 + 10 * GAP));
      return solved.cpuSeconds();
    }
  }

  private static Map<String, Object> goal(
      String id, Map<String, double[]> seconds, String rival, double goal) {
    double ours = middle(seconds.getOrDefault("ours", new double[1]));
    double ratio = middle(seconds.getOrDefault(rival, new double[1])) / ours;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", id);
    line.put("measured", ratio);
    line.put("goal", goal);
    line.put("unit", "times our CPU time");
    line.put("met", ratio >= goal);
    return line;
  }

  private static double middle(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
