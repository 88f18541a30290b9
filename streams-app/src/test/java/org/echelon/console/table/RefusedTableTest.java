package org.echelon.console.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.echelon.codec.Origin;
import org.echelon.codec.RefusalCode;
import org.echelon.codec.RefusedHeaders;
import org.junit.jupiter.api.Test;

class RefusedTableTest {
  private final RefusedTable refused = new RefusedTable();
  private long offset;

  @Test
  void shouldCountEachReasonBySource() {
    take("wms-1");
    take("wms-2");

    // when
    take("wms-1");

    RefusedTable.Group group = refused.groups().get(0);
    assertThat(group.count()).isEqualTo(3);
    assertThat(group.sources()).containsOnly(entry("wms-1", 2L), entry("wms-2", 1L));
    assertThat(refused.newest().get(0).offset()).isEqualTo(2);
    assertThat(refused.newest().get(0).partition()).isEqualTo(4);
  }

  @Test
  void shouldPutSourcesBeyondABoundTogether() {
    // when
    for (int i = 0; i < RefusedTable.SOURCES_AT_MOST + 5; i++) {
      take("shop-" + i);
    }

    assertThat(refused.groups().get(0).sources())
        .hasSize(RefusedTable.SOURCES_AT_MOST + 1)
        .contains(entry("other sources", 5L));
  }

  private void take(String source) {
    Headers sent = new RecordHeaders().add("ce_source", source.getBytes(StandardCharsets.UTF_8));
    Headers headers =
        new RefusedHeaders("echelon.", "plan", "0_1", "ledger")
            .withBytes(
                sent,
                RefusalCode.REF_UNKNOWN_NODE.at("node", "FC-B0S1"),
                new Origin("evt.receipt.v1", 1, 77),
                5,
                Instant.EPOCH);
    refused.take(
        new ConsumerRecord<>(
            "echelon.dlq.v1",
            4,
            offset++,
            0,
            TimestampType.CREATE_TIME,
            0,
            0,
            "MUG",
            new byte[] {1},
            headers,
            Optional.empty()));
  }
}
