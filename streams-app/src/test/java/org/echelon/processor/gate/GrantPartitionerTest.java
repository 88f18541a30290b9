package org.echelon.processor.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantPartitionerTest {

  @Test
  void shouldSendAGrantToThePartitionItIsFor() {
    byte[] key = "FC/A|*|2026-11-21T18:00:00Z|1/17".getBytes(StandardCharsets.UTF_8);

    assertThat(new GrantPartitioner().partitions("sys.sku.v1", key, null, 24)).contains(Set.of(17));
  }
}
