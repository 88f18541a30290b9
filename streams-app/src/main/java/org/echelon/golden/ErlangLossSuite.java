package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import org.echelon.textbook.ErlangLoss;

/** Lost sales under continuous review: the best level, its cost and its neighbour's. */
public final class ErlangLossSuite implements GoldenSuite {

  @Override
  public void fill(GoldenTable table) {
    JsonNode file = GoldenResource.read("erlang-loss.json");
    for (JsonNode instance : file.get("instances")) {
      ErlangLoss system =
          new ErlangLoss(
              instance.get("demandPerDay").asDouble(), instance.get("leadDays").asDouble());
      double lost = instance.get("perLost").asDouble();
      double held = instance.get("perUnitDay").asDouble();
      JsonNode best = instance.get("best");
      int level = best.get("level").asInt();
      table.of(
          "lost sales, " + system.demandPerDay() + " a day over " + system.leadDays() + " days",
          file.get("source").asText());
      table.whole("best level, units", level, system.bestLevel(lost, held));
      table.real(
          "cost per day",
          best.get("costPerDay").asDouble(),
          system.costPerDay(level, lost, held),
          5e-9);
      table.real("share lost", best.get("lostShare").asDouble(), system.lostShare(level), 1e-8);
      table.real(
          "cost per day, one unit less",
          instance.get("costPerDayOneLess").asDouble(),
          system.costPerDay(level - 1, lost, held),
          5e-9);
    }
  }
}
