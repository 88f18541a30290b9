package org.echelon.processor.gate;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.gate.Freight;
import org.echelon.gate.LaneLoad;
import org.echelon.measure.window.Fact;
import org.echelon.measure.window.MeasureName;
import org.echelon.measure.window.Sums;

/**
 * How full trucks are, by lane: the cube granted to a departure over the room of the trucks that it
 * takes, by cube or by weight. Several asks of one departure fill the same trucks.
 *
 * <pre>
 * loaded/departure/lane: granted long | room of the trucks long, in thousandths of a cube | grams long
 * </pre>
 */
final class TruckMeasures {
  private static final String LOADED = "loaded/";
  private static final long DAY = 24 * 3_600_000L;

  private final TextTable store;
  private final GateMeasures measures;
  private final Map<Departure, Load> loaded = new TreeMap<>();

  private record Departure(long at, String lane) implements Comparable<Departure> {
    @Override
    public int compareTo(Departure other) {
      int order = Long.compare(at, other.at);
      return order != 0 ? order : lane.compareTo(other.lane);
    }

    String key() {
      return LOADED + at + '/' + lane;
    }
  }

  private record Load(Freight freight, long room) {
    static Load decode(byte[] value) {
      ByteBuffer in = ByteBuffer.wrap(value);
      long milliCube = in.getLong();
      long room = in.getLong();
      // What was stored before weight counted has none.
      long grams = in.hasRemaining() ? in.getLong() : 0;
      return new Load(new Freight(milliCube, grams), room);
    }

    byte[] encode() {
      return ByteBuffer.allocate(24)
          .putLong(freight.milliCube())
          .putLong(room)
          .putLong(freight.grams())
          .array();
    }
  }

  TruckMeasures(TextTable store, int task, long now) {
    this.store = store;
    this.measures = new GateMeasures(store, "gate-" + task, now);
    store.each(
        LOADED,
        (key, value) -> {
          String[] parts = key.split("/", 3);
          loaded.put(new Departure(Long.parseLong(parts[1]), parts[2]), Load.decode(value));
        });
  }

  /** Counts what was granted. */
  void count(List<LaneLoad> loads) {
    for (LaneLoad load : loads) {
      Departure departure = new Departure(load.departureMillis(), load.lane());
      Load before = loaded.get(departure);
      Freight all = before == null ? load.freight() : before.freight().plus(load.freight());
      Load after = new Load(all, load.trucks(all) * load.truckMilliCube());
      measures.replace(
          before == null ? List.of() : List.of(fact(departure, before)),
          List.of(fact(departure, after)));
      loaded.put(departure, after);
      store.put(departure.key(), after.encode());
    }
    measures.save();
  }

  private static Fact fact(Departure departure, Load load) {
    Sums sums = new Sums().add(MeasureName.TRUCK_FILL, load.freight().milliCube(), load.room());
    return new Fact(departure.key(), departure.at(), departure.lane(), sums);
  }

  /** A tick has come: nothing is granted any more to what left a day ago. */
  void tick(long now, GateOutbox outbox) {
    loaded
        .keySet()
        .removeIf(
            departure -> {
              boolean over = departure.at() < now - DAY;
              if (over) {
                store.put(departure.key(), null);
              }
              return over;
            });
    measures.tick(now, outbox::measure);
  }
}
