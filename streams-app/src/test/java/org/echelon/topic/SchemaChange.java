package org.echelon.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.echelon.command.Ack;
import org.echelon.embedded.RegistryVersion;

/**
 * Changes of the schema of an ack that somebody might make, and whether the registry takes them.
 */
enum SchemaChange {
  NOTHING(true, ack -> {}),
  FIELD_ADDED_WITH_DEFAULT(
      true, ack -> fields(ack).add(field("dock", "string").put("default", ""))),
  FIELD_ADDED_WITHOUT_DEFAULT(false, ack -> fields(ack).add(field("dock", "string"))),
  FIELD_REMOVED_WITHOUT_DEFAULT(false, ack -> fields(ack).remove(indexOf(ack, "node"))),
  /** Forbidden by our own rule only: the registry sees no harm in it. */
  FIELD_REMOVED_WITH_DEFAULT(true, ack -> fields(ack).remove(indexOf(ack, "asn"))),
  FIELD_RENAMED(false, ack -> at(ack, "node").put("name", "place")),
  TYPE_CHANGED(false, ack -> at(ack, "units").put("type", "string").put("default", "")),
  TYPE_WIDENED(false, ack -> at(ack, "revision").put("type", "long")),
  SYMBOL_ADDED_BEFORE_UNKNOWN(true, ack -> symbols(ack).insert(5, "LOADED")),
  /** Forbidden by our own rule only: old records are read as UNKNOWN. */
  SYMBOL_REMOVED(true, ack -> symbols(ack).remove(5)),
  /** Forbidden by our own rule only: the next symbol will be the one that is refused. */
  ENUM_DEFAULT_REMOVED(true, ack -> ((ObjectNode) at(ack, "kind").get("type")).remove("default")),
  /** Forbidden by our own rule only: no registry compares defaults. */
  DEFAULT_CHANGED(true, ack -> at(ack, "units").put("default", 1));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final boolean taken;
  private final Consumer<ObjectNode> change;

  SchemaChange(boolean taken, Consumer<ObjectNode> change) {
    this.taken = taken;
    this.change = change;
  }

  /** Whether both versions of the registry accept it under FULL_TRANSITIVE. */
  boolean taken() {
    return taken;
  }

  /** Whether the changed schema becomes a version of its own, or is taken for the old one. */
  boolean newVersionOn(RegistryVersion version) {
    return switch (this) {
      case NOTHING -> false;
      // The newer registry leaves the default of an enum out of what it compares.
      case ENUM_DEFAULT_REMOVED -> version == RegistryVersion.USUAL;
      default -> taken;
    };
  }

  /** The schema of an ack after the change. */
  String schema() {
    try {
      ObjectNode ack = (ObjectNode) JSON.readTree(Ack.getClassSchema().toString());
      change.accept(ack);
      return ack.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode field(String name, String type) {
    return JSON.createObjectNode().put("name", name).put("type", type);
  }

  private static ArrayNode fields(ObjectNode ack) {
    return (ArrayNode) ack.get("fields");
  }

  private static ArrayNode symbols(ObjectNode ack) {
    return (ArrayNode) at(ack, "kind").get("type").get("symbols");
  }

  private static ObjectNode at(ObjectNode ack, String field) {
    return (ObjectNode) fields(ack).get(indexOf(ack, field));
  }

  private static int indexOf(ObjectNode ack, String field) {
    for (int i = 0; i < fields(ack).size(); i++) {
      if (fields(ack).get(i).get("name").asText().equals(field)) {
        return i;
      }
    }
    throw new IllegalArgumentException("an ack has no field " + field);
  }
}
