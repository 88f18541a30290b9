package org.echelon.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.echelon.reference.Calendar;
import org.echelon.reference.Capacity;
import org.echelon.reference.Lane;
import org.echelon.reference.LaneKind;
import org.echelon.reference.LaneMode;
import org.echelon.reference.LeadTimeDuration;
import org.echelon.reference.LeadTimeFamily;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.NodeKind;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.echelon.reference.Zone;
import org.echelon.schema.AvroTrust;

/** Small published networks for tests. */
public final class AvroNetworks {
  /** From when the networks rule. */
  public static final Instant EFFECTIVE = Instant.parse("2026-11-01T00:00:00Z");

  static {
    AvroTrust.ensure();
  }

  private AvroNetworks() {}

  /** A vendor V (0) fills DC (1), which fills FC-A (2) and FC-B (3) daily at 18:00 UTC. */
  public static Network chain() {
    return Network.newBuilder()
        .setNetworkId("test")
        .setVersion(3)
        .setSource("planner")
        .setIssuedAt(EFFECTIVE)
        .setEffectiveAt(EFFECTIVE)
        .setCurrency("USD")
        .setNodes(
            List.of(
                node(0, "V", NodeKind.VENDOR, 2, null, null),
                node(1, "DC", NodeKind.DC, 1, null, 90.0),
                node(2, "FC-A", NodeKind.FC, 0, 100.0, null),
                node(3, "FC-B", NodeKind.FC, 0, 50.0, null)))
        .setZones(
            List.of(
                Zone.newBuilder().setZone("Z1").setRegion("R1").setTimeZone("UTC").build(),
                Zone.newBuilder().setZone("Z2").setRegion("R1").setTimeZone("UTC").build()))
        .setLanes(
            List.of(
                lane("V>DC", "V", "DC", LaneKind.PURCHASE),
                lane("DC>FC-A", "DC", "FC-A", LaneKind.REPLENISH),
                lane("DC>FC-B", "DC", "FC-B", LaneKind.REPLENISH)))
        .setShipOptions(List.of(ship("FC-A", "Z1"), ship("FC-B", "Z2")))
        .build();
  }

  public static Node node(
      int ordinal, String id, NodeKind kind, int echelon, Double inbound, Double outbound) {
    return Node.newBuilder()
        .setOrdinal(ordinal)
        .setNode(id)
        .setKind(kind)
        .setEchelon(echelon)
        .setRegion("R1")
        .setTimeZone("UTC")
        .setCapacity(List.of(step("2026-10-01", 1000.0, inbound, outbound)))
        .build();
  }

  public static Capacity step(String fromOn, Double cube, Double inbound, Double outbound) {
    return Capacity.newBuilder()
        .setFromOn(LocalDate.parse(fromOn))
        .setStorageCube(cube)
        .setInboundUnitsPerDay(inbound)
        .setOutboundUnitsPerDay(outbound)
        .build();
  }

  public static Lane lane(String id, String from, String to, LaneKind kind) {
    return Lane.newBuilder()
        .setLane(id)
        .setFrom(from)
        .setTo(to)
        .setKind(kind)
        .setCalendar(Calendar.newBuilder().build())
        .setLeadTime(
            LeadTimeDuration.newBuilder()
                .setFamily(LeadTimeFamily.GAMMA)
                .setMeanDays(2)
                .setSdDays(0.5)
                .build())
        .setMode(LaneMode.AUTO)
        .build();
  }

  private static ShipOption ship(String node, String zone) {
    return ShipOption.newBuilder()
        .setNode(node)
        .setZone(zone)
        .setSpeed(Speed.NEXT_DAY)
        .setOption("GND")
        .setTransitDays(1)
        .setCutoffLocalTime("17:00")
        .setCostPerUnit(3.6)
        .build();
  }
}
