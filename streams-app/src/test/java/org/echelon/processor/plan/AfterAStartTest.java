package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.state.Proposal;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.Test;

/** After a start all that a task publishes is due at once. */
class AfterAStartTest {
  private static final int SKUS = 3 * PlanLoop.STRETCH_SKUS + 1;

  private final Tables tables = Scenario.tables(new MemoryTable());
  private long offset;

  @Test
  void shouldPublishAFewAtATimeUntilAllHaveBeenTold() {
    PlanLoop first = start(new RecordedOutbox());
    take(first, "small", LogKind.NETWORK, Worlds.network(1));
    take(first, "small", LogKind.TICK, new Tick("small", 1L, Worlds.START));
    for (int i = 0; i < SKUS; i++) {
      String sku = String.format("S%02d", i);
      take(first, sku, LogKind.ITEM, Worlds.item(sku, 1));
      take(first, sku, LogKind.FORECAST, Worlds.forecast(sku, 1, Map.of("Z-E", 5.0)));
    }
    first.refresh(Integer.MAX_VALUE);
    RecordedOutbox out = new RecordedOutbox();
    PlanLoop again = start(out);

    List<Integer> told = new ArrayList<>();
    while (again.refreshDue()) {
      again.refresh(() -> false);
      told.add(out.of(Topic.PROPOSAL, Proposal.class).size());
    }

    int few = PlanLoop.STRETCH_SKUS;
    assertThat(told).containsExactly(few, 2 * few, 3 * few, SKUS);
    assertThat(out.of(Topic.PROPOSAL, Proposal.class))
        .extracting(Proposal::getSku)
        .doesNotHaveDuplicates();
    assertThat(out.of(Topic.LADDER, SpecificRecord.class)).hasSize(SKUS);
  }

  private PlanLoop start(RecordedOutbox out) {
    return new PlanLoop(new PlanTask(0, 1, tables, out), 0, new SkuValuation());
  }

  private void take(PlanLoop loop, String key, LogKind kind, SpecificRecordBase body) {
    loop.accept(key, new LogRecord(kind, new Origin("test", 0, offset), body), offset++);
  }
}
