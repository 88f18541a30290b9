package org.echelon.epcis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** One EPCIS event while it is put together; what is null or empty is left out. */
final class EventDraft {
  private final EpcisIds ids;
  private final EpcisLookup known;
  private final ObjectNode event = JsonNodeFactory.instance.objectNode();

  /**
   * @param type such as {@code ObjectEvent}
   * @param words what makes the event's id
   * @param node where it happened
   */
  EventDraft(
      EpcisIds ids,
      EpcisLookup known,
      String type,
      String words,
      Instant at,
      Instant recordedAt,
      String node) {
    this.ids = ids;
    this.known = known;
    ZoneOffset offset = known.offset(node, at);
    event.put("type", type);
    event.put("eventID", ids.event(words));
    event.put("eventTime", at.toString());
    event.put("recordTime", recordedAt.toString());
    event.put("eventTimeZoneOffset", offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
  }

  EventDraft parent(String sscc) {
    event.put("parentID", ids.container(sscc));
    return this;
  }

  /**
   * So many of an item, in pieces or in what the item is measured in.
   *
   * @param list {@code quantityList}, or {@code childQuantityList} of what lies in a container
   */
  EventDraft units(String list, String sku, long units) {
    ObjectNode element = event.putArray(list).addObject();
    element.put("epcClass", ids.item(sku, known.gtin(sku)));
    element.put("quantity", units);
    known.measure(sku).ifPresent(unit -> element.put("uom", unit));
    return this;
  }

  EventDraft step(String action, @Nullable String bizStep, @Nullable String disposition) {
    event.put("action", action);
    if (bizStep != null) {
      event.put("bizStep", bizStep);
    }
    if (disposition != null) {
      event.put("disposition", disposition);
    }
    return this;
  }

  /** Where it happened, and whether the goods are there afterwards. */
  EventDraft at(String node, boolean stays) {
    event.putObject("readPoint").put("id", place(node));
    if (stays) {
      event.putObject("bizLocation").put("id", place(node));
    }
    return this;
  }

  /** A document of business; none where the id is null or empty. */
  EventDraft transaction(@Nullable String type, @Nullable String id) {
    if (id != null && !id.isEmpty()) {
      ObjectNode transaction = list("bizTransactionList").addObject();
      if (type != null) {
        transaction.put("type", type);
      }
      transaction.put("bizTransaction", ids.transaction(id));
    }
    return this;
  }

  /** The two ends of a transfer of goods; an end that is not known is left out. */
  EventDraft way(@Nullable String from, @Nullable String to) {
    if (from != null) {
      list("sourceList").addObject().put("type", "location").put("source", place(from));
    }
    if (to != null) {
      list("destinationList").addObject().put("type", "location").put("destination", place(to));
    }
    return this;
  }

  ObjectNode done() {
    return event;
  }

  private String place(String node) {
    return ids.place(node, known.gln(node));
  }

  private ArrayNode list(String name) {
    return event.withArray(name);
  }
}
