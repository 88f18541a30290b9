package org.echelon.processor.plan;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of Plan. */
public final class PlanStores {
  static final String SKU = "sku";
  static final String DOCUMENT = "document";
  static final String LADDER = "ladder";
  static final String REFERENCE = "reference";
  static final String META = "meta";

  /** The largest shared record, a network, is kept whole in meta. */
  private static final int META_RECORD_BYTES = 9 * 1024 * 1024;

  private PlanStores() {}

  /** All stores. */
  public static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> all() {
    return List.of(
        store(SKU, 1024 * 1024),
        store(DOCUMENT, 1024 * 1024),
        store(LADDER, 1024 * 1024),
        store(REFERENCE, 1024 * 1024),
        store(META, META_RECORD_BYTES));
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name, int recordBytes) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(
            Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(recordBytes),
                TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 * 1024 * 1024),
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2"));
  }
}
