package org.echelon.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.event.Forecast;
import org.echelon.inventory.Refusal;
import org.echelon.job.PricingDesk;
import org.echelon.price.PriceVector;
import org.echelon.processor.gate.GateOutbox;
import org.echelon.processor.gate.GateTables;
import org.echelon.processor.gate.GateTask;
import org.echelon.processor.intake.Admission;
import org.echelon.processor.plan.Outbox;
import org.echelon.processor.plan.PlanCore;
import org.echelon.processor.plan.Tables;
import org.echelon.schema.Contracts;
import org.echelon.state.Manifest;
import org.echelon.state.Measure;
import org.echelon.state.Task;
import org.echelon.system.Ask;
import org.echelon.system.Grant;
import org.echelon.system.LineOutcome;
import org.echelon.system.NodeLoad;
import org.echelon.topic.SkuPartition;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * The platform on one thread: what intake admits, Plan, gates and pricing joined by one queue of
 * messages in place of the logs. Records pass as objects; the tables of Plan and of the gates hold
 * bytes, as the stores do. The view of orders, which decides nothing, is left out.
 *
 * <p>Each log keeps the order that it has live when intake, Plan and gates take turns: a message
 * goes to the end of the queue, and an ask passes intake before it reaches Plan.
 */
public final class CoreLoop implements VirtualPlatform {
  private final Deque<Runnable> messages = new ArrayDeque<>();
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final List<PlanCore> plans = new ArrayList<>();
  private final List<GateTask> gates = new ArrayList<>();
  private final long[] planOffsets;
  private final long[] gateOffsets;
  private final long[] topicOffsets = new long[Topic.values().length];
  private final PricingDesk desk;

  public CoreLoop(VirtualSettings settings) {
    this.planOffsets = new long[settings.plans()];
    this.gateOffsets = new long[settings.gates()];
    // What a run costs is no part of what happens in virtual time.
    this.desk = new PricingDesk(settings.pricing(), () -> 0, () -> 0);
    for (int p = 0; p < settings.plans(); p++) {
      Tables tables =
          new Tables(
              new MemoryTable(),
              new MemoryTable(),
              new MemoryTable(),
              new MemoryTable(),
              new MemoryTable());
      plans.add(
          new PlanCore(
              p,
              settings.plans(),
              settings.aheadMillis(),
              tables,
              new FromPlan(p),
              settings.planners().get(),
              settings.secondThoughts()));
    }
    for (int g = 0; g < settings.gates(); g++) {
      GateTables tables =
          new GateTables(new MemoryTextTable(), new MemoryTextTable(), new MemoryTextTable());
      gates.add(new GateTask(g, settings.gates(), settings.plans(), false, tables, new FromGate()));
    }
  }

  @Override
  public void subscribe(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  @Override
  public void send(Topic topic, String key, @Nullable SpecificRecord record) {
    messages.add(() -> takeIn(topic, key, record));
    work();
  }

  @Override
  public void settle() {
    work();
    plans.forEach(PlanCore::refresh);
    work();
  }

  @Override
  public boolean price() {
    if (!desk.able()) {
      return false;
    }
    PriceVector vector = desk.run();
    desk.follow(vector);
    published(Topic.PRICE, Contracts.PRICE.keyOf(vector), vector);
    send(Topic.PRICE, Contracts.PRICE.keyOf(vector), vector);
    return true;
  }

  @Override
  public void close() {
    messages.clear();
  }

  private void work() {
    for (Runnable next = messages.poll(); next != null; next = messages.poll()) {
      next.run();
    }
  }

  /** Does what intake does with a record of an upstream topic. */
  private void takeIn(Topic topic, String key, @Nullable SpecificRecord record) {
    Origin origin = new Origin(topic.suffix(), 0, topicOffsets[topic.ordinal()]++);
    Admission.Verdict verdict = Admission.admit(topic, origin, key, record);
    if (verdict instanceof Admission.Admitted admitted) {
      log(key, admitted.record());
    } else if (verdict instanceof Admission.Refused refused) {
      refused(refused.refusal());
    }
  }

  private void log(String key, LogRecord record) {
    if (!record.kind().shared()) {
      toPlan(SkuPartition.of(key, plans.size()), key, record);
      if (record.kind() == LogKind.FORECAST) {
        desk.forecast(key, (Forecast) record.body());
      }
      return;
    }
    toPlans(key, record);
    if (record.kind() != LogKind.ASK) {
      for (int g = 0; g < gates.size(); g++) {
        toGate(g, record);
      }
      if (record.body() != null) {
        desk.follow(record.body());
      }
    }
  }

  private void toPlans(String key, LogRecord record) {
    for (int p = 0; p < plans.size(); p++) {
      toPlan(p, key, record);
    }
  }

  private void toPlan(int p, String key, LogRecord record) {
    messages.add(() -> plans.get(p).accept(key, record, planOffsets[p]++));
  }

  private void toGate(int g, LogRecord record) {
    messages.add(() -> gates.get(g).accept(record, gateOffsets[g]++, 0));
  }

  private void published(Topic topic, String key, SpecificRecord record) {
    for (Subscriber subscriber : subscribers) {
      if (subscriber.wants(topic)) {
        subscriber.published(topic, key, record);
      }
    }
  }

  private void refused(Refusal refusal) {
    for (Subscriber subscriber : subscribers) {
      subscriber.refused(refusal.code());
    }
  }

  /** Where the results of one task of Plan go. */
  private final class FromPlan implements Outbox {
    private final Origin here;

    FromPlan(int partition) {
      this.here = new Origin("plan", partition, 0);
    }

    @Override
    public boolean wanted(Topic topic) {
      return subscribers.stream().anyMatch(subscriber -> subscriber.wants(topic));
    }

    @Override
    public void publish(Topic topic, String key, SpecificRecord record) {
      published(topic, key, record);
    }

    @Override
    public void forget(Topic topic, String key) {
      // Those who look at a simulated run do so while it goes on; nothing is taken out.
    }

    @Override
    public void ladder(String sku, @Nullable SkuPlan plan) {
      desk.ladder(sku, plan);
    }

    @Override
    public void outcome(Origin origin, LineOutcome outcome) {
      // Only the view of orders hears of it.
    }

    @Override
    public void toGate(int gateNode, LogKind kind, SpecificRecordBase record) {
      CoreLoop.this.toGate(gateNode % gates.size(), new LogRecord(kind, here, record));
    }

    @Override
    public void refuse(Origin origin, String key, Refusal refusal) {
      refused(refusal);
    }
  }

  /** Where the results of gate tasks go. */
  private final class FromGate implements GateOutbox {

    @Override
    public void ask(Ask ask) {
      published(Topic.ASK, ask.getGate(), ask);
      messages.add(() -> takeIn(Topic.ASK, ask.getGate(), ask));
    }

    @Override
    public void grant(Origin origin, Grant grant) {
      toPlan(grant.getPartition(), grant.getAskId(), new LogRecord(LogKind.GRANT, origin, grant));
    }

    @Override
    public void load(Origin origin, NodeLoad load) {
      toPlans(load.getNode(), new LogRecord(LogKind.NODE_LOAD, origin, load));
    }

    @Override
    public void manifest(Manifest manifest) {
      published(Topic.MANIFEST, manifest.getGate(), manifest);
    }

    @Override
    public void task(String key, Task state) {
      published(Topic.TASK, key, state);
    }

    @Override
    public void measure(String key, @Nullable Measure measure) {
      if (measure != null) {
        published(Topic.MEASURE, key, measure);
      }
    }

    @Override
    public void report(String text) {
      // A departure passed over is in the manifests; nobody reads a log here.
    }
  }
}
