package org.echelon.producers.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.echelon.producers.shop.NetworkForm;
import org.echelon.producers.shop.ShopException;
import org.echelon.producers.world.Us8World;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Region;
import org.echelon.reference.Zone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Regions of a file over the network of the generated world. */
class DrawnRegionsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Network IN_FORCE = new Us8World(1, 5, 1).network();
  private static final String NODE = IN_FORCE.getNodes().get(4).getNode();
  private static final String OTHER = IN_FORCE.getNodes().get(5).getNode();

  @TempDir private Path folder;

  @Test
  void shouldReadLinesOfMembers() throws IOException {
    Path file =
        file(
            "two.csv",
            "kind,id,region\nnode,"
                + NODE
                + ",WEST\nzone,Z1,WEST\nzone,Z2,EAST\nnode,"
                + OTHER
                + ",EAST\n");

    // when
    DrawnRegions drawn = DrawnRegions.read(file, IN_FORCE, NOW);

    assertThat(drawn.ids()).containsExactly("EAST", "WEST");
    Region west = drawn.region("WEST").orElseThrow();
    assertThat(west.getNodes()).containsExactly(NODE);
    assertThat(west.getZones()).containsExactly("Z1");
    assertThat(drawn.region("R1")).isEmpty();
    assertThat(drawn.left())
        .hasSize(IN_FORCE.getNodes().size() + IN_FORCE.getZones().size() - 4)
        .contains("Z3")
        .doesNotContain(NODE, "Z1");
  }

  @Test
  void shouldReadTheRegionsOfANetworkFile() throws IOException {
    List<Node> nodes = new ArrayList<>();
    IN_FORCE.getNodes().forEach(n -> nodes.add(Node.newBuilder(n).setRegion("ONE").build()));
    List<Zone> zones = new ArrayList<>();
    IN_FORCE.getZones().forEach(z -> zones.add(Zone.newBuilder(z).setRegion("ONE").build()));
    Network whole = Network.newBuilder(IN_FORCE).setNodes(nodes).setZones(zones).build();

    // when
    DrawnRegions drawn =
        DrawnRegions.read(file("map.json", NetworkForm.write(whole)), IN_FORCE, NOW);

    assertThat(drawn.ids()).containsExactly("ONE");
    assertThat(drawn.regions().get(0).getZones()).hasSize(IN_FORCE.getZones().size());
    assertThat(drawn.regions().get(0).getNodes()).contains(NODE, OTHER);
    assertThat(drawn.left()).isEmpty();
  }

  @Test
  void shouldRefuseANetworkFileOfAnotherNetwork() throws IOException {
    List<Node> nodes = new ArrayList<>(IN_FORCE.getNodes());
    nodes.set(4, Node.newBuilder(nodes.get(4)).setNode("FC-NEW").build());
    Path file =
        file("map.json", NetworkForm.write(Network.newBuilder(IN_FORCE).setNodes(nodes).build()));

    assertThatThrownBy(() -> DrawnRegions.read(file, IN_FORCE, NOW))
        .isInstanceOf(ShopException.class)
        .hasMessageStartingWith("map.json: nodes[4].node: there is no node FC-NEW in the network")
        .hasMessageContaining("./echelon network apply");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "R1,zone,Z1;R1,store,Z2 | map.csv:3: kind: \"store\" is neither node nor zone",
        "R1,zone,Z1;R1,node,Z2 | map.csv:3: id: there is no Z2. Choose of [",
        "R1,zone,Z1;R2,zone,Z2;R2,zone,Z1 | map.csv:4: id: Z1 lies in R1 by line 2 already",
        "R1,zone,Z1;,zone,Z2 | map.csv:3: region: is empty",
        "R1,zone | map.csv:2: id: is empty",
        "'' | map.csv draws no region"
      })
  void shouldNameTheLineThatCannotBeUsed(String lines, String told) throws IOException {
    Path file = file("map.csv", "region,kind,id\n" + lines.replace(';', '\n') + "\n");

    assertThatThrownBy(() -> DrawnRegions.read(file, IN_FORCE, NOW))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining(told);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
