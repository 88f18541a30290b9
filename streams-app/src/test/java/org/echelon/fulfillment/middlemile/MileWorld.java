package org.echelon.fulfillment.middlemile;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.echelon.network.DepartureCalendar;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LaneMode;
import org.echelon.network.LeadTime;
import org.echelon.network.Network;
import org.echelon.network.Networks;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.Trucks;
import org.echelon.network.Zone;

/** Fulfilment centres, sort centres and stations by name, with lanes that leave at given times. */
final class MileWorld {
  static final double TRUCK_CUBE = 1_000;

  private final List<Node> nodes = new ArrayList<>();
  private final List<Zone> zones = new ArrayList<>();
  private final List<Lane> lanes = new ArrayList<>();

  MileWorld node(String id, NodeKind kind) {
    nodes.add(Networks.node(nodes.size(), id, kind, 0, "R1", 1));
    return this;
  }

  /** A station with the zone that it serves. */
  MileWorld station(String id) {
    zones.add(new Zone("Z-" + id, "R1", ZoneOffset.UTC, List.of(), Optional.of(id)));
    return node(id, NodeKind.STATION);
  }

  /** A daily lane with trucks, decided an hour before. */
  MileWorld lane(String from, String to, String departs, double days, double truckCost) {
    lanes.add(
        new Lane(
            from + ">" + to,
            ordinal(from),
            ordinal(to),
            LaneKind.OUTBOUND,
            DepartureCalendar.daily(LocalTime.parse(departs), ZoneOffset.UTC),
            new LeadTime(days, 0),
            0,
            0,
            new Trucks(TRUCK_CUBE, truckCost, 0),
            Double.POSITIVE_INFINITY,
            LaneMode.AUTO,
            240,
            1440,
            false));
    return this;
  }

  int ordinal(String id) {
    for (Node node : nodes) {
      if (node.id().equals(id)) {
        return node.ordinal();
      }
    }
    throw new IllegalArgumentException(id);
  }

  Network network() {
    return new Network("n", 1, Networks.terms(), nodes, zones, lanes, List.of());
  }

  ParcelFlow flow(String from, String station, double cubePerDay) {
    return new ParcelFlow(ordinal(from), ordinal(station), cubePerDay / 5, cubePerDay);
  }

  /** Two centres, one or two sort centres, up to four stations, distances and volumes by chance. */
  static Case random(SplittableRandom random) {
    MileWorld world = new MileWorld();
    int sorts = 1 + random.nextInt(2);
    int stations = 2 + random.nextInt(3);
    for (int i = 0; i < 2; i++) {
      world.node("F" + i, NodeKind.FC);
    }
    for (int i = 0; i < sorts; i++) {
      world.node("S" + i, NodeKind.SORT);
      for (int f = 0; f < 2; f++) {
        world.lane("F" + f, "S" + i, "18:00", 0.3, 100 + random.nextInt(400));
      }
    }
    List<ParcelFlow> flows = new ArrayList<>();
    for (int i = 0; i < stations; i++) {
      world.station("D" + i);
      for (int s = 0; s < sorts; s++) {
        world.lane("S" + s, "D" + i, "04:00", 0.2, 100 + random.nextInt(300));
      }
      for (int f = 0; f < 2; f++) {
        world.lane("F" + f, "D" + i, "18:00", 0.5, 200 + random.nextInt(600));
        flows.add(world.flow("F" + f, "D" + i, 20 + random.nextInt(1_200)));
      }
    }
    return new Case(world.network(), flows);
  }

  record Case(Network network, List<ParcelFlow> flows) {}
}
