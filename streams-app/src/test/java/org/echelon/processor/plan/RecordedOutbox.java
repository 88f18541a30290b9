package org.echelon.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PlainValues;
import org.echelon.console.view.Recomputation;
import org.echelon.inventory.Refusal;
import org.echelon.state.Decision;
import org.echelon.system.LineOutcome;
import org.echelon.topic.Topic;
import org.echelon.valuation.SkuPlan;

/** Keeps everything that was published, in order. */
final class RecordedOutbox implements Outbox {
  private static final String PREFIX = "test.";
  private static final Set<Topic> COMMANDS =
      Set.of(Topic.TRANSFER, Topic.PURCHASE, Topic.ASSIGNMENT);

  /** One published record. */
  record Sent(Topic topic, String key, SpecificRecord record) {}

  /** One refusal. */
  record Refused(Origin origin, String key, Refusal refusal) {}

  private final PlainValues values = new PlainValues(PREFIX);
  private final List<Sent> sent = new ArrayList<>();
  private final List<SpecificRecordBase> toGates = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();
  private final List<LineOutcome> outcomes = new ArrayList<>();

  @Override
  public void publish(Topic topic, String key, SpecificRecord record) {
    if (record instanceof Decision decision) {
      // Whatever is decided follows from its record.
      Recomputation.Result again = Recomputation.of(decision);
      assertThat(again.state()).as(again.text()).isEqualTo("EQUAL");
    }
    sent.add(new Sent(topic, key, record));
  }

  @Override
  public void forget(Topic topic, String key) {
    forgotten.add(key);
  }

  @Override
  public void ladder(String sku, SkuPlan plan) {
    sent.add(new Sent(Topic.LADDER, sku, null));
  }

  @Override
  public void outcome(Origin origin, LineOutcome outcome) {
    // What cannot be written to the log cannot be sent.
    new LogRecord(LogKind.LINE_OUTCOME, origin, outcome).encode();
    outcomes.add(outcome);
  }

  @Override
  public void toGate(int gateNode, LogKind kind, SpecificRecordBase record) {
    // What cannot be written to the log cannot be sent.
    new LogRecord(kind, new Origin("plan", 0, 0), record).encode();
    toGates.add(record);
  }

  @Override
  public void refuse(Origin origin, String key, Refusal refusal) {
    refused.add(new Refused(origin, key, refusal));
  }

  /** The records of a topic, in order. */
  <R extends SpecificRecord> List<R> of(Topic topic, Class<R> type) {
    return sent.stream().filter(s -> s.topic() == topic).map(s -> type.cast(s.record())).toList();
  }

  /** What was sent to gates, of one type. */
  <R> List<R> toGates(Class<R> type) {
    return toGates.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What became of order lines, in order. */
  List<LineOutcome> outcomes() {
    return outcomes;
  }

  /** Keys of what was taken out of topics, in order. */
  List<String> forgotten() {
    return forgotten;
  }

  List<Refused> refused() {
    return refused;
  }

  /** Key and value of every command and decision, as bytes. */
  List<String> commands() {
    return sent.stream()
        .filter(s -> COMMANDS.contains(s.topic()) || s.topic() == Topic.DECISION)
        .map(
            s -> {
              byte[] value = values.write(s.topic().name(PREFIX), s.record());
              return s.topic() + " " + s.key() + " " + HexFormat.of().formatHex(value);
            })
        .toList();
  }

  /** How many commands went out. */
  long commandCount() {
    return sent.stream().filter(s -> COMMANDS.contains(s.topic())).count();
  }

  /** How many records went to a topic. */
  long count(Topic topic) {
    return sent.stream().filter(s -> s.topic() == topic).count();
  }

  /** Forgets what was published so far. */
  void clear() {
    sent.clear();
    toGates.clear();
    refused.clear();
    outcomes.clear();
  }
}
