package org.echelon.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.echelon.codec.RegistryValues;
import org.echelon.command.Ack;
import org.echelon.command.AckKind;
import org.echelon.embedded.EmbeddedRegistry;
import org.echelon.embedded.RegistryVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a registry with full transitive compatibility lets happen to a contract. */
class RegistryRulesTest {
  private static final Map<RegistryVersion, EmbeddedRegistry> RUNNING =
      new EnumMap<>(RegistryVersion.class);

  static Stream<Arguments> changesOnEveryVersion() {
    return Stream.of(RegistryVersion.values())
        .flatMap(version -> Stream.of(SchemaChange.values()).map(c -> Arguments.of(version, c)));
  }

  @AfterAll
  static void stop() {
    RUNNING.values().forEach(EmbeddedRegistry::close);
  }

  @ParameterizedTest
  @MethodSource("changesOnEveryVersion")
  void shouldTakeWhatOldAndNewReadersUnderstandAndNothingElse(
      RegistryVersion version, SchemaChange change) throws Exception {
    RegistryApi registry = new RegistryApi(running(version).url());
    String subject = "rules-" + change + "-value";
    registry.enforce(subject, SchemaSetup.COMPATIBILITY);
    registry.register(subject, Ack.getClassSchema().toString());

    if (change.taken()) {
      registry.register(subject, change.schema());

      assertThat(registry.versions(subject)).hasSize(change.newVersionOn(version) ? 2 : 1);
    } else {
      assertThatThrownBy(() -> registry.register(subject, change.schema()))
          .isInstanceOf(RefusedBySetupException.class)
          .hasMessageContaining(subject + ": 409");
      assertThat(registry.versions(subject)).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldCompareWithEveryVersionNotOnlyTheLast(RegistryVersion version) throws Exception {
    RegistryApi registry = new RegistryApi(running(version).url());
    String subject = "transitive-value";
    String plain = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s]}";
    String text = "{\"name\":\"a\",\"type\":\"string\",\"default\":\"\"}";
    String number = "{\"name\":\"a\",\"type\":\"int\",\"default\":0}";
    registry.enforce(subject, SchemaSetup.COMPATIBILITY);
    registry.register(subject, plain.formatted(text));
    registry.register(subject, plain.formatted(""));

    assertThatThrownBy(() -> registry.register(subject, plain.formatted(number)))
        .as("the last version has no such field, the one before has it as text")
        .hasMessageContaining("409");
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseASymbolThatReadersHaveNoDefaultFor(RegistryVersion version) throws Exception {
    RegistryApi registry = new RegistryApi(running(version).url());
    String subject = "no-default-value";
    String kinds =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":"
            + "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[%s]}}]}";
    registry.enforce(subject, SchemaSetup.COMPATIBILITY);
    registry.register(subject, kinds.formatted("\"A\",\"UNKNOWN\""));

    assertThatThrownBy(() -> registry.register(subject, kinds.formatted("\"A\",\"B\",\"UNKNOWN\"")))
        .hasMessageContaining("409");
  }

  @ParameterizedTest
  @EnumSource
  void shouldLetOurReadersSeeAnAddedSymbolAsUnknown(RegistryVersion version) throws Exception {
    String url = running(version).url();
    String prefix = "newer-" + version.name().toLowerCase(Locale.ROOT) + ".";
    String topic = Topic.ACK.name(prefix);
    Schema newer = new Schema.Parser().parse(SchemaChange.SYMBOL_ADDED_BEFORE_UNKNOWN.schema());
    RegistryApi registry = new RegistryApi(url);
    new SchemaSetup(url, prefix).registerAll();
    int id = registry.register(topic + "-value", newer.toString());

    try (RegistryValues values = new RegistryValues(url, prefix)) {
      // when: a sender of tomorrow reports a step that this version does not know
      Ack read = (Ack) values.read(topic, framed(id, loaded(newer)));

      assertThat(read.getKind()).isEqualTo(AckKind.UNKNOWN);
      assertThat(read.getCommandId()).isEqualTo("T-1");
    }
  }

  private static GenericRecord loaded(Schema schema) {
    GenericRecord ack = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      if (field.hasDefaultValue()) {
        ack.put(field.name(), GenericData.get().getDefaultValue(field));
      }
    }
    ack.put("eventId", "wms-1");
    ack.put("source", "wms");
    ack.put("occurredAt", Instant.parse("2026-11-21T09:14:07Z").toEpochMilli());
    ack.put("commandId", "T-1");
    ack.put("sku", "MUG");
    ack.put("node", "DC1");
    ack.put("kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), "LOADED"));
    return ack;
  }

  private static byte[] framed(int id, GenericRecord record) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream frame = new DataOutputStream(bytes);
    frame.writeByte(0);
    frame.writeInt(id);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  /** A registry of a version; where it cannot run, the test is skipped and says why. */
  private static EmbeddedRegistry running(RegistryVersion version) {
    assumeTrue(version.whyNot().isEmpty(), () -> version.whyNot().orElse(""));
    return RUNNING.computeIfAbsent(version, EmbeddedRegistry::start);
  }
}
