package org.echelon.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.echelon.inventory.Bucket;
import org.echelon.inventory.Flow;
import org.echelon.inventory.NodeStock;
import org.echelon.inventory.SkuStock;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * JSON of Avro records and of our own, field by field under their own names; instants and days as
 * text. Nothing is left out but empty buckets.
 */
final class PlainJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private PlainJson() {}

  static JsonNode of(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    } else if (value instanceof JsonNode node) {
      return node;
    } else if (value instanceof IndexedRecord record) {
      return avro(record);
    } else if (value instanceof Record record) {
      return components(record);
    } else if (value instanceof Optional<?> optional) {
      return of(optional.orElse(null));
    } else if (value instanceof Map<?, ?> map) {
      return map(map);
    } else if (value instanceof SkuStock stock) {
      return stock(stock);
    } else if (value instanceof SkuPlan plan) {
      return plan(plan);
    }
    return several(value).orElseGet(() -> single(value));
  }

  private static Optional<JsonNode> several(Object value) {
    ArrayNode list = NODES.arrayNode();
    if (value instanceof BitSet bits) {
      bits.stream().forEach(list::add);
    } else if (value instanceof Iterable<?> all) {
      all.forEach(one -> list.add(of(one)));
    } else if (value.getClass().isArray() && !(value instanceof byte[])) {
      for (int i = 0; i < Array.getLength(value); i++) {
        list.add(of(Array.get(value, i)));
      }
    } else {
      return Optional.empty();
    }
    return Optional.of(list);
  }

  private static JsonNode single(Object value) {
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    } else if (value instanceof Double || value instanceof Float) {
      return NODES.numberNode(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      return NODES.numberNode(number.longValue());
    } else if (value instanceof byte[] bytes) {
      return NODES.textNode(Base64.getEncoder().encodeToString(bytes));
    } else if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return single(copy);
    }
    return NODES.textNode(value.toString());
  }

  private static ObjectNode avro(IndexedRecord record) {
    ObjectNode node = NODES.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      node.set(field.name(), of(record.get(field.pos())));
    }
    return node;
  }

  private static ObjectNode components(Record record) {
    ObjectNode node = NODES.objectNode();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        node.set(component.getName(), of(component.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component + " of " + record, e);
      }
    }
    return node;
  }

  private static ObjectNode map(Map<?, ?> map) {
    ObjectNode node = NODES.objectNode();
    map.forEach((key, value) -> node.set(String.valueOf(key), of(value)));
    return node;
  }

  private static ObjectNode stock(SkuStock stock) {
    ObjectNode node = NODES.objectNode();
    node.put("sku", stock.sku()).put("sequence", stock.sequence());
    node.put("waitingUnits", stock.waitingUnits());
    node.put("waitingAssignedUnits", stock.waitingAssignedUnits());
    node.put("frozen", stock.frozen());
    ObjectNode flows = node.putObject("flows");
    for (Flow flow : Flow.values()) {
      flows.put(flow.name(), stock.units(flow));
    }
    node.set("lastUnitByLane", map(stock.issued()));
    ObjectNode nodes = node.putObject("unitsByNodeOrdinal");
    for (int n = 0; n < stock.nodeBound(); n++) {
      ObjectNode buckets = buckets(stock.at(n));
      if (!buckets.isEmpty()) {
        nodes.set(Integer.toString(n), buckets);
      }
    }
    return node;
  }

  private static ObjectNode buckets(NodeStock stock) {
    ObjectNode node = NODES.objectNode();
    for (Bucket bucket : Bucket.values()) {
      if (stock.units(bucket) != 0) {
        node.put(bucket.name(), stock.units(bucket));
      }
    }
    return node;
  }

  private static ObjectNode plan(SkuPlan plan) {
    ObjectNode node = NODES.objectNode();
    node.put("sku", plan.sku());
    node.set("versions", of(plan.versions()));
    node.set("basis", of(plan.basis()));
    ArrayNode ladders = node.putArray("ladders");
    for (int n = 0; n < plan.span(); n++) {
      NodeLadder ladder = plan.ladder(n);
      if (ladder != null) {
        ladders.add(of(ladder));
      }
    }
    return node;
  }
}
