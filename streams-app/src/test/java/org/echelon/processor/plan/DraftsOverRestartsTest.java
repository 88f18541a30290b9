package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.processor.gate.GateOutbox;
import org.echelon.processor.gate.GateTables;
import org.echelon.processor.gate.GateTask;
import org.echelon.processor.gate.TextTable;
import org.echelon.state.Manifest;
import org.echelon.state.Measure;
import org.echelon.state.Task;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.NodeLoad;
import org.echelon.system.Offer;
import org.echelon.system.Tick;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Gates and two tasks of Plan, restarted between the dry ask after new prices and its draft. */
class DraftsOverRestartsTest {
  private static final Origin ORIGIN = new Origin("test", 0, 0);

  private final Scenario[] plans = {plan(0), plan(1)};
  private final int[] offersPassed = new int[2];
  private final GateTables tables = new GateTables(new TextMap(), new TextMap(), new TextMap());
  private final Said said = new Said();
  private GateTask gates = new GateTask(0, 1, 2, true, tables, said);
  private int asksPassed;
  private long ticks;

  @BeforeEach
  void newPricesThatPlanHasNotFollowedYet() {
    toAll(LogKind.NETWORK, Worlds.network(1));
    tick();
    stock(plans[0], "CUP");
    stock(plans[1], "MUG");
    prices(2, 0.02);
    tick();
    passAsks();

    assertThat(said.asks).hasSize(2).allMatch(Ask::getDry);
    assertThat(offers(0)).isEmpty();
    assertThat(offers(1)).isEmpty();
  }

  @Test
  void shouldDraftWhenATaskOfPlanWasRestartedBeforeItAnswered() {
    // when
    plans[1].restart();
    answer(0);
    answer(1);

    assertThat(said.drafts()).containsExactly("FC-E complete", "FC-W complete");
  }

  @Test
  void shouldDraftWhenTheGatesWereRestartedWithHalfTheAnswersIn() {
    answer(0);
    // when
    gates = new GateTask(0, 1, 2, true, tables, said);
    answer(1);

    assertThat(said.drafts()).containsExactly("FC-E complete", "FC-W complete");
  }

  @Test
  void shouldDraftTheSameWhateverWasRestarted() {
    DraftsOverRestartsTest undisturbed = new DraftsOverRestartsTest();
    undisturbed.newPricesThatPlanHasNotFollowedYet();
    undisturbed.answer(0);
    undisturbed.answer(1);

    // when
    plans[0].restart();
    answer(0);
    plans[0].restart();
    plans[1].restart();
    plans[1].refresh(1);
    plans[1].restart();
    gates = new GateTask(0, 1, 2, true, tables, said);
    answer(1);

    assertThat(said.manifests).isNotEmpty().isEqualTo(undisturbed.said.manifests);
    assertThat(said.manifests).anyMatch(manifest -> manifest.getUnits() > 0);
    assertThat(offers(0)).isEqualTo(undisturbed.offers(0));
    assertThat(offers(1)).isEqualTo(undisturbed.offers(1));
  }

  @Test
  void shouldDraftOnceMoreAtTheNextPrices() {
    plans[0].restart();
    plans[1].restart();
    answer(0);
    answer(1);
    // when
    prices(3, 0.021);
    tick();
    passAsks();
    answer(0);
    answer(1);

    assertThat(said.asks).hasSize(4).allMatch(Ask::getDry);
    assertThat(said.drafts()).hasSize(4).allMatch(draft -> draft.endsWith("complete"));
  }

  @Test
  void shouldAnswerOnceOverRestarts() {
    answer(0);
    // when
    plans[0].restart();
    answer(0);

    assertThat(offers(0)).hasSize(2);
  }

  @Test
  void shouldLeaveADryAskThatGaveWayToARealOneAlsoAfterARestart() {
    plans[0].after(Duration.ofMinutes(1));
    plans[0].ask("FC-E", "DC>FC-E");
    assertThat(offers(0)).hasSize(1);
    // when
    plans[0].restart();
    answer(0);

    assertThat(offers(0)).extracting(Offer::getGate).containsExactly("FC-E", "FC-W");
  }

  private static Scenario plan(int partition) {
    return new Scenario(partition, 2, Scenario.tables(new MemoryTable())).withoutRefresh();
  }

  private static void stock(Scenario plan, String sku) {
    plan.item(sku, 1);
    plan.forecast(sku, 1, 40, 40);
    plan.count(sku, "DC", 30);
    plan.refresh();
  }

  private void tick() {
    toAll(LogKind.TICK, new Tick("small", ++ticks, Worlds.START.plusSeconds(ticks)));
  }

  private void prices(long version, double storage) {
    toAll(LogKind.PRICE, Worlds.prices(version, Map.of("FC-E", storage)));
  }

  private void toAll(LogKind kind, SpecificRecordBase body) {
    for (Scenario plan : plans) {
      plan.feed("small", kind, body);
    }
    toGates(kind, body);
  }

  private void toGates(LogKind kind, SpecificRecordBase body) {
    gates.accept(new LogRecord(kind, ORIGIN, body), 0, 0);
  }

  /** What gates ask passes intake into the log of each task. */
  private void passAsks() {
    for (; asksPassed < said.asks.size(); asksPassed++) {
      Ask ask = said.asks.get(asksPassed);
      for (Scenario plan : plans) {
        plan.feed(ask.getGate(), LogKind.ASK, ask);
      }
    }
  }

  /** A task brings its plans up and answers what waited for that. */
  private void answer(int partition) {
    plans[partition].refresh();
    List<Offer> offers = offers(partition);
    for (; offersPassed[partition] < offers.size(); offersPassed[partition]++) {
      toGates(LogKind.OFFER, offers.get(offersPassed[partition]));
    }
  }

  private List<Offer> offers(int partition) {
    return plans[partition].out.toGates(Offer.class);
  }

  /** What gates have said. */
  private static final class Said implements GateOutbox {
    private final List<Ask> asks = new ArrayList<>();
    private final List<Manifest> manifests = new ArrayList<>();

    List<String> drafts() {
      return manifests.stream()
          .filter(Manifest::getDraft)
          .map(draft -> draft.getGate() + (draft.getComplete() ? " complete" : " incomplete"))
          .toList();
    }

    @Override
    public void ask(Ask ask) {
      asks.add(ask);
    }

    @Override
    public void manifest(Manifest manifest) {
      manifests.add(manifest);
    }

    @Override
    public void grant(Origin origin, Grant grant) {
      throw new AssertionError("a dry ask grants nothing: " + grant);
    }

    @Override
    public void load(Origin origin, NodeLoad load) {}

    @Override
    public void task(String key, Task state) {}

    @Override
    public void measure(String key, @Nullable Measure measure) {}

    @Override
    public void report(String text) {
      throw new AssertionError(text);
    }
  }

  /** A store of the gates in heap. */
  private static final class TextMap implements TextTable {
    private final TreeMap<String, byte[]> entries = new TreeMap<>();

    @Override
    public byte @Nullable [] get(String key) {
      return entries.get(key);
    }

    @Override
    public void put(String key, byte @Nullable [] value) {
      if (value == null) {
        entries.remove(key);
      } else {
        entries.put(key, value);
      }
    }

    @Override
    public void each(String prefix, BiConsumer<String, byte[]> visitor) {
      new TreeMap<>(entries.subMap(prefix, prefix + '\uffff')).forEach(visitor);
    }
  }
}
