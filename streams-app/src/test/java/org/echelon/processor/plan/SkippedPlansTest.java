package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PlanCodec;
import org.echelon.state.Refreshed;
import org.echelon.system.Tick;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a price leaves alone is not written, and a restart does not tell. */
class SkippedPlansTest {
  private static final List<String> SKUS = List.of("S1", "S2", "S3");

  private final Ladders ladders = new Ladders();
  private final Tables tables =
      new Tables(
          new MemoryTable(), new MemoryTable(), ladders, new MemoryTable(), new MemoryTable());
  private PlanCore core = start();
  private long offset;

  @BeforeEach
  void planItems() {
    take("small", LogKind.NETWORK, Worlds.network(1));
    take("small", LogKind.TICK, new Tick("small", 1L, Worlds.START));
    price(1, 0.01);
    for (String sku : SKUS) {
      take(sku, LogKind.ITEM, Worlds.item(sku, 1));
      double east = 7 * (1 + SKUS.indexOf(sku));
      take(sku, LogKind.FORECAST, Worlds.forecast(sku, 1, Map.of("Z-E", east, "Z-W", 5.0)));
    }
    core.bringUp();
  }

  @Test
  void shouldNotWriteWhatAPriceLeavesAlone() {
    int before = ladders.writes;
    price(2, 0.01 + 1e-9);

    Refreshed done = core.bringUp();

    assertThat(done.getSkipped()).isEqualTo(SKUS.size());
    assertThat(ladders.writes).isEqualTo(before);
    assertThat(core.plan("S1").versions().price()).isEqualTo(2);
  }

  @Test
  void shouldWriteWhatChanges() {
    int before = ladders.writes;
    price(2, 0.06);

    Refreshed done = core.bringUp();

    assertThat(done.getChanged()).isPositive();
    assertThat(ladders.writes).isEqualTo(before + done.getLookedAt() - done.getSkipped());
  }

  @Test
  void shouldStartWithThePlansItHadThoughThePricesBeforeAreForgotten() {
    for (int version = 2; version < 6; version++) {
      price(version, 0.01 + version * 1e-9);
      core.bringUp();
    }
    List<byte[]> before = plans();

    core = start();
    assertThat(plans()).usingRecursiveComparison().isEqualTo(before);
    core.bringUp();
    assertThat(plans()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void shouldGoOnAsIfThereHadBeenNoRestart() {
    PlanCore first = core;
    price(2, 0.01 + 1e-9);
    core.bringUp();
    price(3, 0.01 + 2e-9);

    core = start();
    core.bringUp();
    first.bringUp();
    List<byte[]> restarted = plans();
    core = first;

    assertThat(restarted).usingRecursiveComparison().isEqualTo(plans());
    assertThat(core.plan("S3").versions().price()).isEqualTo(3);
  }

  private PlanCore start() {
    return new PlanCore(0, 1, 0, tables, new Unheard(), new SkuValuation(), true);
  }

  private List<byte[]> plans() {
    List<byte[]> plans = new ArrayList<>();
    for (String sku : SKUS) {
      SkuPlan plan = core.plan(sku);
      assertThat(plan).isNotNull();
      plans.add(PlanCodec.encode(plan));
    }
    return plans;
  }

  private void price(long version, double storage) {
    take("small", LogKind.PRICE, Worlds.prices(version, Map.of("FC-E", storage)));
  }

  private void take(String key, LogKind kind, SpecificRecordBase body) {
    core.accept(key, new LogRecord(kind, new Origin("test", 0, offset), body), offset++);
  }

  /** Counts what is written. */
  private static final class Ladders extends MemoryTable {
    private int writes;

    @Override
    public void put(byte[] key, byte[] value) {
      writes++;
      super.put(key, value);
    }
  }
}
