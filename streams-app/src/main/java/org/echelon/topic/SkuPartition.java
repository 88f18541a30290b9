package org.echelon.topic;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Which partition a SKU is in: murmur2 of its UTF-8 bytes, as Kafka's own producer spreads keys.
 */
public final class SkuPartition {
  private SkuPartition() {}

  public static int of(String sku, int partitions) {
    return of(sku.getBytes(StandardCharsets.UTF_8), partitions);
  }

  public static int of(byte[] sku, int partitions) {
    return Utils.toPositive(Utils.murmur2(sku)) % partitions;
  }
}
