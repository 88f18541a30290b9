package org.echelon.processor.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.echelon.codec.MeasureForm;
import org.echelon.inventory.AssignmentEntry;
import org.echelon.inventory.CommandDocument;
import org.echelon.inventory.CommandId;
import org.echelon.inventory.CommandKind;
import org.echelon.inventory.Document;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.OrderLineDocument;
import org.echelon.inventory.OrderLineTerms;
import org.echelon.inventory.Parcel;
import org.echelon.measure.window.Fact;
import org.echelon.measure.window.MeasuredFacts;
import org.echelon.measure.window.RunningSums;
import org.echelon.processor.MeasureRows;
import org.echelon.processor.plan.ChangedDocuments.Change;
import org.echelon.processor.plan.ChangedDocuments.Key;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Counts what order lines and commands add to the measures, and tells the sums that changed once a
 * minute of the ticks' time. What is counted is this task's part: readers add the parts.
 */
final class MeasureStep {
  private static final long MINUTE = 60_000;

  private final PlanTask task;
  private final String part;
  private final MeasureMaps maps;
  private final MeasuredFacts facts;
  private final RunningSums sums;
  private final CarrierCosts costs = new CarrierCosts();

  MeasureStep(PlanTask task) {
    this.task = task;
    this.part = "plan-" + task.partition;
    this.maps = new MeasureMaps(task);
    this.facts = new MeasuredFacts(maps.all());
    this.sums =
        new RunningSums(
            new MeasureRows(
                new MeasureRows.Store() {
                  @Override
                  public void each(String prefix, BiConsumer<String, byte[]> visitor) {
                    task.meta.each(prefix, visitor);
                  }

                  @Override
                  public void put(String key, byte @Nullable [] value) {
                    if (value == null) {
                      task.meta.remove(key);
                    } else {
                      task.meta.bytes(key, value);
                    }
                  }
                }));
    sums.at(task.now);
  }

  /** Counts what the record at hand has changed. */
  void count() {
    SortedMap<Key, Change<Document>> changes = task.documents.changed().takeCounted();
    if (!task.epochs.ready() || changes.isEmpty() && !maps.behind()) {
      return;
    }
    if (!task.outbox.wanted(Topic.MEASURE)) {
      return;
    }
    maps.follow();
    changes.forEach((key, change) -> count(key.sku(), change, changes));
    sums.save();
    maps.save();
  }

  /** Tells what changed, at the first tick of each minute. */
  void tell() {
    sums.at(task.now);
    if (!task.outbox.wanted(Topic.MEASURE)
        || Math.floorDiv(task.now, MINUTE) == Math.floorDiv(task.tickBefore, MINUTE)) {
      return;
    }
    for (RunningSums.Told gone : sums.forgotten(task.tickBefore, task.now)) {
      MeasureForm.each(
          gone, part, task.now, (key, measure) -> task.outbox.forget(Topic.MEASURE, key));
    }
    for (RunningSums.Told told : sums.tell()) {
      MeasureForm.each(
          told, part, task.now, (key, measure) -> task.outbox.publish(Topic.MEASURE, key, measure));
    }
  }

  private void count(String sku, Change<Document> change, Map<Key, Change<Document>> changes) {
    if (change.after() instanceof OrderLineDocument line) {
      line(sku, (OrderLineDocument) change.before().orElse(null), line, changes);
      return;
    }
    CommandDocument after = (CommandDocument) change.after();
    Optional<CommandDocument> before =
        change.before().map(former -> (CommandDocument) former).filter(CommandDocument::known);
    if (after.terms().kind() != CommandKind.ASSIGNMENT) {
      sums.replace(before.map(facts::ofLane).orElse(List.of()), facts.ofLane(after));
    } else if (!after.parcels().equals(before.map(CommandDocument::parcels).orElse(List.of()))) {
      DocumentKey lineKey = DocumentKey.orderLine(after.terms().orderId(), after.terms().lineNo());
      Change<Document> line = changes.get(new Key(sku, lineKey));
      Document now = line == null ? task.documents.get(sku, lineKey) : line.after();
      Document former = line == null ? now : line.before().orElse(now);
      sums.replace(
          before.map(known -> assigned(sku, known, former)).orElse(List.of()),
          assigned(sku, after, now));
    }
  }

  private void line(
      String sku,
      @Nullable OrderLineDocument before,
      OrderLineDocument after,
      Map<Key, Change<Document>> changes) {
    if (before == null || !before.known()) {
      sums.replace(List.of(), facts.ofLine(after));
      if (after.known()) {
        sums.replace(List.of(), facts.ordered(after));
      }
      return;
    }
    sums.replace(facts.ofLine(before), facts.ofLine(after));
    if (!sameCustomer(before.terms(), after.terms())) {
      for (Map.Entry<String, AssignmentEntry> entry : after.assignments().entrySet()) {
        DocumentKey key = DocumentKey.command(entry.getKey());
        if (entry.getValue().shipped() > 0
            && !newParcels(changes.get(new Key(sku, key)))
            && task.documents.get(sku, key) instanceof CommandDocument command) {
          sums.replace(assigned(sku, command, before), assigned(sku, command, after));
        }
      }
    }
  }

  /** Whether a change brings parcels of its own, which are counted with it. */
  private static boolean newParcels(@Nullable Change<Document> change) {
    return change != null
        && change.after() instanceof CommandDocument after
        && !after.parcels().equals(parcels(change.before().orElse(null)));
  }

  private static List<Parcel> parcels(@Nullable Document before) {
    return before instanceof CommandDocument known && known.known() ? known.parcels() : List.of();
  }

  private static boolean sameCustomer(OrderLineTerms one, OrderLineTerms other) {
    return one.zone().equals(other.zone())
        && one.speed() == other.speed()
        && one.promisedAt() == other.promisedAt();
  }

  private List<Fact> assigned(String sku, CommandDocument command, @Nullable Document document) {
    if (command.parcels().isEmpty()
        || !(document instanceof OrderLineDocument line)
        || !line.known()) {
      return List.of();
    }
    SkuState state = task.skus.state(sku);
    double cube = state.terms == null ? 0 : state.terms.unitCube();
    long micros = costs.micros(task.network(), command.terms(), line.terms(), cube);
    MeasuredFacts.Service service =
        new MeasuredFacts.Service(line.terms(), dueAt(sku, command, line), micros);
    return facts.ofAssignment(command, service);
  }

  /** What the order system promised, else what the first assignment did. */
  private long dueAt(String sku, CommandDocument command, OrderLineDocument line) {
    if (line.terms().promisedAt() > 0 || command.terms().attempt() == 1) {
      long own = command.terms().timing().expectedArrivalAt();
      return line.terms().promisedAt() > 0 ? line.terms().promisedAt() : own;
    }
    String first = CommandId.ofAttempt(line.orderId(), line.lineNo(), sku, 1);
    return task.documents.get(sku, DocumentKey.command(first)) instanceof CommandDocument known
            && known.known()
        ? known.terms().timing().expectedArrivalAt()
        : 0;
  }
}
