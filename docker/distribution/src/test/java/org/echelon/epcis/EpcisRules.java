package org.echelon.epcis;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What EPCIS 2.0 and the Core Business Vocabulary 2.0 ask of a document of object, aggregation and
 * transaction events in JSON: which fields there must and may be, their form and their words.
 */
final class EpcisRules {
  private static final Set<String> DOCUMENT =
      Set.of(
          "@context",
          "id",
          "type",
          "schemaVersion",
          "creationDate",
          "instanceIdentifier",
          "sender",
          "receiver",
          "epcisHeader",
          "epcisBody");
  private static final Set<String> EVERY_EVENT =
      Set.of(
          "type",
          "eventID",
          "eventTime",
          "recordTime",
          "eventTimeZoneOffset",
          "certificationInfo",
          "errorDeclaration",
          "action",
          "bizStep",
          "disposition",
          "readPoint",
          "bizLocation",
          "bizTransactionList",
          "sourceList",
          "destinationList",
          "sensorElementList");
  private static final Map<String, Set<String>> OWN =
      Map.of(
          "ObjectEvent", Set.of("epcList", "quantityList", "persistentDisposition", "ilmd"),
          "AggregationEvent", Set.of("parentID", "childEPCs", "childQuantityList"),
          "TransactionEvent", Set.of("parentID", "epcList", "quantityList"));
  private static final Set<String> BIZ_STEPS =
      Set.of(
          ("accepting arriving assembling collecting commissioning consigning"
                  + " creating_class_instance cycle_counting decommissioning departing destroying"
                  + " disassembling dispensing encoding entering_exiting holding inspecting"
                  + " installing killing loading other packing picking receiving removing"
                  + " repackaging repairing replacing reserving retail_selling sampling"
                  + " sensor_reporting shipping staging_outbound stock_taking stocking storing"
                  + " transporting unloading unpacking void_shipping")
              .split(" "));
  private static final Set<String> DISPOSITIONS =
      Set.of(
          ("active available completeness_inferred completeness_verified conformant"
                  + " container_closed container_open damaged destroyed dispensed disposed encoded"
                  + " expired in_progress in_transit inactive mismatch_class mismatch_instance"
                  + " mismatch_quantity needs_replacement no_pedigree_match non_conformant"
                  + " non_sellable_other partially_dispensed recalled reserved retail_sold returned"
                  + " sellable_accessible sellable_not_accessible stolen unavailable unknown")
              .split(" "));
  private static final Set<String> TRANSACTIONS =
      Set.of(
          ("bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt")
              .split(" "));
  private static final Set<String> ENDS = Set.of("owning_party", "possessing_party", "location");
  private static final Pattern OFFSET = Pattern.compile("[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)");
  private static final Pattern MEASURE = Pattern.compile("[A-Z0-9]{2,3}");

  private final List<String> problems = new ArrayList<>();

  private EpcisRules() {}

  /** All that is wrong, each with its place. */
  static List<String> problems(JsonNode document) {
    EpcisRules rules = new EpcisRules();
    rules.document(document);
    return rules.problems;
  }

  private void document(JsonNode document) {
    known("document", document, DOCUMENT);
    need("document", document, "@context", "type", "schemaVersion", "creationDate", "epcisBody");
    say(document.path("type").asText().equals("EPCISDocument"), "type", "is no document");
    say(document.path("schemaVersion").asText().equals("2.0"), "schemaVersion", "is not 2.0");
    say(
        document.path("@context").toString().contains("/epcis-context.jsonld"),
        "@context",
        "does not say what the words mean");
    time("creationDate", document.path("creationDate"));
    JsonNode events = document.path("epcisBody").path("eventList");
    say(events.isArray(), "epcisBody", "has no eventList");
    for (int i = 0; i < events.size(); i++) {
      event("event " + i, events.get(i));
    }
    ids(events);
  }

  private void event(String place, JsonNode event) {
    String type = event.path("type").asText();
    need(place, event, "type", "eventID", "eventTime", "eventTimeZoneOffset", "action");
    if (!OWN.containsKey(type)) {
      problems.add(place + ": is of no type: " + type);
      return;
    }
    Set<String> known = new HashSet<>(EVERY_EVENT);
    known.addAll(OWN.get(type));
    known(place, event, known);
    uri(place + " eventID", event.path("eventID"));
    time(place + " eventTime", event.path("eventTime"));
    if (event.has("recordTime")) {
      time(place + " recordTime", event.path("recordTime"));
    }
    say(
        OFFSET.matcher(event.path("eventTimeZoneOffset").asText()).matches(),
        place,
        "has no offset: " + event.path("eventTimeZoneOffset"));
    String action = event.path("action").asText();
    say(Set.of("ADD", "OBSERVE", "DELETE").contains(action), place, "has no action: " + action);
    word(place, event, "bizStep", BIZ_STEPS);
    word(place, event, "disposition", DISPOSITIONS);
    goods(place, type, action, event);
    for (String where : List.of("readPoint", "bizLocation")) {
      if (event.has(where)) {
        uri(place + " " + where, event.path(where).path("id"));
      }
    }
    list(place, event, "bizTransactionList", "bizTransaction", TRANSACTIONS, false);
    list(place, event, "sourceList", "source", ENDS, true);
    list(place, event, "destinationList", "destination", ENDS, true);
    if (event.has("errorDeclaration")) {
      error(place, event.path("errorDeclaration"));
    }
  }

  /** What each type of event must speak of. */
  private void goods(String place, String type, String action, JsonNode event) {
    boolean object = type.equals("ObjectEvent");
    boolean inside = type.equals("AggregationEvent");
    String list = inside ? "childQuantityList" : "quantityList";
    String single = inside ? "childEPCs" : "epcList";
    boolean some = !event.path(list).isEmpty() || !event.path(single).isEmpty();
    say(some || (!object && action.equals("DELETE")), place, "speaks of no goods");
    if (type.equals("TransactionEvent")) {
      say(!event.path("bizTransactionList").isEmpty(), place, "names no transaction");
    }
    if (inside) {
      say(event.has("parentID") || action.equals("OBSERVE"), place, "has no container");
    }
    if (event.has("parentID")) {
      uri(place + " parentID", event.path("parentID"));
    }
    for (JsonNode element : event.path(list)) {
      known(place + " " + list, element, Set.of("epcClass", "quantity", "uom"));
      uri(place + " epcClass", element.path("epcClass"));
      say(element.path("quantity").isNumber(), place, "has no quantity");
      say(element.path("quantity").asLong() >= 0, place, "has a quantity below zero");
      if (element.has("uom")) {
        say(MEASURE.matcher(element.path("uom").asText()).matches(), place, "has no Rec 20 unit");
      }
    }
  }

  private void list(
      String place, JsonNode event, String list, String field, Set<String> types, boolean typed) {
    if (event.has(list)) {
      say(!event.path(list).isEmpty(), place + " " + list, "is empty");
    }
    for (JsonNode element : event.path(list)) {
      known(place + " " + list, element, Set.of("type", field));
      uri(place + " " + list, element.path(field));
      if (typed || element.has("type")) {
        say(types.contains(element.path("type").asText()), place + " " + list, "has no such type");
      }
    }
  }

  private void error(String place, JsonNode error) {
    known(place + " error", error, Set.of("declarationTime", "reason", "correctiveEventIDs"));
    time(place + " declarationTime", error.path("declarationTime"));
    String reason = error.path("reason").asText();
    say(
        Set.of("did_not_occur", "incorrect_data").contains(reason),
        place,
        "is wrong why? " + reason);
    JsonNode right = error.path("correctiveEventIDs");
    say(!reason.equals("did_not_occur") || right.isEmpty(), place, "never was, yet is corrected");
    right.forEach(id -> uri(place + " correctiveEventIDs", id));
  }

  /** One id is one event; the same once more only to declare it wrong. */
  private void ids(JsonNode events) {
    Set<String> seen = new TreeSet<>();
    for (JsonNode event : events) {
      String id = event.path("eventID").asText() + event.has("errorDeclaration");
      say(seen.add(id), "eventList", "has two events of the id " + id);
    }
  }

  private void need(String place, JsonNode node, String... fields) {
    for (String field : fields) {
      say(node.hasNonNull(field), place, "lacks " + field);
    }
  }

  private void known(String place, JsonNode node, Set<String> fields) {
    node.fieldNames()
        .forEachRemaining(name -> say(fields.contains(name), place, "must not have " + name));
  }

  private void word(String place, JsonNode event, String field, Set<String> words) {
    if (event.has(field)) {
      say(words.contains(event.path(field).asText()), place, "knows no " + event.path(field));
    }
  }

  private void uri(String place, JsonNode node) {
    try {
      say(new URI(node.asText()).isAbsolute(), place, "is no URI: " + node);
    } catch (URISyntaxException e) {
      problems.add(place + ": is no URI: " + node);
    }
  }

  private void time(String place, JsonNode node) {
    try {
      OffsetDateTime.parse(node.asText());
    } catch (DateTimeException e) {
      problems.add(place + ": is no time: " + node);
    }
  }

  private void say(boolean right, String place, String problem) {
    if (!right) {
      problems.add(place + ": " + problem);
    }
  }
}
