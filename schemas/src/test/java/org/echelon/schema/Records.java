package org.echelon.schema;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.system.Grant;
import org.echelon.system.LineOutcome;
import org.echelon.system.NodeLoad;
import org.echelon.system.Offer;
import org.echelon.system.Settlement;

/** All record schemas of the module, and samples of them with every field filled. */
final class Records {
  private Records() {}

  /** Every record that is written to a log, also those that share one. */
  static Stream<Schema> all() {
    return Stream.concat(
        Arrays.stream(Contracts.values()).map(Contracts::schema),
        Stream.of(
            Offer.getClassSchema(),
            Grant.getClassSchema(),
            Settlement.getClassSchema(),
            LineOutcome.getClassSchema(),
            NodeLoad.getClassSchema()));
  }

  /** Every record and enum by full name, nested ones included. */
  static Map<String, Schema> named() {
    Map<String, Schema> named = new LinkedHashMap<>();
    all().forEach(schema -> collect(schema, named));
    return named;
  }

  /** A record without an absent or empty field. */
  static SpecificRecord filled(Schema schema) {
    SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), sample(field.schema(), field.pos() + 1));
    }
    return record;
  }

  private static void collect(Schema schema, Map<String, Schema> named) {
    switch (schema.getType()) {
      case RECORD -> {
        if (named.putIfAbsent(schema.getFullName(), schema) == null) {
          schema.getFields().forEach(field -> collect(field.schema(), named));
        }
      }
      case ENUM -> named.put(schema.getFullName(), schema);
      case ARRAY -> collect(schema.getElementType(), named);
      case UNION -> schema.getTypes().forEach(part -> collect(part, named));
      default -> {}
    }
  }

  private static Object sample(Schema schema, int seed) {
    return switch (schema.getType()) {
      case RECORD -> filled(schema);
      case ENUM -> SpecificData.get().createEnum(schema.getEnumSymbols().get(0), schema);
      case ARRAY ->
          List.of(sample(schema.getElementType(), seed), sample(schema.getElementType(), seed + 1));
      case MAP -> Map.of("key", sample(schema.getValueType(), seed));
      case UNION -> sample(schema.getTypes().get(1), seed);
      case STRING -> "text-" + seed;
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? (Object) Instant.parse("2026-11-21T09:14:07.120Z").plusSeconds(seed)
              : (Object) (1_000_000_000_000L + seed);
      case INT ->
          schema.getLogicalType() instanceof LogicalTypes.Date
              ? (Object) LocalDate.of(2026, 11, 21).plusDays(seed)
              : (Object) seed;
      case DOUBLE -> seed + 0.25;
      case BOOLEAN -> true;
      default -> throw new IllegalArgumentException("no sample of " + schema.getType());
    };
  }
}
