package org.echelon.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.NodeSizing;
import org.echelon.valuation.Turn;

/**
 * The value of stock at single nodes, beside values that another program computed from the negative
 * binomial distribution function: margins, best level, what is served and filled there, and how far
 * one price may move without moving the level.
 */
public final class NodeValueSuite implements GoldenSuite {
  private static final int LEVELS = 400;
  private static final double[] PARTS = {0.25, 0.75, 0.999};

  @Override
  public void fill(GoldenTable table) {
    int number = 0;
    for (JsonNode one : GoldenResource.read("node-value.json")) {
      table.of("node value " + ++number, "model equation (1), independent implementation");
      fill(table, one);
    }
  }

  private static void fill(GoldenTable table, JsonNode one) {
    double flow = one.at("/prices/flow").asDouble();
    double storage = one.at("/prices/storage").asDouble();
    NodeLadder ladder = ladder(one);
    JsonNode expect = one.get("expect");
    int level = expect.get("level").asInt();
    table.whole("level", level, ladder.bestLevels(flow, storage));
    table.whole("classes admitted", expect.get("admitted").asInt(), ladder.admitted(flow, storage));
    double[] margins = GoldenResource.doubles(expect.get("margins"));
    for (int x = 0; x < Math.min(margins.length, ladder.levels()); x++) {
      table.real("margin of unit " + (x + 1), margins[x], ladder.margin(x, flow, storage));
    }
    table.real(
        "margin at the level",
        expect.get("marginAt").asDouble(),
        ladder.margin(level - 1, flow, storage));
    table.real(
        "margin above the level",
        expect.get("marginNext").asDouble(),
        ladder.margin(level, flow, storage));
    table.real(
        "flow a day", expect.get("flowPerDay").asDouble(), ladder.flowPerDay(level, flow, storage));
    table.real("cube", expect.get("cube").asDouble(), ladder.cube(level, flow, storage));
    moves(table, ladder, expect, flow, storage);
  }

  /** Moves of one price, down to zero at most, inside the radius that the level must survive. */
  private static void moves(
      GoldenTable table, NodeLadder ladder, JsonNode expect, double flow, double storage) {
    JsonNode radius = expect.get("radius");
    int level = expect.get("level").asInt();
    for (double part : PARTS) {
      double up = flow + part * radius.get("flowUp").asDouble();
      double down = Math.max(0, flow - part * radius.get("flowDown").asDouble());
      double dearer = storage + part * radius.get("storageUp").asDouble();
      double cheaper = Math.max(0, storage - part * radius.get("storageDown").asDouble());
      table.whole("level at a higher flow price", level, ladder.bestLevels(up, storage));
      table.whole("level at a lower flow price", level, ladder.bestLevels(down, storage));
      table.whole("level at a higher storage price", level, ladder.bestLevels(flow, dearer));
      table.whole("level at a lower storage price", level, ladder.bestLevels(flow, cheaper));
    }
  }

  private static NodeLadder ladder(JsonNode one) {
    JsonNode node = one.get("node");
    JsonNode demand = one.get("demand");
    double cube = one.at("/item/cube").asDouble();
    NodeSizing sizing =
        new NodeSizing(
            new Turn(
                node.get("leadDays").asDouble(),
                node.get("leadSdDays").asDouble(),
                node.get("reviewDays").asDouble()),
            cube,
            one.at("/item/holding").asDouble() + node.get("storageCost").asDouble() * cube,
            demand.get("totalRate").asDouble(),
            demand.get("varianceToMean").asDouble());
    return Objects.requireNonNull(
        sizing.ladder(
            GoldenResource.doubles(demand.get("savings")),
            GoldenResource.doubles(demand.get("rates")),
            LEVELS),
        "every instance holds stock");
  }
}
