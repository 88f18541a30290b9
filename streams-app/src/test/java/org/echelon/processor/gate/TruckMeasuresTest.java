package org.echelon.processor.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.echelon.codec.Origin;
import org.echelon.gate.Freight;
import org.echelon.gate.LaneLoad;
import org.echelon.state.Manifest;
import org.echelon.state.Measure;
import org.echelon.state.Task;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.NodeLoad;
import org.junit.jupiter.api.Test;

/** How full the trucks of a departure are. */
class TruckMeasuresTest {
  private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
  private static final Instant DEPARTURE = NOW.plus(Duration.ofHours(1));
  private static final String DAY = "truck_fill/lane=DC>FC/part=gate-3/2026-11-23T00:00:00Z/1440";

  private final TreeMap<String, byte[]> stored = new TreeMap<>();
  private final Map<String, Measure> told = new TreeMap<>();
  private TruckMeasures trucks = new TruckMeasures(new MapTable(), 3, NOW.toEpochMilli());

  @Test
  void shouldFillTheSameTrucksWithTwoAsksOfADeparture() {
    trucks.count(List.of(load(30_000)));
    trucks = new TruckMeasures(new MapTable(), 3, NOW.toEpochMilli());
    trucks.count(List.of(load(15_000)));

    // when
    trucks.tick(NOW.plusSeconds(60).toEpochMilli(), new Told());

    assertThat(told.get(DAY).getNumerator()).isEqualTo(45);
    assertThat(told.get(DAY).getDenominator()).as("two trucks of 40").isEqualTo(80);
    assertThat(told.get(DAY).getDimensions()).containsEntry("lane", "DC>FC");
  }

  @Test
  void shouldCountOneTruckForWhatFitsIntoIt() {
    trucks.count(List.of(load(30_000)));
    trucks.count(List.of(load(10_000)));

    // when
    trucks.tick(NOW.plusSeconds(60).toEpochMilli(), new Told());

    assertThat(told.get(DAY).getNumerator()).isEqualTo(40);
    assertThat(told.get(DAY).getDenominator()).isEqualTo(40);
  }

  @Test
  void shouldCountTheTrucksThatWeightFills() {
    trucks.count(List.of(load(8_000, 15_000)));
    trucks = new TruckMeasures(new MapTable(), 3, NOW.toEpochMilli());
    trucks.count(List.of(load(1_000, 6_000)));

    // when
    trucks.tick(NOW.plusSeconds(60).toEpochMilli(), new Told());

    assertThat(told.get(DAY).getNumerator()).isEqualTo(9);
    assertThat(told.get(DAY).getDenominator()).as("21 kg take three trucks").isEqualTo(120);
  }

  @Test
  void shouldKeepNothingInTheEnd() {
    trucks.count(List.of(load(30_000)));

    // when
    trucks.tick(NOW.plus(Duration.ofDays(20)).toEpochMilli(), new Told());

    assertThat(told.get(DAY).getClosed()).isTrue();
    assertThat(stored).isEmpty();
  }

  private static LaneLoad load(long milliCube) {
    return load(milliCube, 0);
  }

  /** Trucks of 40 dm³ and 10 kg. */
  private static LaneLoad load(long milliCube, long grams) {
    Freight freight = new Freight(milliCube, grams);
    return new LaneLoad("DC>FC", DEPARTURE.toEpochMilli(), freight, 40_000, 10_000);
  }

  /** A store of text keys. */
  private final class MapTable implements TextTable {
    @Override
    public byte[] get(String key) {
      return stored.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
      if (value == null) {
        stored.remove(key);
      } else {
        stored.put(key, value);
      }
    }

    @Override
    public void each(String prefix, BiConsumer<String, byte[]> visitor) {
      new TreeMap<>(stored.subMap(prefix, prefix + '\uffff')).forEach(visitor);
    }
  }

  /** Keeps the measures that were told. */
  private final class Told implements GateOutbox {
    @Override
    public void measure(String key, Measure measure) {
      if (measure != null) {
        told.put(key, measure);
      }
    }

    @Override
    public void ask(Ask ask) {}

    @Override
    public void grant(Origin origin, Grant grant) {}

    @Override
    public void load(Origin origin, NodeLoad load) {}

    @Override
    public void manifest(Manifest manifest) {}

    @Override
    public void task(String key, Task state) {}

    @Override
    public void report(String text) {}
  }
}
