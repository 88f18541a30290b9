package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the background brings plans up to a new price. */
class RefreshTest {
  private static final int SKUS = 12;

  private final Writes ladders = new Writes();
  private final Tables tables =
      new Tables(
          new MemoryTable(), new MemoryTable(), ladders, new MemoryTable(), new MemoryTable());
  private PlanTask task = new PlanTask(0, tables, new Unheard());
  private PlanLoop loop = new PlanLoop(task, 0, new SkuValuation());
  private long offset;

  @BeforeEach
  void planItems() {
    take("small", LogKind.NETWORK, Worlds.network(1));
    take("small", LogKind.TICK, new Tick("small", 1L, Worlds.START));
    price(1, 0.01);
    for (int i = 0; i < SKUS; i++) {
      String sku = String.format("S%02d", i);
      take(sku, LogKind.ITEM, Worlds.item(sku, 1));
      take(sku, LogKind.FORECAST, Worlds.forecast(sku, 1, Map.of("Z-E", 2.0 + 3 * i, "Z-W", 5.0)));
    }
    all();
    ladders.keys.clear();
  }

  @Test
  void shouldPlanFirstWhatThePriceMovesMost() {
    price(2, 0.07);
    all();

    // The more is asked for in the east, the more is held where the price has risen.
    assertThat(ladders.keys).hasSizeGreaterThan(3).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void shouldTestAllBeforeItPlansAny() {
    price(2, 0.07);
    loop.bringUp(SKUS);

    assertThat(ladders.keys).isEmpty();
    assertThat(loop.progress().getDone()).isFalse();
  }

  @Test
  void shouldBeOvertakenByANewerPriceAndEndWithTheSamePlans() {
    price(2, 0.07);
    loop.bringUp(SKUS + 2);
    price(3, 0.03);
    assertThat(loop.progress().getLookedAt()).isZero();
    all();
    List<byte[]> overtaken = plans();

    assertThat(loop.progress().getDone()).isTrue();
    assertThat(loop.progress().getLookedAt()).isEqualTo(SKUS);
    restart();
    assertThat(plans()).usingRecursiveComparison().isEqualTo(overtaken);
  }

  @Test
  void shouldGoOnAfterARestart() {
    price(2, 0.07);
    loop.bringUp(SKUS + 3);
    PlanLoop first = loop;
    PlanTask itsTask = task;
    restart();
    assertThat(loop.refreshDue()).isTrue();
    all();
    List<byte[]> restarted = plans();

    loop = first;
    task = itsTask;
    all();
    assertThat(plans()).usingRecursiveComparison().isEqualTo(restarted);
    Refreshed told = loop.progress();
    assertThat(told.getDone()).isTrue();
    assertThat(told.getChanged()).isPositive();
  }

  private void all() {
    loop.bringUp(Integer.MAX_VALUE);
  }

  /** A new process over the same stores. */
  private void restart() {
    task = new PlanTask(0, tables, new Unheard());
    loop = new PlanLoop(task, 0, new SkuValuation());
  }

  private List<byte[]> plans() {
    List<byte[]> plans = new ArrayList<>();
    for (SkuState state : task.skus.all()) {
      plans.add(PlanCodec.encode(state.plan()));
    }
    return plans;
  }

  private void price(long version, double storage) {
    take("small", LogKind.PRICE, Worlds.prices(version, Map.of("FC-E", storage)));
  }

  private void take(String key, LogKind kind, SpecificRecordBase body) {
    loop.accept(key, new LogRecord(kind, new Origin("test", 0, offset), body), offset++);
  }

  /** Notes whose plans are written, in order. */
  private static final class Writes extends MemoryTable {
    private final List<String> keys = new ArrayList<>();

    @Override
    public void put(byte[] key, byte[] value) {
      keys.add(new String(key, StandardCharsets.UTF_8));
      super.put(key, value);
    }
  }
}
