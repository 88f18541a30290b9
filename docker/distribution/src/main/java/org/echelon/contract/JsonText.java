package org.echelon.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;

/** JSON of documents: the same text on every machine, and records as other clients write them. */
public final class JsonText {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonText() {}

  /** A document in lines that end in a line feed, the last one too. */
  public static String of(JsonNode document) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    try {
      return MAPPER.writer(printer).writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  /**
   * A document in a text.
   *
   * @throws IllegalArgumentException when it is none
   */
  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * A record as a client without our classes writes it: instants in milliseconds since 1970, days
   * in days since then, and without what equals its default.
   */
  static ObjectNode wire(IndexedRecord record) {
    ObjectNode out = MAPPER.createObjectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      boolean usual =
          field.hasDefaultValue()
              && Objects.equals(SpecificData.get().getDefaultValue(field), value);
      if (value != null && !usual) {
        out.set(field.name(), value(value));
      }
    }
    return out;
  }

  private static JsonNode value(Object value) {
    if (value instanceof IndexedRecord record) {
      return wire(record);
    } else if (value instanceof Collection<?> many) {
      ArrayNode list = MAPPER.createArrayNode();
      many.forEach(one -> list.add(value(one)));
      return list;
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = MAPPER.createObjectNode();
      map.forEach((key, one) -> object.set(key.toString(), value(one)));
      return object;
    } else if (value instanceof Instant instant) {
      return MAPPER.getNodeFactory().numberNode(instant.toEpochMilli());
    } else if (value instanceof LocalDate day) {
      return MAPPER.getNodeFactory().numberNode(day.toEpochDay());
    } else if (value instanceof Enum<?> symbol) {
      return MAPPER.getNodeFactory().textNode(symbol.name());
    }
    return MAPPER.valueToTree(value);
  }
}
