package org.echelon.codec;

import com.microsoft.kiota.ApiException;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.serde.Default4ByteIdHandler;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import io.apicurio.registry.serde.config.IdOption;
import io.apicurio.registry.serde.config.SerdeConfig;
import io.apicurio.registry.serde.kafka.config.KafkaSerdeConfig;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.path.PathTracingException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.schema.AvroTrust;
import org.jspecify.annotations.Nullable;

/**
 * Values in the Confluent wire form (a zero byte, the schema's id in four bytes, Avro binary), with
 * schemas looked up in the registry under {@code <topic>-value} and never registered from here.
 */
public final class RegistryValues implements PublicValues {
  private static final int FRAME_BYTES = 5;

  static {
    AvroTrust.ensure();
  }

  private final PublicTopics topics;
  private final AvroKafkaSerializer<SpecificRecord> serializer = new AvroKafkaSerializer<>();
  private final AvroKafkaDeserializer<SpecificRecord> deserializer = new AvroKafkaDeserializer<>();

  /**
   * @param registryUrl registry API, ending in /apis/registry/v3
   * @param prefix of the topic names
   */
  public RegistryValues(String registryUrl, String prefix) {
    this.topics = new PublicTopics(prefix);
    Map<String, Object> settings =
        Map.of(
            SchemaResolverConfig.REGISTRY_URL,
            registryUrl,
            SchemaResolverConfig.AUTO_REGISTER_ARTIFACT,
            false,
            // Without it a nested enum is looked for as an artifact of its own.
            SchemaResolverConfig.DEREFERENCE_SCHEMA,
            true,
            KafkaSerdeConfig.ENABLE_HEADERS,
            false,
            SerdeConfig.USE_ID,
            IdOption.contentId.name(),
            SerdeConfig.ID_HANDLER,
            Default4ByteIdHandler.class.getName(),
            AvroSerdeConfig.AVRO_DATUM_PROVIDER,
            SpecificDatums.class.getName(),
            AvroSerdeConfig.USE_SPECIFIC_AVRO_READER,
            true);
    serializer.configure(settings, false);
    deserializer.configure(settings, false);
  }

  @Override
  public byte @Nullable [] write(String topic, @Nullable SpecificRecord record) {
    if (record == null) {
      return null;
    }
    topics.check(topic, record);
    try {
      return serializer.serialize(topic, record);
    } catch (RuntimeException e) {
      throw switch (RegistryAnswer.of(e)) {
        case NONE -> new RegistryUnavailableException("cannot look up the schema of " + topic, e);
        case NO_SUCH_SCHEMA ->
            new IllegalStateException(
                "the schema of " + topic + " is not registered; run the set-up first", e);
        case NOT_ASKED -> new IllegalArgumentException("not a whole record of " + topic, e);
      };
    }
  }

  @Override
  public @Nullable SpecificRecord read(String topic, byte @Nullable [] bytes) {
    Class<? extends SpecificRecord> type = topics.recordOf(topic);
    if (bytes == null) {
      return null;
    }
    if (bytes.length < FRAME_BYTES || bytes[0] != 0) {
      throw new UnreadableException(
          RefusalCode.BYTES_UNREADABLE, "no schema id before the value", null);
    }
    // Raw type: what comes back is of the writer's class, whatever the type parameter says.
    Object record;
    try {
      record = ((AvroKafkaDeserializer<?>) deserializer).deserialize(topic, bytes);
    } catch (RuntimeException e) {
      throw diagnose(topic, type, bytes, e);
    }
    if (!type.isInstance(record)) {
      throw new UnreadableException(
          RefusalCode.SCHEMA_WRONG, topic + " does not carry this record", null);
    }
    return type.cast(record);
  }

  /**
   * The serde's exceptions do not tell an outage from bad bytes, so the schema is asked for once
   * more by itself: what fails then is the registry, what succeeds leaves the bytes to blame.
   */
  private RuntimeException diagnose(
      String topic, Class<? extends SpecificRecord> type, byte[] bytes, RuntimeException failure) {
    long id = Integer.toUnsignedLong(ByteBuffer.wrap(bytes, 1, 4).getInt());
    Schema written;
    try {
      written =
          deserializer
              .getSchemaResolver()
              .resolveSchemaByArtifactReference(ArtifactReference.fromContentId(id))
              .getParsedSchema()
              .getParsedSchema();
    } catch (RuntimeException e) {
      return switch (RegistryAnswer.of(e)) {
        case NONE -> new RegistryUnavailableException("cannot look up schema " + id, e);
        case NO_SUCH_SCHEMA ->
            new UnreadableException(RefusalCode.SCHEMA_UNKNOWN, "no schema has the id " + id, e);
        case NOT_ASKED ->
            new UnreadableException(RefusalCode.SCHEMA_WRONG, "schema " + id + " is not Avro", e);
      };
    }
    Schema wanted = SpecificData.get().getSchema(type);
    boolean fits =
        written.getFullName().equals(wanted.getFullName())
            && SchemaCompatibility.checkReaderWriterCompatibility(wanted, written).getType()
                == SchemaCompatibilityType.COMPATIBLE;
    return new UnreadableException(
        fits ? RefusalCode.BYTES_UNREADABLE : RefusalCode.SCHEMA_WRONG,
        "not a record of " + topic,
        failure);
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }

  /** What the registry said, read from the causes of a failure. */
  private enum RegistryAnswer {
    NONE,
    NO_SUCH_SCHEMA,
    NOT_ASKED;

    /**
     * What the serdes say, without any cause, when no schema under the subject is the one given.
     */
    private static final String NOT_FOUND = "Could not resolve artifact reference by content";

    /** Whatever is not clearly an answer counts as none: a good record is never refused for it. */
    static RegistryAnswer of(Throwable failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof ApiException answer) {
          int status = answer.getResponseStatusCode();
          boolean answered =
              status >= 400
                  && status < 500
                  && status != 401
                  && status != 403
                  && status != 408
                  && status != 429;
          return answered ? NO_SUCH_SCHEMA : NONE;
        }
        if (cause.getCause() == null && String.valueOf(cause.getMessage()).startsWith(NOT_FOUND)) {
          return NO_SUCH_SCHEMA;
        }
        if (cause instanceof AvroRuntimeException || cause instanceof PathTracingException) {
          return NOT_ASKED;
        }
      }
      return NONE;
    }
  }
}
