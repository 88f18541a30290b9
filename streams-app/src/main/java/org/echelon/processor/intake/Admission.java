package org.echelon.processor.intake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RefusalCode;
import org.echelon.codec.UnreadableException;
import org.echelon.config.Deployment;
import org.echelon.inventory.Refusal;
import org.echelon.schema.Contracts;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Decides whether what an upstream topic carries goes into the log, from the record alone. */
public final class Admission {
  private final Deployment deployment;
  private final PublicValues values;

  /** What became of a record. */
  public sealed interface Verdict {}

  /** It goes into the log like this. */
  public record Admitted(LogRecord record) implements Verdict {}

  /** It is refused for this reason. */
  public record Refused(Refusal refusal) implements Verdict {}

  public Admission(Deployment deployment, PublicValues values) {
    this.deployment = deployment;
    this.values = values;
  }

  /**
   * Judges one record.
   *
   * @param key null when it has none
   * @param value null when it deletes
   * @throws org.echelon.codec.RegistryUnavailableException when nothing can be said now
   */
  public Verdict admit(
      Topic topic, int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {
    if (key == null) {
      return new Refused(RefusalCode.KEY_MISSING.ofRecord());
    }
    if (value == null && !deletable(topic)) {
      return new Refused(RefusalCode.BYTES_NULL.ofRecord());
    }
    if (value != null && value.length > topic.maxBytes()) {
      return new Refused(RefusalCode.BYTES_TOO_LARGE.at("", value.length + " bytes"));
    }
    SpecificRecord record;
    try {
      record = values.read(deployment.name(topic), value);
    } catch (UnreadableException e) {
      return new Refused(e.code().at("", e.getMessage()));
    }
    Origin origin = new Origin(topic.suffix(), partition, offset);
    return admit(topic, origin, new String(key, StandardCharsets.UTF_8), record);
  }

  /**
   * Judges a record that has been read.
   *
   * @param record null when it deletes
   */
  public static Verdict admit(
      Topic topic, Origin origin, String key, @Nullable SpecificRecord record) {
    Optional<Refusal> refusal = record == null ? deletion(key) : checked(topic, key, record);
    return refusal.isPresent()
        ? new Refused(refusal.get())
        : new Admitted(
            new LogRecord(LogKind.valueOf(topic.name()), origin, (SpecificRecordBase) record));
  }

  private static Optional<Refusal> checked(Topic topic, String key, SpecificRecord record) {
    if (!key.equals(Contracts.valueOf(topic.name()).keyOf(record))) {
      return Optional.of(RefusalCode.KEY_MISMATCH.at("key", key));
    }
    return FormCheck.check(record);
  }

  /** A deletion says what it deletes by its key alone. */
  private static Optional<Refusal> deletion(String key) {
    return key.isEmpty() ? Optional.of(RefusalCode.KEY_MISSING.ofRecord()) : Optional.empty();
  }

  private static boolean deletable(Topic topic) {
    return switch (topic) {
      case ITEM, FORECAST, NETWORK, CONTROL -> true;
      default -> false;
    };
  }
}
