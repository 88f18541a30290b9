package org.echelon.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.Origin;
import org.echelon.processor.intake.Admission;
import org.echelon.producers.shop.PeopleJson;
import org.echelon.producers.shop.PeopleJsonReader;
import org.echelon.producers.shop.ShopException;
import org.echelon.schema.Contracts;
import org.echelon.topic.Party;
import org.echelon.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the pages are records: by the schemas, on the wire and for intake. */
class ExamplesTest {
  static List<Topic> topics() {
    return Arrays.stream(Topic.values()).filter(topic -> topic.record().isPresent()).toList();
  }

  /** All that a record says; Avro's own lists cannot compare records that have instants. */
  static JsonNode said(SpecificRecord record) {
    return JsonText.read(record.toString());
  }

  static List<Topic> inbound() {
    return topics().stream().filter(topic -> topic.readers().contains(Party.INTAKE)).toList();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void shouldBeTheSameAfterWritingAndReading(Topic topic) throws IOException {
    SpecificRecord record = Examples.of(topic);
    Schema schema = MessageForm.schema(topic);
    SpecificData model = SpecificData.getForSchema(schema);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);

    // when
    new SpecificDatumWriter<SpecificRecord>(schema, model).write(record, encoder);
    encoder.flush();
    SpecificRecord read =
        new SpecificDatumReader<SpecificRecord>(schema, schema, model)
            .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));

    assertThat(said(read)).isEqualTo(said(record));
    assertThat(bytes.size()).isPositive().isLessThan(topic.maxBytes());
  }

  /** Else the page would not show what the file says. */
  @ParameterizedTest
  @MethodSource("topics")
  void shouldSayNothingThatIsLostOnThePage(Topic topic) {
    JsonNode file = JsonText.read(Examples.text(MessageForm.name(topic) + ".json"));

    assertThat(PeopleJson.of(Examples.of(topic)).toString()).isEqualTo(file.toString());
  }

  @ParameterizedTest
  @MethodSource("inbound")
  void shouldBeTakenByIntake(Topic topic) {
    SpecificRecord record = Examples.of(topic);
    String key = Contracts.valueOf(topic.name()).keyOf(record);

    assertThat(Admission.admit(topic, new Origin(topic.suffix(), 0, 0), key, record))
        .isInstanceOf(Admission.Admitted.class);
  }

  @ParameterizedTest
  @MethodSource("inbound")
  void shouldBeRefusedWhenASpoiltOneIsSent(Topic topic) {
    SpecificRecord record = Examples.of(topic);
    String field = Contracts.valueOf(topic.name()).keyFields().get(0);
    record.put(record.getSchema().getField(field).pos(), "");
    String key = Contracts.valueOf(topic.name()).keyOf(record);

    assertThat(Admission.admit(topic, new Origin(topic.suffix(), 0, 0), key, record))
        .isInstanceOf(Admission.Refused.class);
  }

  @Test
  void shouldBeOneForEachRecord() throws IOException {
    Set<String> names =
        topics().stream()
            .map(topic -> MessageForm.name(topic) + ".json")
            .collect(Collectors.toSet());
    try (Stream<Path> files =
        Files.list(Path.of("src/main/resources/org/echelon/contract/examples"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names);
    }
    assertThat(names).hasSameSizeAs(Contracts.values());
  }

  /** The reader is strict, so that a page cannot show a field that is not there. */
  @Test
  void shouldNotTakeWhatTheSchemaDoesNotKnow() {
    ObjectNode order = (ObjectNode) JsonText.read(Examples.text("OrderLine.json"));
    Schema schema = MessageForm.schema(Topic.ORDER);

    order.put("colour", "red");

    assertThatThrownBy(() -> PeopleJsonReader.record("an order", order, schema))
        .isInstanceOf(ShopException.class)
        .hasMessageContaining("colour: there is no such field");
  }
}
