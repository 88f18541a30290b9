package org.echelon.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that a release wrote are read for ever, and mean the same. */
class GoldenBytesTest {
  private static final Path HISTORY = Path.of("src/main/history");

  @BeforeAll
  static void trustTheContracts() {
    AvroTrust.ensure();
  }

  /** Every schema of every release, as release/Record. */
  static Stream<String> released() {
    try (Stream<Path> files = Files.walk(HISTORY)) {
      return Arrays.stream(
          files
              .filter(Files::isRegularFile)
              .map(file -> HISTORY.relativize(file).toString().replace(".avsc", ""))
              .sorted()
              .toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("released")
  void shouldReadWhatAReleaseWrote(String released) throws IOException {
    GoldenBytes golden = GoldenBytes.read(GoldenBytes.FOLDER.resolve(released + ".json"));
    Schema written =
        new Schema.Parser().parse(Files.readString(HISTORY.resolve(released + ".avsc")));
    Schema today = Records.named().get(written.getFullName());

    // when
    SpecificRecord read = golden.decode(written, today);

    assertThatEverythingIsThere(golden.reads(), GoldenBytes.content(read));
    if (today.equals(written)) {
      assertThat(GoldenBytes.encode(read)).isEqualTo(golden.bytes());
    }
  }

  /** Fields that were added since may stand beside those of the release. */
  private static void assertThatEverythingIsThere(JsonNode golden, JsonNode read) {
    if (golden.isObject()) {
      golden
          .fieldNames()
          .forEachRemaining(
              field -> {
                assertThat(read.has(field)).as(field).isTrue();
                assertThatEverythingIsThere(golden.get(field), read.get(field));
              });
    } else if (golden.isArray()) {
      assertThat(read).hasSameSizeAs(golden);
      for (int i = 0; i < golden.size(); i++) {
        assertThatEverythingIsThere(golden.get(i), read.get(i));
      }
    } else {
      assertThat(read).isEqualTo(golden);
    }
  }
}
