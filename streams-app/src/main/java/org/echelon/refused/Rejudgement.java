package org.echelon.refused;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.TopicPartition;
import org.echelon.codec.FactMapping;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RefusalCode;
import org.echelon.codec.RefusedRecord;
import org.echelon.config.Deployment;
import org.echelon.event.DemandHistory;
import org.echelon.inventory.ExternalFact;
import org.echelon.inventory.Refusal;
import org.echelon.inventory.StockFact;
import org.echelon.network.Network;
import org.echelon.processor.intake.Admission;
import org.echelon.processor.intake.Admission.Admitted;
import org.echelon.reference.Item;
import org.echelon.refused.Rejudged.Verdict;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Judges refused records anew: their form as intake does, and what they name and when they happened
 * as Plan does, by the network, the items and the clock of now. What depends on the documents of
 * the ledger is not judged.
 */
public final class Rejudgement {
  /** Facts. Everything else is told by its newest version, and that is to be sent again. */
  private static final Set<Topic> FACTS =
      EnumSet.of(
          Topic.ORDER,
          Topic.SHIPMENT,
          Topic.RECEIPT,
          Topic.ADJUSTMENT,
          Topic.ACK,
          Topic.HISTORY,
          Topic.EXTERNAL_DECISION);

  /** Of what Plan refuses for, all that can be judged without its state. */
  private static final Set<String> OF_PLAN =
      Set.of(
          "REF_UNKNOWN_NODE",
          "REF_UNKNOWN_ZONE",
          "UNIT_MISMATCH",
          "FIELD_MISSING",
          "TIME_FUTURE",
          "TIME_TOO_OLD");

  private static final long DAY = Duration.ofDays(1).toMillis();

  /** As the ledger has it. */
  private static final long TOO_OLD = 7 * DAY;

  private final Admission admission;
  private final String plan;
  private final long aheadMillis;
  private final @Nullable Network network;
  private final Map<String, Item> items;
  private final long now;
  private final Map<String, Topic> topics = new HashMap<>();

  /**
   * @param values reads the bytes
   * @param network in force; null where there is none
   * @param items by SKU
   * @param now by the clock of the deployment
   */
  public Rejudgement(
      Deployment deployment,
      PublicValues values,
      @Nullable Network network,
      Map<String, Item> items,
      Instant now) {
    this.admission = new Admission(deployment, values);
    this.plan = deployment.applicationId("plan");
    this.aheadMillis = deployment.aheadMillis();
    this.network = network;
    this.items = items;
    this.now = now.toEpochMilli();
    for (Topic topic : Topic.values()) {
      topics.put(deployment.name(topic), topic);
    }
  }

  /**
   * Judges one; its bytes must have been fetched.
   *
   * @throws org.echelon.codec.RegistryUnavailableException when nothing can be said now
   */
  public Rejudged judge(RefusedEntry entry) {
    Topic topic = topics.get(entry.topic());
    Optional<TopicPartition> place = entry.place();
    if (topic == null || place.isEmpty()) {
      return never(entry, "", "its headers do not say where it came from");
    }
    if (entry.gone()) {
      return never(entry, "", "only its origin had its bytes, and has removed them");
    }
    Admission.Verdict form =
        admission.admit(
            topic, place.get().partition(), entry.originOffset(), entry.key(), entry.value());
    if (form instanceof Admission.Refused refused) {
      return refused(entry, entry.sourceHeader(), refused.refusal());
    }
    LogRecord record = ((Admitted) form).record();
    String source = source(entry, record);
    if (!FACTS.contains(topic)) {
      return never(entry, source, "it is no fact; what holds is its newest version: send that");
    }
    try {
      placed(record, new String(keyOf(entry), StandardCharsets.UTF_8));
    } catch (RefusedRecord e) {
      return refused(entry, source, e.refusal());
    }
    boolean byState = entry.said("app").equals(plan) && !OF_PLAN.contains(entry.reason());
    return byState
        ? new Rejudged(
            entry,
            source,
            Verdict.UNSURE,
            entry.reason(),
            "only the ledger can tell; its form is right")
        : new Rejudged(entry, source, Verdict.PASSES, entry.reason(), "nothing stands against it");
  }

  /** What was admitted has a key. */
  private static byte[] keyOf(RefusedEntry entry) {
    byte[] key = entry.key();
    return key == null ? new byte[0] : key;
  }

  private void placed(LogRecord record, String sku) {
    if (network == null) {
      throw new RefusedRecord(
          "REF_UNKNOWN_NODE", "node", "", "apply a network before sending facts");
    }
    if (record.kind() == LogKind.HISTORY) {
      placed(record.as(DemandHistory.class), network);
      return;
    }
    StockFact fact = new FactMapping(network).fact(record, items.get(sku));
    long occurredAt = fact.head().occurredAt();
    if (occurredAt > now + aheadMillis) {
      throw refusal(RefusalCode.TIME_FUTURE, "occurredAt", occurredAt);
    }
    boolean ends = fact instanceof ExternalFact decision && decision.ends();
    // An order line that is too old for stock still teaches demand.
    if (occurredAt < now - TOO_OLD && !ends && record.kind() != LogKind.ORDER) {
      throw refusal(RefusalCode.TIME_TOO_OLD, "occurredAt", occurredAt);
    }
  }

  private void placed(DemandHistory week, Network known) {
    if (known.zone(week.getZone()) < 0) {
      throw refusal(RefusalCode.REF_UNKNOWN_ZONE, "zone", week.getZone());
    }
    if (week.getWeekOn().toEpochDay() > now / DAY) {
      throw refusal(RefusalCode.TIME_FUTURE, "weekOn", week.getWeekOn());
    }
  }

  private static RefusedRecord refusal(RefusalCode code, String field, Object value) {
    return new RefusedRecord(code.name(), field, value, code.cure());
  }

  private static String source(RefusedEntry entry, LogRecord record) {
    SpecificRecordBase body = record.body();
    Schema.Field field = body == null ? null : body.getSchema().getField("source");
    Object told = field == null || body == null ? null : body.get(field.pos());
    return told == null ? entry.sourceHeader() : told.toString();
  }

  private static Rejudged refused(RefusedEntry entry, String source, Refusal refusal) {
    String field = refusal.field().isEmpty() ? "" : refusal.field() + " " + refusal.value() + ": ";
    return new Rejudged(entry, source, Verdict.REFUSED, refusal.code(), field + refusal.cure());
  }

  private static Rejudged never(RefusedEntry entry, String source, String words) {
    return new Rejudged(
        entry, source.isEmpty() ? entry.sourceHeader() : source, Verdict.NEVER, "", words);
  }
}
