package org.echelon.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.echelon.system.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every released schema must read every other release of its record, and the present one. */
class CompatibilityTest {
  private static final Path HISTORY = Path.of("src/main/history");
  private static final SchemaValidator FULL_TRANSITIVE =
      new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

  static Stream<Schema> records() {
    return Records.all();
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldReadAndBeReadByEveryRelease(Schema present) {
    List<Schema> releases = releases(present.getName());

    assertThat(releases).as("releases of " + present.getName()).isNotEmpty();
    assertThatCode(() -> FULL_TRANSITIVE.validate(present, releases)).doesNotThrowAnyException();
  }

  @Test
  void shouldHaveAPresentRecordForEveryReleasedOne() {
    List<String> present = Records.all().map(schema -> schema.getName() + ".avsc").toList();

    assertThat(files()).extracting(file -> file.getFileName().toString()).isSubsetOf(present);
  }

  @Test
  void shouldAcceptANewFieldWithADefault() {
    Schema changed = tickWith("{\"name\":\"speed\",\"type\":\"double\",\"default\":1.0}");

    assertThatCode(() -> FULL_TRANSITIVE.validate(changed, releases("Tick")))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseANewFieldWithoutADefault() {
    Schema changed = tickWith("{\"name\":\"speed\",\"type\":\"double\"}");

    assertThatThrownBy(() -> FULL_TRANSITIVE.validate(changed, releases("Tick")))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void shouldAcceptANewSymbolBeforeUnknown() {
    Schema released = releases("Ack").get(0);
    Schema changed = parse(released.toString().replace("\"SHORT\",", "\"SHORT\",\"LOADED\","));

    assertThat(changed).isNotEqualTo(released);
    assertThatCode(() -> FULL_TRANSITIVE.validate(changed, List.of(released)))
        .doesNotThrowAnyException();
  }

  private static Schema tickWith(String field) {
    String tick = Tick.getClassSchema().toString();
    int end = tick.lastIndexOf(']');
    return parse(tick.substring(0, end) + "," + field + tick.substring(end));
  }

  private static List<Schema> releases(String name) {
    return files().stream()
        .filter(file -> file.getFileName().toString().equals(name + ".avsc"))
        .map(CompatibilityTest::read)
        .toList();
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.walk(HISTORY)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema parse(String json) {
    return new Schema.Parser().parse(json);
  }
}
