package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.echelon.demand.NormalLoss;
import org.echelon.textbook.LineServiceTimes;
import org.echelon.textbook.ServiceNetwork;
import org.echelon.textbook.ServiceNetwork.Placement;
import org.echelon.textbook.ServiceNetwork.Stage;
import org.echelon.textbook.TreeServiceTimes;

/** Safety stock placed by guaranteed service times. */
public final class PlacementSuite implements GoldenSuite {

  @Override
  public void fill(GoldenTable table) {
    JsonNode file = GoldenResource.read("placement.json");
    String source = file.get("source").asText();
    for (JsonNode c : file.get("instances")) {
      String name = "service times " + c.get("name").asText();
      if (c.get("shape").asText().equals("line")) {
        ServiceNetwork line = ServiceNetwork.line(lineStages(c), factor(c));
        compare(c, LineServiceTimes.of(line), table.of(name + ", line", source));
        compare(c, TreeServiceTimes.of(line), table.of(name + ", as a tree", source));
      } else {
        ServiceNetwork tree = new ServiceNetwork(treeStages(c), arcs(c), factor(c));
        compare(c, TreeServiceTimes.of(tree), table.of(name, source));
      }
    }
  }

  private static void compare(JsonNode c, Placement placement, GoldenTable table) {
    int[] quoted = GoldenResource.ints(c.get("quoted"));
    for (int i = 0; i < quoted.length; i++) {
      String stage = "service time of stage " + c.get("stage").get(i);
      table.whole(stage, quoted[i], placement.outbound()[i]);
    }
    cost("cost", c.get("cost").asDouble(), c.get("decimals").asInt(), placement, table);
    if (c.has("published")) {
      double published = c.get("published").asDouble();
      int decimals = c.get("publishedDecimals").asInt();
      cost("cost as published", published, decimals, placement, table);
    }
  }

  private static void cost(
      String what, double known, int decimals, Placement placement, GoldenTable table) {
    double half = 0.5 * Math.pow(10, -decimals);
    table.real(what, known, placement.cost(), Math.max(half / known, GoldenTable.EXACT));
  }

  private static List<Stage> lineStages(JsonNode c) {
    List<Stage> stages = new ArrayList<>();
    int n = c.get("stage").size();
    for (int i = 0; i < n; i++) {
      boolean last = i == n - 1;
      stages.add(
          new Stage(
              c.get("holding").get(i).asDouble(),
              c.get("time").get(i).asInt(),
              last ? c.get("deviation").asDouble() : 0,
              i == 0 ? c.get("inbound").asInt() : 0,
              last ? c.get("promise").asInt() : ServiceNetwork.NO_LIMIT));
    }
    return stages;
  }

  private static List<Stage> treeStages(JsonNode c) {
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < c.get("stage").size(); i++) {
      stages.add(
          new Stage(
              c.get("holding").get(i).asDouble(),
              c.get("time").get(i).asInt(),
              c.get("deviations").get(i).asDouble(),
              c.get("inbounds").get(i).asInt(),
              c.get("promises").get(i).asInt(ServiceNetwork.NO_LIMIT)));
    }
    return stages;
  }

  private static int[][] arcs(JsonNode c) {
    int[][] arcs = new int[c.get("arcs").size()][];
    for (int a = 0; a < arcs.length; a++) {
      int[] named = GoldenResource.ints(c.get("arcs").get(a));
      arcs[a] = new int[] {named[0] - 1, named[1] - 1};
    }
    return arcs;
  }

  private static double factor(JsonNode c) {
    return c.has("coverage")
        ? NormalLoss.quantile(c.get("coverage").asDouble())
        : c.get("factor").asDouble();
  }
}
