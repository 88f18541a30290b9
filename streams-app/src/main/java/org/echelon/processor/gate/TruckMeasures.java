package org.echelon.processor.gate;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.gate.LaneLoad;
import org.echelon.measure.window.Fact;
import org.echelon.measure.window.MeasureName;
import org.echelon.measure.window.Sums;

/**
 * How full trucks are, by lane: what was granted to a departure over the room of the trucks that it
 * takes. Several asks of one departure fill the same trucks.
 *
 * <pre>loaded/departure/lane: granted long | room of the trucks long, in thousandths of a cube
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

  private record Load(long milliCube, long room) {}

  TruckMeasures(TextTable store, int task, long now) {
    this.store = store;
    this.measures = new GateMeasures(store, "gate-" + task, now);
    store.each(
        LOADED,
        (key, value) -> {
          String[] parts = key.split("/", 3);
          ByteBuffer in = ByteBuffer.wrap(value);
          loaded.put(
              new Departure(Long.parseLong(parts[1]), parts[2]),
              new Load(in.getLong(), in.getLong()));
        });
  }

  /** Counts what was granted. */
  void count(List<LaneLoad> loads) {
    for (LaneLoad load : loads) {
      Departure departure = new Departure(load.departureMillis(), load.lane());
      Load before = loaded.get(departure);
      long milliCube = load.milliCube() + (before == null ? 0 : before.milliCube());
      long trucks = LaneLoad.trucks(milliCube, load.truckMilliCube());
      Load after = new Load(milliCube, trucks * load.truckMilliCube());
      measures.replace(
          before == null ? List.of() : List.of(fact(departure, before)),
          List.of(fact(departure, after)));
      loaded.put(departure, after);
      store.put(
          departure.key(),
          ByteBuffer.allocate(16).putLong(after.milliCube()).putLong(after.room()).array());
    }
    measures.save();
  }

  private static Fact fact(Departure departure, Load load) {
    Sums sums = new Sums().add(MeasureName.TRUCK_FILL, load.milliCube(), load.room());
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
