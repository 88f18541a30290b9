package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.echelon.demand.ContinuousLaw;
import org.echelon.demand.NormalLaw;
import org.echelon.demand.UniformLaw;
import org.echelon.textbook.Newsvendor;
import org.echelon.textbook.SharedStorage;

/** Newsvendors under one storage price. */
public final class SharedStorageSuite implements GoldenSuite {

  @Override
  public void fill(GoldenTable table) {
    JsonNode file = GoldenResource.read("shared-storage.json");
    String source = file.get("source").asText();
    uniform(file.get("uniform"), source, table);
    normal(file.get("normal"), source, table);
  }

  private static void uniform(JsonNode family, String source, GoldenTable table) {
    double[] upper = GoldenResource.doubles(family.get("upper"));
    List<SharedStorage.Item> items = items(family, i -> new UniformLaw(0, upper[i]));
    var free = new SharedStorage(items, family.get("freeVolume").asDouble() + 1).optimum();
    table.of("shared storage, uniform, no limit", source).real("price", 0, free.price());
    levels(GoldenResource.doubles(family.get("freeLevels")), free, table);
    double unit = 1 / family.get("denominator").asDouble();
    for (JsonNode c : family.get("cases")) {
      var plan = new SharedStorage(items, c.get("capacity").asDouble()).optimum();
      table.of("shared storage, uniform, volume " + c.get("capacity"), source);
      table.real("price", c.get("price").asDouble() * unit, plan.price());
      double[] known = GoldenResource.doubles(c.get("levels"));
      for (int i = 0; i < known.length; i++) {
        known[i] *= unit;
      }
      levels(known, plan, table);
      costs(c.get("cost").asDouble() * unit, plan, table);
    }
  }

  private static void normal(JsonNode family, String source, GoldenTable table) {
    double[] mean = GoldenResource.doubles(family.get("mean"));
    double[] deviation = GoldenResource.doubles(family.get("deviation"));
    var items = items(family, i -> new NormalLaw(mean[i], deviation[i]));
    double free = new SharedStorage(items, 0).volume(0);
    table.of("shared storage, normal, no limit", source);
    table.real("volume", family.get("freeVolume").asDouble(), free);
    for (JsonNode c : family.get("cases")) {
      var plan = new SharedStorage(items, c.get("capacity").asDouble()).optimum();
      table.of("shared storage, normal, volume " + c.get("capacity"), source);
      table.real("price", c.get("price").asDouble(), plan.price());
      levels(GoldenResource.doubles(c.get("levels")), plan, table);
      costs(c.get("cost").asDouble(), plan, table);
    }
  }

  private static void levels(double[] known, SharedStorage.Plan plan, GoldenTable table) {
    for (int i = 0; i < known.length; i++) {
      table.real("level of item " + (i + 1), known[i], plan.levels()[i]);
    }
  }

  private static void costs(double known, SharedStorage.Plan plan, GoldenTable table) {
    table.real("cost", known, plan.cost());
    table.real("bound that the price proves", known, plan.lowerBound());
  }

  private static List<SharedStorage.Item> items(JsonNode family, IntFunction<ContinuousLaw> law) {
    List<SharedStorage.Item> items = new ArrayList<>();
    for (int i = 0; i < family.get("volume").size(); i++) {
      double holding = family.get("holding").get(i).asDouble();
      double shortage = family.get("shortage").get(i).asDouble();
      var newsvendor = new Newsvendor(holding, shortage, law.apply(i));
      items.add(new SharedStorage.Item(newsvendor, family.get("volume").get(i).asDouble()));
    }
    return items;
  }
}
