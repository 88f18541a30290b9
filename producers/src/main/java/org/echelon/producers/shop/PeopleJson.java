package org.echelon.producers.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/**
 * A record as people read and write it: fields by name, instants and days as ISO 8601, kinds by
 * their symbol, and nothing that equals its default.
 */
public final class PeopleJson {
  /** Defaults that somebody who reads a network must see. */
  private static final Set<String> ALWAYS = Set.of("departLocalTime", "mode");

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private PeopleJson() {}

  /** The record as indented text. */
  static String text(IndexedRecord record) {
    try {
      return MAPPER.writeValueAsString(of(record));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + record.getSchema().getName(), e);
    }
  }

  /** The record as a tree. */
  public static ObjectNode of(IndexedRecord record) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null && (ALWAYS.contains(field.name()) || !isDefault(field, value))) {
        put(out, field.name(), value);
      }
    }
    return out;
  }

  private static boolean isDefault(Schema.Field field, Object value) {
    return field.hasDefaultValue() && value.equals(SpecificData.get().getDefaultValue(field))
        || (field.hasDefaultValue() && value instanceof Collection<?> many && many.isEmpty());
  }

  private static void put(ObjectNode out, String name, Object value) {
    if (value instanceof IndexedRecord record) {
      out.set(name, of(record));
    } else if (value instanceof Collection<?> many) {
      ArrayNode list = out.putArray(name);
      many.forEach(one -> add(list, one));
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = out.putObject(name);
      map.forEach((key, one) -> put(object, key.toString(), one));
    } else if (value instanceof Double number) {
      number(number, out, name);
    } else if (value instanceof Long number) {
      out.put(name, number);
    } else if (value instanceof Integer number) {
      out.put(name, number);
    } else if (value instanceof Boolean truth) {
      out.put(name, truth);
    } else {
      out.put(name, value.toString());
    }
  }

  private static void number(double value, ObjectNode out, String name) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      out.put(name, (long) value);
    } else {
      out.put(name, value);
    }
  }

  private static void add(ArrayNode list, Object value) {
    ObjectNode holder = JsonNodeFactory.instance.objectNode();
    put(holder, "value", value);
    list.add(holder.get("value"));
  }
}
