package org.echelon.producers.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Reads what {@link PeopleJson} writes, and what people made of it. */
public final class PeopleJsonReader {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private PeopleJsonReader() {}

  /**
   * The object in a text.
   *
   * @throws ShopException when it is none
   */
  public static ObjectNode parse(String name, String text) {
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (tree instanceof ObjectNode object) {
        return object;
      }
      throw new ShopException(name + " is not a JSON object. Begin it with {.");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String where = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
      throw new ShopException(
          name + where + ": not JSON: " + e.getOriginalMessage() + ". Correct it there.");
    }
  }

  /**
   * The record in an object; absent fields take their defaults.
   *
   * @throws ShopException naming the field that is unknown, missing or of another type
   */
  public static SpecificRecord record(String name, ObjectNode object, Schema schema) {
    return record(new Place(name, ""), object, schema);
  }

  /** Where in which file. */
  private record Place(String file, String path) {
    Place field(String name) {
      return new Place(file, path.isEmpty() ? name : path + "." + name);
    }

    Place item(int index) {
      return new Place(file, path + "[" + index + "]");
    }

    ShopException wrong(String what) {
      return new ShopException(file + ": " + path + ": " + what);
    }
  }

  private static SpecificRecord record(Place place, JsonNode object, Schema schema) {
    if (!object.isObject()) {
      throw place.wrong(object + " is not an object. Write it between { and }.");
    }
    List<String> known = schema.getFields().stream().map(Schema.Field::name).toList();
    object
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!known.contains(field)) {
                throw place
                    .field(field)
                    .wrong("there is no such field. " + Spelling.hint(field, known));
              }
            });
    SpecificRecord record = (SpecificRecord) SpecificData.newInstance(type(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode value = object.get(field.name());
      boolean absent = value == null || value.isNull();
      if (absent && !field.hasDefaultValue()) {
        throw place.field(field.name()).wrong("is missing. Add it.");
      }
      Object read =
          absent
              ? SpecificData.get()
                  .deepCopy(field.schema(), SpecificData.get().getDefaultValue(field))
              : value(place.field(field.name()), value, field.schema());
      record.put(field.pos(), read);
    }
    return record;
  }

  private static Class<?> type(Schema schema) {
    return SpecificData.get().getClass(schema);
  }

  private static Object value(Place place, JsonNode value, Schema schema) {
    return switch (schema.getType()) {
      case UNION -> value(place, value, some(schema));
      case RECORD -> record(place, value, schema);
      case ARRAY -> list(place, value, schema.getElementType());
      case MAP -> map(place, value, schema.getValueType());
      case ENUM -> symbol(place, value, schema);
      case STRING -> {
        if (!value.isTextual()) {
          throw place.wrong(value + " is not text. Put it between quotes.");
        }
        yield value.textValue();
      }
      case BOOLEAN -> {
        if (!value.isBoolean()) {
          throw place.wrong(value + " is neither true nor false. Write one of them.");
        }
        yield value.booleanValue();
      }
      case DOUBLE -> {
        if (!value.isNumber()) {
          throw place.wrong(value + " is not a number. Write it like 12.5, without quotes.");
        }
        yield value.doubleValue();
      }
      case INT, LONG -> whole(place, value, schema);
      default -> throw new IllegalArgumentException("no people write a " + schema.getType());
    };
  }

  private static Object whole(Place place, JsonNode value, Schema schema) {
    try {
      if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
        return Instant.parse(value.textValue() == null ? "" : value.textValue());
      }
      if (schema.getLogicalType() instanceof LogicalTypes.Date) {
        return LocalDate.parse(value.textValue() == null ? "" : value.textValue());
      }
    } catch (DateTimeException e) {
      boolean day = schema.getLogicalType() instanceof LogicalTypes.Date;
      String form = day ? "2026-11-23" : "2026-11-23T05:00:00Z";
      throw place.wrong(
          value + " is not " + (day ? "a day" : "an instant") + " like " + form + ".");
    }
    boolean isInt = schema.getType() == Schema.Type.INT;
    if (!value.isIntegralNumber()
        || !(isInt ? value.canConvertToInt() : value.canConvertToLong())) {
      throw place.wrong(value + " is not a whole number. Write one without quotes.");
    }
    return isInt ? (Object) value.intValue() : (Object) value.longValue();
  }

  private static List<Object> list(Place place, JsonNode value, Schema element) {
    if (!value.isArray()) {
      throw place.wrong(value + " is not a list. Write it between [ and ].");
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      list.add(value(place.item(i), value.get(i), element));
    }
    return list;
  }

  private static Map<String, Object> map(Place place, JsonNode value, Schema type) {
    if (!value.isObject()) {
      throw place.wrong(value + " is not an object. Write it between { and }.");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    value
        .properties()
        .forEach(
            one -> map.put(one.getKey(), value(place.field(one.getKey()), one.getValue(), type)));
    return map;
  }

  private static Object symbol(Place place, JsonNode value, Schema schema) {
    List<String> known =
        schema.getEnumSymbols().stream().filter(symbol -> !symbol.equals("UNKNOWN")).toList();
    if (!known.contains(value.textValue())) {
      throw place.wrong(value + " is not one of " + String.join(", ", known) + ".");
    }
    return SpecificData.get().createEnum(value.textValue(), schema);
  }

  /** Of a value that may be absent: what it is when it is there. */
  private static Schema some(Schema union) {
    return union.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }
}
