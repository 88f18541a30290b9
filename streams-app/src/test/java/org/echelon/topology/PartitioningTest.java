package org.echelon.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.echelon.topic.SkuPartition;
import org.junit.jupiter.api.Test;

final class PartitioningTest {

  @Test
  void shouldGiveEveryPartitionACopyOfWhatIsShared() {
    assertThat(Partitioning.toAll().partitions("log", new byte[0], new byte[0], 4))
        .contains(Set.of(0, 1, 2, 3));
  }

  @Test
  void shouldSpreadSkusAsTheProducerDoes() {
    for (int i = 0; i < 100; i++) {
      byte[] sku = ("SKU-" + i).getBytes();
      int expected = BuiltInPartitioner.partitionForKey(sku, 24);

      assertThat(Partitioning.bySku().partitions("log", sku, null, 24)).contains(Set.of(expected));
      assertThat(SkuPartition.of("SKU-" + i, 24)).isEqualTo(expected);
    }
  }
}
