package org.echelon.producers.cost;

import java.util.HashMap;
import java.util.Map;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.valuation.ItemTerms;

/**
 * Stock by node as it follows from counts, receipts, shipments and transfers: units, cube and the
 * capital they bind, with their integrals over time. It is kept apart from the platform's ledger,
 * so that each checks the other.
 */
final class StockBook {
  private final Map<String, long[]> onHand = new HashMap<>();
  private final Map<String, double[]> delivered = new HashMap<>();
  private final Network network;
  private final Deliveries deliveries;
  private final Room[] rooms;
  private long inTransit;

  /** What lies at a node and what is on the way to it. */
  static final class Room {
    final DayIntegral units;
    final DayIntegral cube;
    final DayIntegral capital;
    final DayIntegral wayUnits;
    final DayIntegral wayCapital;
    final DayIntegral wayCube;

    /** What bringing all that is there or on the way has cost at least. */
    final DayIntegral brought;

    /** What keeping units that got lost would cost. */
    final DayIntegral gone;

    final DayIntegral worth;
    final DayIntegral wayWorth;

    /** What waits in the yard. */
    final DayIntegral yardUnits;

    final DayIntegral yardCube;
    final DaySums in = new DaySums();
    final DaySums out = new DaySums();

    /** Units that had to wait in the yard, and units that left later than they were ready. */
    final DaySums heldIn = new DaySums();

    final DaySums heldOut = new DaySums();
    final DaySums heldOutDays = new DaySums();

    Room(long startMillis) {
      units = new DayIntegral(startMillis);
      cube = new DayIntegral(startMillis);
      capital = new DayIntegral(startMillis);
      wayUnits = new DayIntegral(startMillis);
      wayCapital = new DayIntegral(startMillis);
      wayCube = new DayIntegral(startMillis);
      brought = new DayIntegral(startMillis);
      gone = new DayIntegral(startMillis);
      worth = new DayIntegral(startMillis);
      wayWorth = new DayIntegral(startMillis);
      yardUnits = new DayIntegral(startMillis);
      yardCube = new DayIntegral(startMillis);
    }

    void upTo(long atMillis) {
      units.upTo(atMillis);
      cube.upTo(atMillis);
      capital.upTo(atMillis);
      wayUnits.upTo(atMillis);
      wayCapital.upTo(atMillis);
      wayCube.upTo(atMillis);
      brought.upTo(atMillis);
      gone.upTo(atMillis);
      worth.upTo(atMillis);
      wayWorth.upTo(atMillis);
      yardUnits.upTo(atMillis);
      yardCube.upTo(atMillis);
    }
  }

  StockBook(Network network, long startMillis) {
    this.network = network;
    this.deliveries = new Deliveries(network);
    this.rooms = new Room[network.nodeSpan()];
    for (Node node : network.nodes()) {
      rooms[node.ordinal()] = new Room(startMillis);
    }
  }

  Room room(int node) {
    return rooms[node];
  }

  /** Units that lie at a node. */
  long units(String sku, int node) {
    long[] byNode = onHand.get(sku);
    return byNode == null ? 0 : byNode[node];
  }

  /** Units on the way between nodes, all SKUs. */
  long inTransit() {
    return inTransit;
  }

  /**
   * @param unitCost currency for a unit
   */
  void change(ItemTerms item, double unitCost, int node, long units, long atMillis) {
    onHand.computeIfAbsent(item.sku(), sku -> new long[rooms.length])[node] += units;
    Room room = rooms[node];
    room.units.change(atMillis, units);
    room.cube.change(atMillis, units * item.unitCube());
    room.capital.change(atMillis, units * item.holdingPerUnitDay());
    room.brought.change(atMillis, units * brought(item, node));
    room.worth.change(atMillis, units * unitCost);
  }

  /** More or fewer units are on the way to a node. */
  void onTheWay(ItemTerms item, double unitCost, int to, long units, long atMillis) {
    inTransit += units;
    rooms[to].wayUnits.change(atMillis, units);
    rooms[to].wayCapital.change(atMillis, units * item.holdingPerUnitDay());
    rooms[to].wayWorth.change(atMillis, units * unitCost);
    rooms[to].wayCube.change(atMillis, units * item.unitCube());
    double before = brought(item, to) - Deliveries.in(network.node(to), item);
    rooms[to].brought.change(atMillis, units * before);
  }

  /** Units came to a node and somebody else had paid for that, but for what was booked. */
  void given(ItemTerms item, int node, long units, double booked, long atMillis) {
    rooms[node].brought.change(atMillis, units * (booked - brought(item, node)));
  }

  /** Units at a node or on the way to it are no more, though nobody bought them. */
  void gone(ItemTerms item, int node, long units, long atMillis) {
    double storage = network.node(node).storageCostPerCubeDay() * item.unitCube();
    rooms[node].gone.change(atMillis, units * (item.holdingPerUnitDay() + storage));
  }

  private double brought(ItemTerms item, int node) {
    return delivered.computeIfAbsent(item.sku(), sku -> deliveries.of(item))[node];
  }

  void upTo(long atMillis) {
    for (Room room : rooms) {
      if (room != null) {
        room.upTo(atMillis);
      }
    }
  }
}
