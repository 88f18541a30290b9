package org.echelon.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.echelon.topic.Topic;

/**
 * A topology as a drawing: topics read at the left, processors with their stores in columns by how
 * far they are from them, topics written at the right.
 */
final class TopologySvg {
  private static final int WIDTH = 200;
  private static final int BETWEEN = 110;
  private static final int BOX = 26;
  private static final int STORE = 22;
  private static final int GAP = 10;
  private static final int MARGIN = 12;
  private static final String STYLE =
      """
      <style>
      text { font: 13px sans-serif; fill: #1f2328; }
      rect { fill: #ffffff; stroke: #57606a; }
      rect.step { fill: #dbe9ff; }
      rect.store { fill: #fff4d6; }
      path { fill: none; stroke: #57606a; stroke-width: 1.2; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        rect { fill: #161b22; stroke: #8b949e; }
        rect.step { fill: #1b3358; }
        rect.store { fill: #4a3a12; }
        path { stroke: #8b949e; }
      }
      </style>
      <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">
      <path d="M0,0 L8,4 L0,8"/></marker></defs>
      """;

  private final StringBuilder boxes = new StringBuilder();

  /** Drawn first, so that a line that passes a box passes behind it. */
  private final StringBuilder lines = new StringBuilder();

  /** The middle of the left side of each box; the right side lies a width further. */
  private final Map<String, int[]> places = new HashMap<>();

  private TopologySvg() {}

  /** The drawing of a graph. */
  static String of(TopologyGraph graph, String title) {
    TopologySvg drawing = new TopologySvg();
    int depth = graph.steps().stream().mapToInt(TopologyGraph.Step::depth).max().orElse(0);
    int height = columnOf(graph.inputs().size());
    height = Math.max(height, columnOf(graph.outputs().size()));
    height = Math.max(height, above(graph, depth + 1) - 2 * GAP);
    int width = 2 * MARGIN + (depth + 3) * WIDTH + (depth + 2) * BETWEEN;
    drawing.topics("in ", graph.inputs(), 0, height);
    for (int column = 0; column <= depth; column++) {
      drawing.steps(graph, column, height);
    }
    drawing.topics("out ", graph.outputs(), depth + 2, height);
    graph.reads().forEach(edge -> drawing.line("in " + edge.from(), edge.to()));
    graph.passes().forEach(edge -> drawing.line(edge.from(), edge.to()));
    graph.writes().forEach(edge -> drawing.line(edge.from(), "out " + edge.to()));
    return String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' role='img'"
                + " aria-label='%s'>\n",
            width,
            height + 2 * MARGIN,
            width,
            title)
        + STYLE
        + drawing.lines
        + drawing.boxes
        + "</svg>\n";
  }

  private static int columnOf(int boxes) {
    return boxes * (BOX + GAP) - GAP;
  }

  /** Each column of steps begins below the one before, so that lines pass beside the boxes. */
  private static int above(TopologyGraph graph, int depth) {
    return graph.steps().stream()
        .filter(step -> step.depth() < depth)
        .mapToInt(step -> BOX + step.stores().size() * STORE + 2 * GAP)
        .sum();
  }

  private void topics(String side, List<Topic> topics, int column, int height) {
    int top = MARGIN + (height - columnOf(topics.size())) / 2;
    for (Topic topic : topics) {
      box("topic", side + topic, topic.suffix(), x(column), top, WIDTH, BOX);
      top += BOX + GAP;
    }
  }

  private void steps(TopologyGraph graph, int depth, int height) {
    int left = x(depth + 1);
    int all = above(graph, Integer.MAX_VALUE) - 2 * GAP;
    int top = MARGIN + (height - all) / 2 + above(graph, depth);
    for (TopologyGraph.Step step : graph.steps()) {
      if (step.depth() == depth) {
        box("step", step.name(), step.name(), left, top, WIDTH, BOX);
        top += BOX;
        for (String store : step.stores()) {
          box("store", "store " + store, store, left + 2 * GAP, top, WIDTH - 4 * GAP, STORE);
          top += STORE;
        }
        top += 2 * GAP;
      }
    }
  }

  private static int x(int column) {
    return MARGIN + column * (WIDTH + BETWEEN);
  }

  private void box(String style, String id, String text, int x, int y, int width, int height) {
    int round = style.equals("topic") ? height / 2 : 3;
    add(
        boxes,
        "<rect class='%s' x='%d' y='%d' width='%d' height='%d' rx='%d'/>",
        style,
        x,
        y,
        width,
        height,
        round);
    add(
        boxes,
        "<text x='%d' y='%d' text-anchor='middle'>%s</text>",
        x + width / 2,
        y + height / 2 + 5,
        text);
    places.put(id, new int[] {x, y + height / 2});
  }

  private void line(String from, String to) {
    int[] start = places.getOrDefault(from, new int[2]);
    int[] end = places.getOrDefault(to, new int[2]);
    int left = start[0] + WIDTH;
    int middle = (left + end[0]) / 2;
    add(
        lines,
        "<path d='M%d,%d C%d,%d %d,%d %d,%d' marker-end='url(#arrow)'/>",
        left,
        start[1],
        middle,
        start[1],
        middle,
        end[1],
        end[0],
        end[1]);
  }

  private static void add(StringBuilder svg, String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
