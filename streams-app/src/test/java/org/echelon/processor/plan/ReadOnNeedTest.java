package org.echelon.processor.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.KafkaException;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PlanCodec;
import org.echelon.state.NodeProposal;
import org.echelon.state.Proposal;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuValuation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a start items, forecasts and plans are read from the stores as they are needed. */
class ReadOnNeedTest {
  private static final int SKUS = 20;

  private final MemoryTable ladders = new MemoryTable();
  private final Tables tables =
      new Tables(
          new MemoryTable(), new MemoryTable(), ladders, new MemoryTable(), new MemoryTable());
  private final RecordedOutbox out = new RecordedOutbox();
  private PlanTask task;
  private PlanLoop loop;
  private long offset;

  @BeforeEach
  void planItems() {
    start(out);
    take("small", LogKind.NETWORK, Worlds.network(1));
    take("small", LogKind.TICK, new Tick("small", 1L, Worlds.START));
    price(1, 0.01);
    for (int i = 0; i < SKUS; i++) {
      String sku = String.format("S%02d", i);
      take(sku, LogKind.ITEM, Worlds.item(sku, 1));
      take(sku, LogKind.FORECAST, Worlds.forecast(sku, 1, Map.of("Z-E", 2.0 + 3 * i, "Z-W", 5.0)));
    }
    loop.refresh(Integer.MAX_VALUE);
    out.clear();
  }

  @Test
  void shouldReadOnlyTheSkuThatARecordIsAbout() {
    start(out);
    assertThat(read()).isEmpty();
    // when
    take("S03", LogKind.ITEM, Worlds.item("S03", 2));

    assertThat(read()).containsExactly("S03");
  }

  @Test
  void shouldReadNothingAtATickThatTellsNoPositions() {
    start(new Unheard());
    // when
    take("small", LogKind.TICK, new Tick("small", 2L, Worlds.START.plusSeconds(60)));

    assertThat(read()).isEmpty();
  }

  @Test
  void shouldReadTheOthersAFewAtATimeInTheBackground() {
    start(out);
    // when
    loop.refresh(() -> false);
    assertThat(read()).hasSize(PlanLoop.STRETCH_SKUS);
    while (loop.refreshDue()) {
      loop.refresh(() -> false);
    }

    assertThat(read()).hasSize(SKUS);
  }

  @Test
  void shouldTellTheLevelsOfBeforeTheStart() {
    ReadOnNeedTest undisturbed = new ReadOnNeedTest();
    undisturbed.planItems();
    undisturbed.price(2, 0.07);
    undisturbed.loop.refresh(Integer.MAX_VALUE);

    // when
    start(out);
    price(2, 0.07);
    loop.refresh(Integer.MAX_VALUE);

    assertThat(undisturbed.proposed()).isNotEmpty();
    assertThat(proposed()).hasSize(SKUS).containsAllEntriesOf(undisturbed.proposed());
    assertThat(proposed().values())
        .flatMap(nodes -> nodes)
        .anyMatch(node -> node.getFormerLevelUnits() != node.getLevelUnits());
  }

  @Test
  void shouldTakePlansToThePricesThatLeftThemAlone() {
    price(2, 0.010_000_1);
    loop.bringUp(Integer.MAX_VALUE);
    assertThat(loop.progress().getSkipped()).isPositive();
    List<byte[]> before = plans();

    // when
    start(out);

    assertThat(plans()).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void shouldStopAndFreezeNothingWhereWhatIsStoredCannotBeRead() {
    int epochAndDay = 2 * Long.BYTES;
    ladders.put("S03".getBytes(UTF_8), new byte[epochAndDay + 1]);
    start(out);

    assertThatThrownBy(() -> take("S03", LogKind.ITEM, Worlds.item("S03", 2)))
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("cannot be read");
    assertThat(task.skus.state("S03").stock.frozen()).isFalse();
  }

  /** A new process over the same stores. */
  private void start(Outbox outbox) {
    task = new PlanTask(0, tables, outbox);
    loop = new PlanLoop(task, 0, new SkuValuation());
  }

  /** SKUs of which anything has been read. */
  private List<String> read() {
    List<String> skus = new ArrayList<>();
    for (SkuState state : task.skus.all()) {
      if (state.item.isRead() || state.forecast.isRead() || state.plan.isRead()) {
        skus.add(state.sku);
      }
    }
    return skus;
  }

  private Map<String, List<NodeProposal>> proposed() {
    Map<String, List<NodeProposal>> newest = new TreeMap<>();
    out.of(Topic.PROPOSAL, Proposal.class)
        .forEach(proposal -> newest.put(proposal.getSku(), proposal.getNodes()));
    return newest;
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
}
