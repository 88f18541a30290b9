package org.echelon.processor.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of Plan. */
public final class PlanStores {
  /** What facts change of each SKU, in the bytes of {@link org.echelon.codec.SkuCodec}. */
  public static final String SKU = "sku";

  static final String DOCUMENT = "document";
  static final String LADDER = "ladder";
  static final String REFERENCE = "reference";
  static final String META = "meta";

  /** The largest shared record, a network, is kept whole in meta. */
  private static final int META_RECORD_BYTES = 9 * 1024 * 1024;

  private PlanStores() {}

  /** All stores, on disk. */
  public static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> all() {
    return all(Stores::persistentKeyValueStore);
  }

  /** All stores, in heap; their changelogs are as those of the stores on disk. */
  public static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> inHeap() {
    return all(Stores::inMemoryKeyValueStore);
  }

  private static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> all(
      Function<String, KeyValueBytesStoreSupplier> kept) {
    return List.of(
        store(kept.apply(SKU), 1024 * 1024).withCachingDisabled(),
        store(kept.apply(DOCUMENT), 1024 * 1024).withCachingDisabled(),
        store(kept.apply(LADDER), 1024 * 1024).withCachingDisabled(),
        store(kept.apply(REFERENCE), 1024 * 1024).withCachingDisabled(),
        // Its counters change with every event; the cache writes them once, as part of the commit.
        store(kept.apply(META), META_RECORD_BYTES).withCachingEnabled());
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(
      KeyValueBytesStoreSupplier kept, int recordBytes) {
    return Stores.keyValueStoreBuilder(kept, Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(
            Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(recordBytes),
                TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 * 1024 * 1024),
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2"));
  }
}
