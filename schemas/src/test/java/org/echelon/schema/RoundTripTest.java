package org.echelon.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.echelon.reference.Network;
import org.echelon.reference.RegionMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {
  @BeforeAll
  static void trustTheContracts() {
    AvroTrust.ensure();
  }

  static Stream<Schema> records() {
    return Records.all();
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldReadBackWhatWasWritten(Schema schema) throws IOException {
    SpecificRecord written = Records.filled(schema);
    SpecificData model = SpecificData.getForSchema(schema);

    // when
    byte[] bytes = encode(model, schema, written);
    SpecificRecord read = new BinaryMessageDecoder<SpecificRecord>(model, schema).decode(bytes);

    // Avro cannot compare decoded lists of records with an optional instant, hence text and bytes.
    assertThat(read).hasSameClassAs(written).hasToString(written.toString());
    assertThat(encode(model, schema, read)).isEqualTo(bytes);
  }

  @Test
  void shouldFillInNestedDefaultsOfABuilder() {
    Network network =
        Network.newBuilder()
            .setNetworkId("main")
            .setVersion(1)
            .setSource("planner")
            .setIssuedAt(Instant.EPOCH)
            .setEffectiveAt(Instant.EPOCH)
            .setCurrency("USD")
            .build();

    assertThat(network.getRegionPolicy().getMode()).isEqualTo(RegionMode.NATIONAL);
    assertThat(network.getLimits().getCommandsPerMinuteMax()).isEqualTo(600);
    assertThat(network.getLimits().getCommandUnitsMax()).isNull();
    assertThat(network.getNodes()).isEmpty();
  }

  @Test
  void shouldStayTrustedOnlyOnceHoweverOftenItIsAsked() {
    var trusted = ClassSecurityValidator.getGlobal();

    // when
    AvroTrust.ensure();

    assertThat(ClassSecurityValidator.getGlobal()).isSameAs(trusted);
    assertThat(trusted.isTrusted(AvroTrust.class)).isFalse();
    assertThat(trusted.isTrusted(String.class)).isTrue();
  }

  private static byte[] encode(SpecificData model, Schema schema, SpecificRecord record)
      throws IOException {
    ByteBuffer bytes = new BinaryMessageEncoder<SpecificRecord>(model, schema).encode(record);
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }
}
