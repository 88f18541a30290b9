package org.echelon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.echelon.codec.NetworkMapping;
import org.echelon.fulfillment.middlemile.MileOptions;
import org.echelon.network.Network;
import org.echelon.network.ServiceCosts;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.processor.intake.FormCheck;
import org.echelon.producers.shop.NetworkForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes designed for the example network, and what routing makes of them. */
class LanesPlanTest {
  private static final Path NETWORKS = Path.of("../../topology-docs/networks");
  private static final Path VOLUMES = NETWORKS.resolve("middle-mile-volumes.csv");

  private final Capture echelon = new Capture();

  @TempDir private Path folder;

  @Test
  void shouldCostLessThanAllDirectAndAllOverSortAndTellLanesTrucksAndFill() throws IOException {
    Path file = folder.resolve("lanes.json");

    // when
    assertThat(plan(VOLUMES, "--json=" + file)).isZero();

    JsonNode results = new ObjectMapper().readTree(file.toFile()).get("results");
    JsonNode planned = results.get("planned");
    double cost = planned.get("costPerDay").asDouble();
    assertThat(cost).isLessThan(results.get("all direct").get("costPerDay").asDouble());
    assertThat(cost).isLessThan(results.get("all over sort").get("costPerDay").asDouble());
    assertThat(planned.get("laneUses")).hasSize(planned.get("lanes").asInt());
    assertThat(planned.get("truckFill").asDouble()).isBetween(0.3, 1.0);
    assertThat(planned.get("directShare").asDouble()).isBetween(0.2, 0.9);
    assertThat(echelon.out()).contains("trucks/day", "FC-EAST>ST-NYC");
  }

  @Test
  void shouldWriteANetworkThatIntakeTakesAndRoutingGoesBy() {
    Path file = folder.resolve("network.json");

    // when
    assertThat(plan(VOLUMES, "--write=" + file)).isZero();

    org.echelon.reference.Network written = NetworkForm.read(file, Instant.EPOCH);
    assertThat(FormCheck.check(written)).isEmpty();
    Network network = NetworkMapping.toCore(written, 0);
    ServiceCosts costs = ServiceCosts.of(network);
    int serviceClass = network.zone("Z-NYC") * Speed.COUNT + Speed.NEXT_DAY.ordinal();
    int east =
        IntStream.range(0, costs.nodes(serviceClass).length)
            .filter(i -> costs.nodes(serviceClass)[i] == network.ordinal("FC-EAST"))
            .findFirst()
            .orElseThrow();
    assertThat(costs.usual(serviceClass, east, 8).option().option()).isEqualTo(MileOptions.NAME);
    assertThat(costs.usual(serviceClass, east, 8).ownSpeed()).isTrue();
  }

  @Test
  void shouldNameThePlacesOnTheWayOfWhatItPlans() throws IOException {
    Path file = folder.resolve("network.json");
    Path figures = folder.resolve("lanes.json");

    // when
    assertThat(plan(VOLUMES, "--write=" + file, "--json=" + figures)).isZero();

    Network network = NetworkMapping.toCore(NetworkForm.read(file, Instant.EPOCH), 0);
    List<ShipOption> planned =
        network.shipOptions().stream()
            .filter(option -> option.option().equals(MileOptions.NAME))
            .toList();
    assertThat(planned).anyMatch(option -> option.via().size() == 1);
    assertThat(planned).anyMatch(option -> option.via().size() > 1);
    Set<String> ways = new HashSet<>();
    for (ShipOption option : planned) {
      List<String> places = option.via().stream().map(node -> network.node(node).id()).toList();
      assertThat(network.zones().get(option.zone()).station())
          .contains(places.get(places.size() - 1));
      ways.add(network.node(option.node()).id() + ">" + String.join(">", places));
    }
    Set<String> routes = new HashSet<>();
    for (JsonNode route :
        new ObjectMapper().readTree(figures.toFile()).at("/results/planned/routes")) {
      StringBuilder way = new StringBuilder(route.get("from").asText());
      route.get("path").forEach(lane -> way.append(lane.asText().replaceFirst(".*>", ">")));
      routes.add(way.toString());
    }
    assertThat(ways).isEqualTo(routes);
    assertThat(network.shipOptions())
        .filteredOn(option -> option.option().equals("CARRIER"))
        .hasSize(24)
        .allMatch(option -> option.via().isEmpty());
  }

  @Test
  void shouldSayWhatIsWrongWithAFile() throws IOException {
    Path wrong = folder.resolve("volumes.csv");
    Files.writeString(wrong, "node,zone,parcels_per_day\nFC-EAST,Z-NYX,10\n");

    assertThat(plan(wrong)).isEqualTo(CommandFailure.REFUSED);

    assertThat(echelon.err()).contains("volumes.csv:2: zone: \"Z-NYX\" is not known");
  }

  private int plan(Path volumes, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "lanes",
                "plan",
                "--network",
                NETWORKS.resolve("middle-mile.json").toString(),
                "--volumes",
                volumes.toString()));
    arguments.addAll(List.of(more));
    return echelon.run(arguments.toArray(String[]::new));
  }
}
