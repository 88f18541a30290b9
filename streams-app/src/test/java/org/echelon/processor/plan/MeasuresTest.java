package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.codec.LogKind;
import org.echelon.codec.MeasureForm;
import org.echelon.command.AckKind;
import org.echelon.command.AssignmentCommand;
import org.echelon.event.OrderChange;
import org.echelon.measure.window.MeasureTable;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Zone;
import org.echelon.state.Measure;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a task counts of what it books, by region and window. */
class MeasuresTest {
  private static final int WEEK = 10_080;
  private static final String MUG = "MUG";

  private final Scenario scenario = Scenario.begun();

  @BeforeEach
  void stock() {
    scenario.item(MUG, 1);
    scenario.count(MUG, "FC-E", 5);
    scenario.after(Duration.ofMinutes(1));
  }

  @Test
  void shouldCountWhatHadStockAtOnce() {
    scenario.count(MUG, "FC-W", 1);
    scenario.order("SO-1", MUG, 4, "Z-E");

    // when
    scenario.order("SO-2", MUG, 4, "Z-W");

    assertThat(week("fill_rate")).containsEntry("EAST", "4/4").containsEntry("WEST", "1/4");
  }

  @Test
  void shouldCountParcelsByTheRegionOfTheirCustomer() {
    // Where nothing more comes to FC-E, it keeps its units from customers further away.
    scenario.count(MUG, "DC", 500);
    scenario.order("SO-1", MUG, 2, "Z-E");
    scenario.order("SO-2", MUG, 1, "Z-W");

    // when
    scenario.assignments().forEach(command -> shipped(command, command.getUnits()));

    assertThat(week("in_region")).containsEntry("EAST", "2/2").containsEntry("WEST", "0/1");
    assertThat(week("distance")).containsEntry("EAST", "0/2").containsEntry("WEST", "1/1");
    assertThat(week("touches")).containsEntry("EAST", "2/2");
    assertThat(week("promise_on_time")).containsEntry("EAST", "2/2").containsEntry("WEST", "1/1");
    assertThat(week("cost_shipping")).containsEntry("EAST", "7.2/2").containsEntry("WEST", "8.5/1");
  }

  @Test
  void shouldCountAParcelThatLeftLateAsLate() {
    scenario.order("SO-1", MUG, 2, "Z-E");
    scenario.after(Duration.ofHours(20));

    // when
    shipped(scenario.assignments().get(0), 2);

    assertThat(week("promise_on_time")).containsEntry("EAST", "0/2");
  }

  @Test
  void shouldCorrectTheWindowOfAParcelThatIsToldAnew() {
    scenario.order("SO-1", MUG, 4, "Z-E");
    Instant first = scenario.now();
    shipment(1, 4, false, first);
    scenario.after(Duration.ofHours(30));
    assertThat(week("in_region")).containsEntry("EAST", "4/4");

    // when
    shipment(2, 3, false, first);

    assertThat(week("in_region")).containsEntry("EAST", "3/3");
    Measure day = newest().get("in_region/part=plan-0/region=EAST/2026-11-23T00:00:00Z/1440");
    assertThat(day.getNumerator()).isEqualTo(3);
    assertThat(newest())
        .doesNotContainKey("in_region/part=plan-0/region=EAST/2026-11-24T00:00:00Z/1440");
  }

  @Test
  void shouldTakeBackAParcelThatNeverWasFromTheRegionItWasCountedIn() {
    scenario.order("SO-1", MUG, 4, "Z-E");
    Instant before = scenario.now();
    shipment(1, 4, false, before);
    scenario.after(Duration.ofHours(1));
    scenario.feed("small", LogKind.NETWORK, east("NORTH"));
    scenario.after(Duration.ofMinutes(1));
    scenario.count(MUG, "FC-E", 5);
    scenario.order("SO-2", MUG, 1, "Z-E");
    AssignmentCommand second = scenario.assignments().get(1);
    shipped(second, 1);
    assertThat(week("in_region")).containsEntry("EAST", "4/4").containsEntry("NORTH", "1/1");

    // when
    shipment(2, 4, true, before);

    assertThat(week("in_region")).containsEntry("EAST", "0/0").containsEntry("NORTH", "1/1");
  }

  @Test
  void shouldCountUnitsThatCustomersGaveUp() {
    scenario.order("SO-1", MUG, 9, "Z-W");

    // when
    scenario.order("SO-1", 2, MUG, 0, "Z-W", OrderChange.CANCELLED);

    assertThat(week("lost_units")).containsKey("WEST");
  }

  @Test
  void shouldCountWhatIsMovedAndBoughtAndTakeBackWhatIsNotGiven() {
    scenario.forecast(MUG, 1, 40, 40);
    scenario.count(MUG, "DC", 50);
    scenario.ask("FC-W", "DC>FC-W");
    scenario.grant("FC-W", MUG, "DC>FC-W", 6);
    scenario.ask("V", "V>DC");
    scenario.grant("V", MUG, "V>DC", 20);
    long moved = scenario.transfers().get(0).getUnits();
    assertThat(week("transfers_units")).containsEntry("WEST", moved + "/1");

    // when
    scenario.ack(MUG, scenario.transfers().get(0).getCommandId(), AckKind.SHIPPED, "DC", moved - 1);

    assertThat(week("transfers_units")).containsEntry("WEST", (moved - 1) + "/1");
    long bought = scenario.purchases().stream().mapToLong(c -> c.getUnits()).sum();
    if (bought > 0) {
      assertThat(week("purchase_units")).containsEntry("EAST", bought + "/1");
    }
  }

  @Test
  void shouldTellThatAQuarterIsClosedAndForgetItLater() {
    scenario.order("SO-1", MUG, 1, "Z-E");
    scenario.after(Duration.ofMinutes(2));
    String quarter = "fill_rate/part=plan-0/region=EAST/speed=NEXT_DAY/2026-11-23T08:00:00Z/15";
    assertThat(newest().get(quarter).getClosed()).isFalse();

    // when
    scenario.after(Duration.ofHours(25));

    assertThat(newest().get(quarter).getClosed()).isTrue();
    scenario.after(Duration.ofDays(8));
    assertThat(scenario.out.forgotten()).contains(quarter);
  }

  @Test
  void shouldCountTheSameOverRestarts() {
    Scenario lived = BusyFortnight.live(3);
    Scenario again = new Scenario().withoutRefresh();

    // when
    again.replay(
        lived.log,
        i -> {
          if (i % 7 == 0) {
            again.restart();
          }
        });

    List<Measure> told = lived.out.of(Topic.MEASURE, Measure.class);
    assertThat(again.out.of(Topic.MEASURE, Measure.class)).isEqualTo(told);
    assertThat(told).hasSizeGreaterThan(1_000);
    assertThat(again.out.forgotten()).isEqualTo(lived.out.forgotten()).isNotEmpty();
  }

  @Test
  void shouldAddUpToWhatWasShipped() {
    Scenario lived = BusyFortnight.live(4);
    lived.after(Duration.ofMinutes(1));
    Map<String, Long> shippedBySku = new LinkedHashMap<>();

    // when
    List<MeasureTable.Line> weeks = lines(newest(lived), "in_region", WEEK);

    for (String sku : List.of("BOWL", "CUP", "JUG", "MUG", "PAN", "POT")) {
      shippedBySku.put(sku, lived.position(sku).getFlows().getShippedToCustomersUnits());
    }
    double counted = weeks.stream().mapToDouble(MeasureTable.Line::denominator).sum();
    assertThat(counted)
        .isPositive()
        .isEqualTo(shippedBySku.values().stream().mapToLong(units -> units).sum());
  }

  /** The next network, in which what was the east has another name. */
  private static Network east(String region) {
    Network network = Worlds.network(2);
    List<Node> nodes = new ArrayList<>();
    for (Node node : network.getNodes()) {
      boolean moves = node.getNode().equals("FC-E");
      nodes.add(Node.newBuilder(node).setRegion(moves ? region : node.getRegion()).build());
    }
    List<Zone> zones = new ArrayList<>();
    for (Zone zone : network.getZones()) {
      boolean moves = zone.getZone().equals("Z-E");
      zones.add(Zone.newBuilder(zone).setRegion(moves ? region : zone.getRegion()).build());
    }
    return Network.newBuilder(network).setNodes(nodes).setZones(zones).build();
  }

  private void shipped(AssignmentCommand command, long units) {
    scenario.ack(MUG, command.getCommandId(), AckKind.SHIPPED, command.getNode(), units);
  }

  private void shipment(int revision, long units, boolean withdrawn, Instant at) {
    scenario.parcel(revision, units, withdrawn, at);
  }

  /** Numerator and denominator of each region over all weeks told so far. */
  private Map<String, String> week(String name) {
    scenario.after(Duration.ofMinutes(1));
    Map<String, String> byRegion = new LinkedHashMap<>();
    for (MeasureTable.Line line : lines(newest(scenario), name, WEEK)) {
      byRegion.put(line.values().get(0), text(line.numerator()) + "/" + text(line.denominator()));
    }
    return byRegion;
  }

  private static String text(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static List<MeasureTable.Line> lines(
      Map<String, Measure> measures, String name, int minutes) {
    return new MeasureTable(List.of("region"))
        .addAllWindows(
            measures.values().stream()
                .filter(measure -> measure.getName().equals(name))
                .filter(measure -> measure.getWindowMinutes() == minutes)
                .map(MeasureForm::value)
                .toList())
        .lines();
  }

  private Map<String, Measure> newest() {
    return newest(scenario);
  }

  private static Map<String, Measure> newest(Scenario scenario) {
    Map<String, Measure> newest = new LinkedHashMap<>();
    scenario
        .out
        .of(Topic.MEASURE, Measure.class)
        .forEach(measure -> newest.put(measure.getMeasureId(), measure));
    return newest;
  }
}
