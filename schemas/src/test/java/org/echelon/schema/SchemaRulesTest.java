package org.echelon.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaRulesTest {
  private static Stream<Schema> types(Schema.Type type) {
    return Records.named().values().stream().filter(schema -> schema.getType() == type);
  }

  private static Stream<Field> fields() {
    return types(Schema.Type.RECORD)
        .flatMap(owner -> owner.getFields().stream().map(field -> new Field(owner, field)));
  }

  @Test
  void shouldKnowEveryRecord() {
    assertThat(Records.all().map(Schema::getFullName)).hasSize(36).doesNotHaveDuplicates();
  }

  @Test
  void shouldDocumentEveryRecordAndEnum() {
    assertThat(Records.named().values())
        .allSatisfy(schema -> assertThat(schema.getDoc()).as(schema.getFullName()).endsWith("."));
  }

  @Test
  void shouldDocumentEveryFieldWithItsUnit() {
    assertThat(fields())
        .allSatisfy(
            field -> {
              assertThat(field.avro().doc()).as(field.name()).isNotNull().endsWith(".");
              assertThat(field.unit()).as(field.name()).isNotBlank();
            });
  }

  @Test
  void shouldGiveInstantsAndDaysTheirLogicalTypes() {
    assertThat(fields())
        .allSatisfy(
            field -> {
              assertThat("timestamp-millis".equals(field.logicalType()))
                  .as(field.name())
                  .isEqualTo("UTC instant".equals(field.unit()));
              assertThat("date".equals(field.logicalType()))
                  .as(field.name())
                  .isEqualTo("local day".equals(field.unit()));
            });
  }

  @Test
  void shouldNameInstantsAt() {
    assertThat(fields())
        .filteredOn(field -> "UTC instant".equals(field.unit()))
        .filteredOn(field -> !List.of("readyBy", "deliverBy").contains(field.avro().name()))
        .allSatisfy(field -> assertThat(field.avro().name()).as(field.name()).matches("at|.+At"));
  }

  @Test
  void shouldEndEveryEnumWithUnknownAsItsDefault() {
    assertThat(types(Schema.Type.ENUM))
        .isNotEmpty()
        .allSatisfy(
            schema -> {
              assertThat(schema.getEnumSymbols()).as(schema.getFullName()).endsWith("UNKNOWN");
              assertThat(schema.getEnumDefault()).as(schema.getFullName()).isEqualTo("UNKNOWN");
            });
  }

  @Test
  void shouldDefaultArraysToEmptyAndOptionalFieldsToNull() {
    assertThat(fields().filter(field -> field.type() == Schema.Type.ARRAY))
        .allSatisfy(
            field -> assertThat(field.avro().defaultVal()).as(field.name()).isEqualTo(List.of()));
    assertThat(fields().filter(field -> field.type() == Schema.Type.UNION))
        .allSatisfy(
            field ->
                assertThat(field.avro().defaultVal())
                    .as(field.name())
                    .isEqualTo(JsonProperties.NULL_VALUE));
  }

  /** A field together with the record that owns it. */
  private record Field(Schema owner, Schema.Field avro) {
    String name() {
      return owner.getFullName() + "." + avro.name();
    }

    String unit() {
      return avro.getProp("unit");
    }

    Schema.Type type() {
      return avro.schema().getType();
    }

    /** Logical type of the value, also of an optional or repeated one; null where there is none. */
    String logicalType() {
      Schema value =
          switch (type()) {
            case UNION -> avro.schema().getTypes().get(1);
            case ARRAY -> avro.schema().getElementType();
            default -> avro.schema();
          };
      return value.getLogicalType() == null ? null : value.getLogicalType().getName();
    }
  }
}
