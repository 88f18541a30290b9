package org.echelon.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.echelon.cli.Capture;
import org.echelon.config.Deployment;
import org.echelon.job.Platform;
import org.echelon.reference.Network;
import org.echelon.reference.RegionPolicy;
import org.echelon.state.Proposal;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person looks at regions, tries a switch, makes it and takes it back, all from a terminal. */
class RegionsCommandTest {
  private static final String SKU = "MUG";

  @TempDir private Path folder;
  private Deployment deployment;
  private final Capture echelon = new Capture();

  @Test
  void shouldShowTrySwitchAndRevert() throws Exception {
    deployment = LoopDeployment.create("regions.", 2, folder);
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START)) {
      open(loop);
      assertThat(run("show")).isZero();
      assertThat(told()).contains("0 of 2 regions", "R2  national", "nodes FC-B");

      assertThat(run("switch", "--region", "R2", "--why", "look ahead", "--dry-run")).isZero();
      assertThat(told()).contains("national -> R2", "in region, %", "1 SKUs planned both ways");

      // when
      assertThat(run("switch", "--region", "R2", "--why", "go west")).isZero();

      assertThat(told()).contains("R2: kept to themselves, in force on 2 of 2 tasks");
      assertThat(run("show")).isZero();
      assertThat(told()).contains("1 of 2 regions", "keeps to itself since", "go west");
      assertThat(run("revert", "--all", "--why", "not that one")).isEqualTo(3);
      assertThat(run("switch", "--region", "R7", "--why", "no such place")).isEqualTo(4);
      assertThat(echelon.err()).contains("R7 is none of the regions R1, R2");

      assertThat(run("revert", "--region", "R2", "--why", "and back")).isZero();
      assertThat(told()).contains("R2: as before the switch");
      assertThat(run("show")).isZero();
      assertThat(told()).contains("0 of 2 regions");
      assertThat(loop.published().refused()).isEmpty();
    }
  }

  @Test
  void shouldSwitchRegionsAsAFileDrawsThem() throws Exception {
    deployment = LoopDeployment.create("drawn.", 2, folder.resolve("state"));
    Path map = folder.resolve("map.csv");
    try (Platform platform = LoopDeployment.running(deployment, Duration.ofDays(60));
        HandDriven loop = new HandDriven(deployment, SmallWorld.START)) {
      open(loop);
      Files.writeString(map, "region,kind,id\nWEST,node,FC-B\nWEST,zone,Z1\nWEST,zone,Z7\n");
      assertThat(switchTo(map, "--all")).isEqualTo(4);
      assertThat(echelon.err()).contains("map.csv:4: id: there is no Z7");
      Files.writeString(map, "region,kind,id\nWEST,node,FC-B\nWEST,zone,Z1\n");
      assertThat(switchTo(map, "--region", "R2")).isEqualTo(4);
      assertThat(echelon.err()).contains("R2 is none of the regions WEST of map.csv");
      assertThat(switchTo(map, "--region", "WEST", "--dry-run")).isZero();
      assertThat(told())
          .contains("map.csv draws WEST; in none of them:", "Z2")
          .contains("national -> WEST", "there, as drawn, %");
      assertThat(run("show")).isZero();
      assertThat(told()).as("nothing was sent").contains("0 of 2 regions");

      // when
      assertThat(switchTo(map, "--region", "WEST")).isZero();

      assertThat(told()).contains("WEST: kept to themselves, in force on 2 of 2 tasks");
      assertThat(run("show")).isZero();
      String told = told();
      assertThat(told).contains("1 of 3 regions", "WEST  keeps to itself since");
      assertThat(told.substring(told.indexOf("WEST"))).contains("nodes FC-B", "zones Z1");
      assertThat(run("revert", "--region", "WEST", "--why", "and back")).isZero();
      assertThat(run("show")).isZero();
      assertThat(told()).doesNotContain("WEST  keeps");
      assertThat(loop.published().refused()).isEmpty();
    }
  }

  private int switchTo(Path map, String... arguments) {
    List<String> line = new ArrayList<>(List.of("switch", "--map", map.toString()));
    line.addAll(List.of("--why", "the other west"));
    line.addAll(List.of(arguments));
    return run(line.toArray(String[]::new));
  }

  private static void open(HandDriven loop) throws InterruptedException {
    loop.tick();
    loop.send(Topic.NETWORK, SmallNetwork.ID, network());
    loop.send(Topic.ITEM, SKU, SmallWorld.item(SKU, List.of()));
    loop.send(Topic.FORECAST, SKU, SmallWorld.forecast(SKU, 4));
    loop.tick();
    loop.published()
        .await("a first proposal", () -> !loop.published().all(Proposal.class).isEmpty());
  }

  /** FC-B and its zone lie in a region of their own. */
  private static Network network() {
    Network network = SmallNetwork.daily(SmallWorld.START);
    network.getNodes().get(3).put("region", "R2");
    network.getZones().get(1).put("region", "R2");
    network.put("regionPolicy", RegionPolicy.newBuilder().setOutOfRegionMicros(4_000_000).build());
    return network;
  }

  private int run(String... arguments) {
    List<String> line = new ArrayList<>(List.of("regions"));
    line.addAll(List.of(arguments));
    line.addAll(
        List.of("--bootstrap", deployment.bootstrap(), "--registry", deployment.registryUrl()));
    line.addAll(List.of("--prefix", deployment.prefix(), "--partitions", "2"));
    line.addAll(List.of("--gates", Integer.toString(deployment.gates())));
    return echelon.run(line.toArray(String[]::new));
  }

  private String told() {
    String out = echelon.out();
    echelon.clear();
    return out;
  }
}
