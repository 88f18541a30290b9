package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import org.echelon.demand.TabledDemand;
import org.echelon.valuation.echelon.EchelonBranch;
import org.echelon.valuation.echelon.EchelonTree;

/** Trees of a centre and alike retailers: levels, margins and the bound on cost. */
public final class TreeSuite implements GoldenSuite {

  @Override
  public void fill(GoldenTable table) {
    JsonNode root = GoldenResource.read("trees.json");
    for (JsonNode instance : root.get("trees")) {
      fill(table, instance, root.get("source").asText());
    }
  }

  private static void fill(GoldenTable table, JsonNode instance, String source) {
    int retailers = instance.get("retailers").asInt();
    double rate = instance.get("ratePerRetailer").asDouble();
    double holding = instance.get("holdingCentre").asDouble();
    double penalty = instance.get("penalty").asDouble();
    EchelonBranch retailer =
        EchelonBranch.retailer(
            penalty,
            holding,
            instance.get("holdingRetailer").asDouble(),
            TabledDemand.poisson(rate * instance.get("leadTimeToRetailer").asDouble()));
    EchelonTree tree =
        new EchelonTree(
            Collections.nCopies(retailers, retailer),
            holding,
            TabledDemand.poisson(retailers * rate * instance.get("leadTimeToCentre").asDouble()));
    int level = tree.level();
    table.of(retailers + " retailers, rate " + rate + ", penalty " + penalty, source);
    table
        .whole("level of the centre's echelon", instance.get("levelCentre").asInt(), level)
        .whole("level of a retailer", instance.get("levelRetailer").asInt(), retailer.level())
        .real("margin at the level", instance.get("marginAtLevel").asDouble(), tree.margin(level))
        .real(
            "margin one unit beyond",
            instance.get("marginBeyond").asDouble(),
            tree.margin(level + 1))
        .real("bound on cost", instance.get("bound").asDouble(), tree.bound())
        .real("cost one unit below", instance.get("costOneLess").asDouble(), tree.cost(level - 1))
        .real("cost one unit above", instance.get("costOneMore").asDouble(), tree.cost(level + 1));
  }
}
