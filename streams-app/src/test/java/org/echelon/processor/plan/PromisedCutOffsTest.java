package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.echelon.codec.LogKind;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.measure.Seeds;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.system.LineOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a customer is told is the first cut-off still to come by the clock of the node that ships,
 * and the way from there, also where that clock moves meanwhile, by an hour or by half of one.
 */
class PromisedCutOffsTest {
  private static final String MUG = "MUG";
  private static final LocalTime CUT_OFF = LocalTime.of(17, 0);
  private static final Map<String, ZoneId> PLACES =
      Map.of(
          "FC-E", ZoneId.of("Australia/Lord_Howe"),
          "FC-W", ZoneId.of("America/New_York"));

  @ParameterizedTest(name = "the clock of {0} moves by {2} minutes at {1}")
  @CsvSource({
    "FC-W, 2027-03-14T07:00:00Z, 60",
    "FC-E, 2027-04-03T15:00:00Z, -30",
    "FC-E, 2027-10-02T15:30:00Z, 30",
    "FC-W, 2027-11-07T06:00:00Z, -60"
  })
  void shouldPromiseByTheClockOfTheNode(String node, Instant moves, int minutes) {
    ZoneId place = PLACES.get(node);
    assertThat(offset(place, moves) - offset(place, moves.minusSeconds(1))).isEqualTo(60 * minutes);
    Scenario scenario = stocked();
    scenario.after(Duration.between(scenario.now(), moves.minus(Duration.ofHours(40))));
    SplittableRandom random = Seeds.splittable(minutes);
    Set<ZoneOffset> seen = new HashSet<>();
    int orders = 0;
    while (scenario.now().isBefore(moves.plus(Duration.ofHours(40)))) {
      scenario.after(Duration.ofMinutes(random.nextInt(10, 120)));
      String from = random.nextInt(4) == 0 ? other(node) : node;

      // when
      scenario.order("SO-" + orders++, MUG, 1, from.equals("FC-E") ? "Z-E" : "Z-W");

      AssignmentCommand command = last(scenario.assignments());
      LineOutcome told = last(scenario.out.outcomes());
      Instant leaves = nextCutOff(scenario.now(), PLACES.get(from));
      assertThat(command.getNode()).isEqualTo(from);
      assertThat(command.getReadyBy()).as("ordered at %s", scenario.now()).isEqualTo(leaves);
      assertThat(command.getPromisedAt()).isEqualTo(leaves.plus(Duration.ofDays(1)));
      assertThat(told.getPromisedAt()).isEqualTo(command.getPromisedAt());
      scenario.ack(MUG, command.getCommandId(), AckKind.SHIPPED, from, 1);
      if (from.equals(node)) {
        seen.add(place.getRules().getOffset(leaves));
      }
    }
    assertThat(seen).as("cut-offs on both sides").hasSize(2);
    assertThat(scenario.assignments()).hasSize(orders);
  }

  private static Scenario stocked() {
    Scenario scenario = new Scenario();
    scenario.feed("small", LogKind.NETWORK, network());
    scenario.tick();
    scenario.item(MUG, 1);
    for (String node : List.of("FC-E", "FC-W")) {
      scenario.count(MUG, node, 500);
    }
    return scenario;
  }

  private static Network network() {
    Network network = Worlds.network(1);
    List<Node> nodes = new ArrayList<>();
    for (Node node : network.getNodes()) {
      ZoneId place = PLACES.getOrDefault(node.getNode(), ZoneOffset.UTC);
      String clock = place.equals(ZoneOffset.UTC) ? "UTC" : place.getId();
      nodes.add(Node.newBuilder(node).setTimeZone(clock).build());
    }
    return Network.newBuilder(network).setNodes(nodes).build();
  }

  /**
   * The first minute at which the clock of the place shows the cut-off, found by waiting for it.
   */
  private static Instant nextCutOff(Instant now, ZoneId place) {
    Instant at = now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    while (!at.atZone(place).toLocalTime().equals(CUT_OFF)) {
      at = at.plus(Duration.ofMinutes(1));
    }
    return at;
  }

  private static int offset(ZoneId place, Instant at) {
    return place.getRules().getOffset(at).getTotalSeconds();
  }

  private static String other(String node) {
    return node.equals("FC-E") ? "FC-W" : "FC-E";
  }

  private static <T> T last(List<T> all) {
    return all.get(all.size() - 1);
  }
}
