package org.echelon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.echelon.cli.Capture;
import org.echelon.codec.PlainValues;
import org.echelon.config.Deployment;
import org.echelon.topic.Topic;
import org.echelon.topology.GateTopology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The committed pages and drawings of topologies are those of the topologies. */
class TopologyPagesTest {
  private static final Path DOCS = Path.of("..", "..", "topology-docs", "topologies");

  @TempDir private Path folder;

  @Test
  void shouldBeTheCommittedPages() throws IOException {
    // when
    assertThat(new Capture().run("contracts", "topologies", "--out", folder.toString())).isZero();

    SortedMap<String, String> made = CommittedPages.read(folder);
    assertThat(made).hasSize(9);
    assertThat(CommittedPages.stale(made, DOCS))
        .as("run ./echelon contracts topologies --out topology-docs/topologies")
        .isEmpty();
    assertThat(CommittedPages.leftOver(made, DOCS)).isEmpty();
  }

  @Test
  void shouldTellStepsStoresAndTopicsOfTheGates() {
    Deployment deployment =
        new Deployment("none:1", "http://none", "test.", 4, 4, 1, 50, 5, folder);

    // when
    TopologyGraph graph =
        TopologyGraph.of(GateTopology.build(deployment, () -> new PlainValues("test.")), "test.");

    assertThat(graph.inputs()).containsExactly(Topic.GATE_LOG, Topic.ORDER_LOG);
    assertThat(graph.steps())
        .containsExactly(
            new TopologyGraph.Step("gates", 0, List.of("gate", "load", "meta")),
            new TopologyGraph.Step("orders", 1, List.of("order")));
    assertThat(graph.passes()).containsExactly(new TopologyGraph.Edge<>("gates", "orders"));
    assertThat(graph.outputs()).contains(Topic.ASK, Topic.SKU_LOG, Topic.PROMISE, Topic.MEASURE);
    assertThat(graph.writes())
        .contains(
            new TopologyGraph.Edge<>("gates", Topic.MEASURE),
            new TopologyGraph.Edge<>("orders", Topic.MEASURE));
  }

  /** A drawing in which something lies upon something else cannot be read. */
  @Test
  void shouldDrawBoxesBesideEachOther() throws Exception {
    for (Map.Entry<String, String> file : TopologyPages.all().entrySet()) {
      if (file.getKey().endsWith(".svg")) {
        Element svg = parsed(file.getValue());
        String[] view = svg.getAttribute("viewBox").split(" ");
        List<double[]> boxes = boxes(svg.getElementsByTagName("rect"));
        assertThat(boxes).hasSizeGreaterThan(3);
        for (int i = 0; i < boxes.size(); i++) {
          double[] one = boxes.get(i);
          assertThat(one[0]).isNotNegative();
          assertThat(one[1]).isNotNegative();
          assertThat(one[0] + one[2]).isLessThanOrEqualTo(Double.parseDouble(view[2]));
          assertThat(one[1] + one[3]).isLessThanOrEqualTo(Double.parseDouble(view[3]));
          for (double[] other : boxes.subList(0, i)) {
            assertThat(apart(one, other)).as(file.getKey()).isTrue();
          }
        }
      }
    }
  }

  private static boolean apart(double[] one, double[] other) {
    return one[0] + one[2] <= other[0]
        || other[0] + other[2] <= one[0]
        || one[1] + one[3] <= other[1]
        || other[1] + other[3] <= one[1];
  }

  private static List<double[]> boxes(NodeList rects) {
    List<double[]> boxes = new ArrayList<>();
    for (int i = 0; i < rects.getLength(); i++) {
      Element rect = (Element) rects.item(i);
      boxes.add(
          Stream.of("x", "y", "width", "height")
              .mapToDouble(name -> Double.parseDouble(rect.getAttribute(name)))
              .toArray());
    }
    return boxes;
  }

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement();
  }
}
