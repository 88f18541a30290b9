package org.echelon.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworkTest {

  @Test
  void shouldRefuseALaneThatDoesNotLeadDownwards() {
    List<Node> nodes = Networks.chain().nodes();
    Lane back = Networks.lane("FC-A>DC", 2, 1, LaneKind.REPLENISH, 2, 0);

    assertThatThrownBy(
            () -> new Network("n", 1, Networks.terms(), nodes, List.of(), List.of(back), List.of()))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.code()).isEqualTo("NET_CYCLE"));
  }

  @Test
  void shouldRefuseAnOutboundLaneThatDoesNotLeadTowardsAStation() {
    Lane back = Networks.lane("DC>FC-A", 1, 2, LaneKind.OUTBOUND, 2, 0);

    assertThatThrownBy(() -> parcels(back, "ST"))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.code()).isEqualTo("FIELD_CONFLICT"))
        .hasMessageContaining("DC>FC-A does not lead from stock or a sort centre");
    assertThat(parcels(Networks.lane("FC-A>ST", 2, 4, LaneKind.OUTBOUND, 1, 0), "ST").lanes())
        .hasSize(1);
  }

  @Test
  void shouldRefuseAZoneWhoseStationIsNone() {
    Lane lane = Networks.lane("FC-A>ST", 2, 4, LaneKind.OUTBOUND, 1, 0);

    assertThatThrownBy(() -> parcels(lane, "FC-A")).hasMessage("FC-A is no node of kind STATION");
    assertThatThrownBy(() -> parcels(lane, "ST-9"))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.code()).isEqualTo("REF_UNKNOWN_NODE"));
  }

  @Test
  void shouldRefuseATruckOfNoSize() {
    assertThatThrownBy(() -> new Trucks(0, 100, 0))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.code()).isEqualTo("FIELD_RANGE"));
  }

  /** The chain with a station, a zone that it serves and a lane. */
  private static Network parcels(Lane lane, String station) {
    List<Node> nodes = new ArrayList<>(Networks.chain().nodes());
    nodes.add(Networks.node(4, "ST", NodeKind.STATION, 0, "R1", 1));
    Zone zone = new Zone("Z1", "R1", ZoneOffset.UTC, List.of(), Optional.of(station));
    return new Network("n", 1, Networks.terms(), nodes, List.of(zone), List.of(lane), List.of());
  }

  @Test
  void shouldRefuseAnOrdinalUsedTwice() {
    Node one = Networks.node(0, "A", NodeKind.FC, 0, "R", 1);
    Node other = Networks.node(0, "B", NodeKind.FC, 0, "R", 1);

    assertThatThrownBy(
            () ->
                new Network(
                    "n", 1, Networks.terms(), List.of(one, other), List.of(), List.of(), List.of()))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.code()).isEqualTo("NET_DUPLICATE"));
  }

  @Test
  void shouldFindTheFeederOfANode() {
    Network network = Networks.chain();

    assertThat(network.feeder(2).map(Lane::id)).contains("DC>FC-A");
    assertThat(network.feeder(1).map(Lane::id)).contains("V>DC");
    assertThat(network.feeder(0)).isEmpty();
  }

  @Test
  void shouldCostASlowerOptionWithItsLatePenalty() {
    ServiceCosts costs = ServiceCosts.of(Networks.chain());
    int nextDayInZ1 = Speed.NEXT_DAY.ordinal();
    int sameDayInZ1 = Speed.SAME_DAY.ordinal();

    assertThat(costs.nodes(nextDayInZ1)).containsExactly(2, 3);
    assertThat(costs.cost(nextDayInZ1, 0, 1)).isEqualTo(3.6);
    assertThat(costs.usual(nextDayInZ1, 0, 1).ownSpeed()).isTrue();
    assertThat(costs.cost(sameDayInZ1, 0, 1)).isEqualTo(6.1);
    assertThat(costs.usual(sameDayInZ1, 0, 1).ownSpeed()).isFalse();
  }

  @Test
  void shouldMoveASkippedLocalTimeForward() {
    DepartureCalendar calendar =
        new DepartureCalendar(
            Set.of(DayOfWeek.SUNDAY),
            LocalTime.of(2, 30),
            ZoneId.of("America/New_York"),
            Set.of(),
            Set.of(),
            60);
    // Clocks go from 02:00 to 03:00 on 8 March 2026.
    long departure = calendar.nextDeparture(Instant.parse("2026-03-07T12:00:00Z").toEpochMilli());

    assertThat(Instant.ofEpochMilli(departure)).isEqualTo(Instant.parse("2026-03-08T07:30:00Z"));
  }

  @Test
  void shouldNameTheNextDepartureWhoseCutOffHasNotPassed() {
    DepartureCalendar calendar = DepartureCalendar.daily(LocalTime.of(18, 0), ZoneId.of("UTC"));

    assertThat(at(calendar, "2026-11-21T16:59:59Z")).isEqualTo("2026-11-21T18:00:00Z");
    assertThat(at(calendar, "2026-11-21T17:00:00Z")).isEqualTo("2026-11-22T18:00:00Z");
  }

  @Test
  void shouldRefuseACalendarWithoutDepartures() {
    Set<LocalDate> closed =
        LocalDate.of(2026, 11, 1)
            .datesUntil(LocalDate.of(2027, 3, 1))
            .collect(java.util.stream.Collectors.toSet());
    DepartureCalendar never =
        new DepartureCalendar(Set.of(), LocalTime.NOON, ZoneId.of("UTC"), closed, Set.of(), 60);

    assertThatThrownBy(() -> at(never, "2026-11-21T00:00:00Z"))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("60 days");
  }

  private static String at(DepartureCalendar calendar, String after) {
    return Instant.ofEpochMilli(calendar.nextDeparture(Instant.parse(after).toEpochMilli()))
        .toString();
  }
}
