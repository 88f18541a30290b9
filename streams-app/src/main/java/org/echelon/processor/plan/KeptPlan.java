package org.echelon.processor.plan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task of Plan has stored of one SKU, with what all its SKUs share: enough to plan the SKU
 * and to say what it wants, but no documents. A copy; nothing done with it reaches the task.
 */
public final class KeptPlan {
  /** What is shared comes last: a plan is not older than the prices it was made at. */
  private static final List<String> STORES =
      List.of(PlanStores.SKU, PlanStores.REFERENCE, PlanStores.LADDER, PlanStores.META);

  private final String sku;
  private final byte[] id;
  private final Map<String, HeapTable> stores = new HashMap<>();

  /** Of a SKU, empty yet. */
  public KeptPlan(String sku) {
    this.sku = sku;
    this.id = sku.getBytes(StandardCharsets.UTF_8);
    STORES.forEach(store -> stores.put(store, new HeapTable()));
  }

  /** Names of the stores that it is made of, in the order in which they are to be read. */
  public static List<String> stores() {
    return STORES;
  }

  public String sku() {
    return sku;
  }

  /** Whether anything of the SKU is stored. */
  public boolean known() {
    return STORES.stream()
        .filter(store -> !store.equals(PlanStores.META))
        .anyMatch(store -> !table(store).isEmpty());
  }

  /** Whether what stands under a key of a store belongs to it. */
  public boolean concerns(String store, byte[] key) {
    return switch (store) {
      case PlanStores.META -> true;
      case PlanStores.SKU -> Arrays.equals(key, id);
      case PlanStores.LADDER -> Arrays.equals(key, id) || Arrays.equals(key, Keys.regions(sku));
      // A letter before the SKU says what is known of it.
      case PlanStores.REFERENCE ->
          key.length == id.length + 1 && Arrays.equals(key, 1, key.length, id, 0, id.length);
      default -> false;
    };
  }

  /** Takes a value of a store; null takes it back. What does not concern it is passed over. */
  public void put(String store, byte[] key, byte @Nullable [] value) {
    if (concerns(store, key)) {
      table(store).put(key, value);
    }
  }

  /** The stores of a task that has this SKU alone, to be changed at will. */
  Tables tables() {
    return new Tables(
        table(PlanStores.SKU).copy(),
        new HeapTable(),
        table(PlanStores.LADDER).copy(),
        table(PlanStores.REFERENCE).copy(),
        table(PlanStores.META).copy());
  }

  private HeapTable table(String store) {
    HeapTable table = stores.get(store);
    if (table == null) {
      throw new IllegalArgumentException("Plan has no store " + store);
    }
    return table;
  }
}
