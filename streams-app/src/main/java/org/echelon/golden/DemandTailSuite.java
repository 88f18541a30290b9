package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import org.echelon.demand.DemandLaw;
import org.echelon.demand.DemandTail;

/**
 * Tails of negative binomial and Poisson demand, by the ladder of the kernel and in closed form.
 */
public final class DemandTailSuite implements GoldenSuite {

  @Override
  public void fill(GoldenTable table) {
    JsonNode file = GoldenResource.read("demand-tails.json");
    for (JsonNode law : file.get("laws")) {
      double mean = law.get("mean").asDouble();
      double variance = law.get("variance").asDouble();
      table.of("demand of mean " + mean + ", variance " + variance, file.get("source").asText());
      int[] levels = GoldenResource.ints(law.get("levels"));
      double[] tails = GoldenResource.doubles(law.get("tails"));
      double[] ladder = new double[levels[levels.length - 1]];
      DemandTail.fill(mean, variance, 1, ladder);
      DemandLaw closed = DemandLaw.of(mean, variance);
      for (int i = 0; i < levels.length; i++) {
        int k = levels[i];
        table.real("ladder, P(D >= " + k + ")", tails[i], ladder[k - 1]);
        table.real("closed form, P(D >= " + k + ")", tails[i], closed.tail(k));
      }
    }
  }
}
