package org.echelon.processor.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.BytesOut;
import org.echelon.codec.LearnedCodec.Learned;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PlanCodec;
import org.echelon.codec.SkuCodec;
import org.echelon.codec.SkuCodec.SkuRecord;
import org.echelon.demand.DemandEvidence;
import org.echelon.event.Forecast;
import org.echelon.inventory.SkuStock;
import org.echelon.reference.Item;
import org.echelon.state.ExternalComparison;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * The SKUs of a task, in heap, in order of id; every change is written through to the stores and
 * everything is read again from them at the start. Items, forecasts and plans, the larger part, are
 * decoded when they are {@link Stored first needed}; stock is, as loads, gaps and lines that wait
 * are known of all SKUs from the first tick on.
 */
final class SkuTable {
  private static final Origin HERE = new Origin("", 0, 0);

  /** What is to be told of which SKU. */
  final DueSkus due = new DueSkus();

  private final Tables tables;
  private final TreeMap<String, SkuState> states = new TreeMap<>();

  /** The same, to find one without going through their order. */
  private final Map<String, SkuState> byId = new HashMap<>();

  SkuTable(Tables tables) {
    this.tables = tables;
    byte[] all = new byte[] {0};
    byte[] end = new byte[] {(byte) 0xff};
    tables.reference().scan(all, end, this::restoreReference);
    tables.sku().scan(all, end, (key, value) -> restore(state(text(key)), SkuCodec.decode(value)));
    tables.ladder().scan(all, end, this::restorePlan);
  }

  /** All SKUs in order of id. */
  Collection<SkuState> all() {
    return states.values();
  }

  /** SKUs after an id, in order. */
  Collection<SkuState> after(String sku) {
    return states.tailMap(sku, false).values();
  }

  /** Whether a SKU has been seen. */
  boolean knows(String sku) {
    return byId.containsKey(sku);
  }

  /** A SKU, made when it is new. */
  SkuState state(String sku) {
    SkuState known = byId.get(sku);
    if (known != null) {
      return known;
    }
    SkuState added = new SkuState(sku, due);
    byId.put(sku, added);
    states.put(sku, added);
    return added;
  }

  /** Saves the stock of a SKU with what was learned of its demand. */
  void saveStock(SkuState state) {
    due.stock(state);
    Optional<Learned> learned =
        state.evidence.isNone()
            ? Optional.empty()
            : Optional.of(new Learned(state.evidence, state.estimate));
    tables.sku().put(bytes(state.sku), SkuCodec.encode(state.stock, learned));
    state.savedEvidence = state.evidence;
  }

  /** Takes back changes to a SKU's stock, and to what was learned of it, that were not saved. */
  void reloadStock(SkuState state) {
    due.stock(state);
    byte[] saved = tables.sku().get(bytes(state.sku));
    restore(
        state,
        saved == null
            ? new SkuRecord(new SkuStock(state.sku), Optional.empty())
            : SkuCodec.decode(saved));
  }

  private static void restore(SkuState state, SkuRecord saved) {
    Learned learned = saved.learned().orElse(null);
    state.stock = saved.stock();
    state.evidence = learned == null ? DemandEvidence.NONE : learned.evidence();
    state.savedEvidence = state.evidence;
    state.estimate = learned == null ? null : learned.estimate();
  }

  void saveItem(SkuState state) {
    saveReference("I" + state.sku, LogKind.ITEM, state.item.get());
  }

  void saveForecast(SkuState state) {
    saveReference("F" + state.sku, LogKind.FORECAST, state.forecast.get());
  }

  void saveCompared(SkuState state) {
    saveReference("X" + state.sku, LogKind.EXTERNAL_COMPARISON, state.compared);
  }

  private void saveReference(String key, LogKind kind, @Nullable SpecificRecordBase record) {
    byte[] value = record == null ? null : new LogRecord(kind, HERE, record).encode();
    tables.reference().put(bytes(key), value);
  }

  /** Saves the plan with the epoch it was brought up to. */
  void savePlan(SkuState state) {
    SkuPlan plan = state.plan.get();
    BytesOut out = new BytesOut(16 + (plan == null ? 0 : PlanCodec.expectedBytes(plan)));
    out.putLong(state.epoch);
    out.putLong(state.plannedOn == null ? 0 : state.plannedOn.toEpochDay());
    if (plan != null) {
      PlanCodec.write(plan, out);
    }
    tables.ladder().put(bytes(state.sku), out.toBytes());
    if (state.savedRegions != state.regions) {
      byte[] regions = state.regions.none() ? null : state.regions.encode();
      tables.ladder().put(Keys.regions(state.sku), regions);
      state.savedRegions = state.regions;
    }
  }

  private void restoreReference(byte[] key, byte[] value) {
    SkuState state = state(text(key).substring(1));
    if (key[0] == 'I') {
      state.item.later(() -> LogRecord.decode(value).as(Item.class));
    } else if (key[0] == 'X') {
      state.compared = (ExternalComparison) LogRecord.decode(value).body();
    } else {
      state.forecast.later(() -> LogRecord.decode(value).as(Forecast.class));
    }
  }

  private void restorePlan(byte[] key, byte[] value) {
    if (Keys.isRegions(key)) {
      SkuState state = state(Keys.skuOfRegions(key));
      state.regions = RegionPlans.decode(value);
      state.savedRegions = state.regions;
      return;
    }
    SkuState state = state(text(key));
    ByteBuffer in = ByteBuffer.wrap(value);
    state.epoch = in.getLong();
    state.plannedOn = LocalDate.ofEpochDay(in.getLong());
    byte[] plan = new byte[in.remaining()];
    in.get(plan);
    if (plan.length > 0) {
      state.plan.later(
          () -> {
            SkuPlan read = PlanCodec.decode(plan);
            state.publishedLevels = SkuState.targets(read, read.span());
            return read;
          });
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
