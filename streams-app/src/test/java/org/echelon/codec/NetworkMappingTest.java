package org.echelon.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.echelon.network.Network;
import org.echelon.network.NetworkException;
import org.echelon.network.RegionPolicy;
import org.echelon.network.Trucks;
import org.echelon.reference.Capacity;
import org.echelon.reference.LeadTimeFamily;
import org.echelon.reference.NodeKind;
import org.echelon.reference.NodeStatus;
import org.echelon.reference.Region;
import org.echelon.reference.RegionMode;
import org.echelon.reference.StatusSpan;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NetworkMappingTest {
  private static final long NOON = at("2026-11-21T12:00:00Z");

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  @Test
  void shouldReadNodesLanesAndMoney() {
    Network network = NetworkMapping.toCore(AvroNetworks.chain(), NOON);

    assertThat(network.version()).isEqualTo(3);
    assertThat(network.terms().lostSaleBase()).isEqualTo(6.5);
    assertThat(network.terms().regionPolicy().regional()).isFalse();
    assertThat(network.terms().limits().commandUnitsMax()).isEqualTo(Long.MAX_VALUE);
    assertThat(network.node(2).capacity())
        .isEqualTo(new org.echelon.network.Capacity(1000, 100, Double.POSITIVE_INFINITY));
    assertThat(network.lane("DC>FC-A"))
        .hasValueSatisfying(
            lane -> {
              assertThat(lane.from()).isEqualTo(1);
              assertThat(lane.trucks()).isEqualTo(Trucks.NONE);
              assertThat(lane.calendar().nextDeparture(NOON)).isEqualTo(at("2026-11-21T18:00:00Z"));
            });
    assertThat(network.shipOptions())
        .extracting(o -> o.timeZone().normalized())
        .containsOnly(ZoneOffset.UTC);
  }

  @Test
  void shouldTakeTheCapacityStepAndStatusInForce() {
    var avro = AvroNetworks.chain();
    Capacity peak = AvroNetworks.step("2026-11-22", 2000.0, 400.0, null);
    // Saturday (the 21st) counts half, Sunday nothing.
    peak.put("dayFactors", List.of(1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0));
    var node = avro.getNodes().get(2);
    node.put("capacity", List.of(peak, AvroNetworks.step("2026-10-01", 1000.0, 100.0, null)));
    node.put(
        "status", List.of(span(NodeStatus.CLOSED, "2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z")));

    assertThat(node(avro, "2026-11-21T23:00:00Z").capacity().inboundUnitsPerDay()).isEqualTo(100);
    assertThat(node(avro, "2026-11-22T00:00:00Z").capacity().inboundUnitsPerDay()).isZero();
    assertThat(node(avro, "2026-11-22T00:00:00Z").capacity().outboundUnitsPerDay()).isInfinite();
    assertThat(node(avro, "2026-11-28T00:00:00Z").capacity().inboundUnitsPerDay()).isEqualTo(200);
    assertThat(node(avro, "2026-11-25T12:00:00Z").open()).isFalse();
    assertThat(node(avro, "2026-11-26T00:00:00Z").open()).isTrue();
  }

  @Test
  void shouldShipOnTheDaysOfTheOption() {
    var avro = AvroNetworks.chain();
    avro.getShipOptions().get(0).put("daysOfWeek", List.of(1, 2, 3, 4, 5));
    // NOON is that of a Saturday; the cut-off is at 17:00.
    assertThat(NetworkMapping.toCore(avro, NOON).shipOptions())
        .extracting(o -> o.nextCutOff(NOON))
        .containsExactly(at("2026-11-23T17:00:00Z"), at("2026-11-21T17:00:00Z"));
  }

  @Test
  void shouldSayWhenTheNetworkMayLookDifferent() {
    var avro = AvroNetworks.chain();
    avro.getNodes()
        .get(2)
        .put("status", List.of(span(NodeStatus.NO_INBOUND, "2026-11-25T06:00:00Z", null)));

    assertThat(NetworkMapping.changesAt(avro, NOON)).isEqualTo(at("2026-11-25T06:00:00Z"));
    assertThat(NetworkMapping.changesAt(avro, at("2026-11-25T06:00:00Z")))
        .isEqualTo(Long.MAX_VALUE);
    assertThat(node(avro, "2026-11-25T07:00:00Z").capacity().inboundUnitsPerDay()).isZero();
    assertThat(node(avro, "2026-11-25T07:00:00Z").open()).as("what it has may leave").isTrue();
  }

  @Test
  void shouldReadWhichRegionsKeepToThemselves() {
    var avro = AvroNetworks.chain();
    avro.getZones().get(1).put("region", "R2");
    avro.getNodes().get(3).put("region", "R2");

    assertThat(policy(avro, RegionMode.NATIONAL).regional()).isFalse();
    assertThat(policy(avro, RegionMode.NATIONAL).outOfRegionPerUnit()).isEqualTo(2);
    assertThat(policy(avro, RegionMode.REGIONAL).regions())
        .containsExactly(
            new org.echelon.network.Region("R1", Set.of("V", "DC", "FC-A"), Set.of("Z1")),
            new org.echelon.network.Region("R2", Set.of("FC-B"), Set.of("Z2")));
    assertThat(policy(avro, RegionMode.REGIONAL, "R2").keeps("R1")).isFalse();
    assertThat(policy(avro, RegionMode.REGIONAL, "R2").keeps("R2")).isTrue();
    assertThatThrownBy(() -> policy(avro, RegionMode.REGIONAL, "R2", "R9"))
        .isInstanceOfSatisfying(
            NetworkException.class,
            e -> {
              assertThat(e.code()).isEqualTo("NET_REGION");
              assertThat(e.field()).isEqualTo("regionPolicy.regions");
            })
        .hasMessageContaining("R9");
  }

  @TestFactory
  Stream<DynamicTest> shouldRefuseWhatCannotBe() {
    Map<String, Consumer<org.echelon.reference.Network>> wrong =
        Map.ofEntries(
            Map.entry("NET_TIME_ZONE", n -> n.getNodes().get(1).put("timeZone", "Mars/Olympus")),
            Map.entry("FIELD_NEGATIVE", n -> n.getNodes().get(1).put("ordinal", -1)),
            Map.entry("NET_DUPLICATE", n -> n.getNodes().get(1).put("ordinal", 2)),
            Map.entry("FIELD_KIND_UNKNOWN", n -> n.getNodes().get(1).put("kind", NodeKind.UNKNOWN)),
            Map.entry("REF_UNKNOWN_NODE", n -> n.getLanes().get(1).put("from", "nowhere")),
            Map.entry("REF_UNKNOWN_ZONE", n -> n.getShipOptions().get(0).put("zone", "Z9")),
            Map.entry(
                "FIELD_RANGE", n -> n.getShipOptions().get(0).put("daysOfWeek", List.of(1, 8))),
            Map.entry("NET_NO_ROUTE", n -> n.put("shipOptions", List.of())),
            Map.entry("NET_REGION", n -> n.put("regions", List.of(region("R7")))),
            Map.entry("NET_CALENDAR", n -> n.getLanes().get(0).getCalendar().put("everyWeeks", 2)),
            Map.entry(
                "FIELD_CONFLICT",
                n -> n.getLanes().get(0).getLeadTime().put("family", LeadTimeFamily.CONSTANT)),
            Map.entry("FIELD_NOT_FINITE", n -> n.getLanes().get(0).put("costPerUnit", Double.NaN)),
            Map.entry(
                "NET_CAPACITY",
                n ->
                    n.getNodes()
                        .get(2)
                        .put(
                            "capacity",
                            new ArrayList<>(
                                List.of(AvroNetworks.step("2026-12-01", 1.0, 1.0, 1.0))))));
    return wrong.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      var avro = AvroNetworks.chain();
                      entry.getValue().accept(avro);
                      assertThatThrownBy(() -> NetworkMapping.toCore(avro, NOON))
                          .isInstanceOfSatisfying(
                              NetworkException.class,
                              e -> assertThat(e.code()).isEqualTo(entry.getKey()));
                    }));
  }

  private static org.echelon.network.Node node(org.echelon.reference.Network avro, String instant) {
    return NetworkMapping.toCore(avro, at(instant)).node(2);
  }

  private static StatusSpan span(NodeStatus status, String from, String until) {
    return StatusSpan.newBuilder()
        .setStatus(status)
        .setFromAt(Instant.parse(from))
        .setUntilAt(until == null ? null : Instant.parse(until))
        .build();
  }

  private static RegionPolicy policy(
      org.echelon.reference.Network avro, RegionMode mode, String... regions) {
    avro.getRegionPolicy().put("mode", mode);
    avro.getRegionPolicy().put("regions", List.of(regions));
    return NetworkMapping.toCore(avro, NOON).terms().regionPolicy();
  }

  private static Region region(String id) {
    return Region.newBuilder().setRegion(id).build();
  }
}
