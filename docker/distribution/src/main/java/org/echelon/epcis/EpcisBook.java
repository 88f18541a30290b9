package org.echelon.epcis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.producers.client.Documents;
import org.echelon.topic.Topic;

/**
 * Events of many records as one document. A higher revision of a document declares the events of
 * the lower one erroneous, as EPCIS has it, and says what is right; a revision told before changes
 * nothing.
 */
public final class EpcisBook {
  /** Where the meaning of the words of a document is defined. */
  static final String CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

  private final EpcisMapping mapping;
  private final Map<String, Told> told = new HashMap<>();
  private final List<Dated> events = new ArrayList<>();
  private long repeated;
  private long corrected;
  private long withoutEvent;

  /** What was last said of a document. */
  private record Told(int revision, List<ObjectNode> events) {}

  private record Dated(Instant recordedAt, Instant at, ObjectNode event) {}

  public EpcisBook(EpcisMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * Takes a record; those of one document in the order of their topic.
   *
   * @param writtenAt when the broker got it; counts where the record does not say when it was
   *     written down
   */
  public void take(Topic topic, SpecificRecord record, Instant writtenAt) {
    int revision = (Integer) value(record, "revision", 1);
    Instant recordedAt = (Instant) value(record, "recordedAt", writtenAt);
    boolean command = topic == Topic.ASSIGNMENT;
    String document =
        topic.suffix()
            + "|"
            + (command ? value(record, "commandId", "") : Documents.key(topic, record));
    Told before = told.get(document);
    if (before != null && before.revision() >= revision) {
      repeated++;
      return;
    }
    boolean withdrawn = (Boolean) value(record, "withdrawn", false);
    String words = document + "|" + revision;
    List<ObjectNode> now = withdrawn ? List.of() : mapping.events(record, words, recordedAt);
    // A further revision of a command is a further event; one of a document corrects it.
    if (before != null && !command && !before.events().isEmpty()) {
      corrected++;
      before.events().forEach(event -> add(erroneous(event, now, recordedAt), recordedAt));
    } else if (now.isEmpty()) {
      withoutEvent++;
    }
    now.forEach(event -> add(event, recordedAt));
    told.put(document, new Told(revision, now));
  }

  /**
   * The document of what was recorded from an instant on, in the order of recording.
   *
   * @param createdAt when the document is made
   */
  public ObjectNode document(Instant createdAt, Instant since) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.putArray("@context").add(CONTEXT);
    document.put("type", "EPCISDocument");
    document.put("schemaVersion", "2.0");
    document.put("creationDate", createdAt.toString());
    ArrayNode list = document.putObject("epcisBody").putArray("eventList");
    events.stream()
        .filter(dated -> !dated.recordedAt().isBefore(since))
        .sorted(
            Comparator.comparing(Dated::recordedAt)
                .thenComparing(Dated::at)
                .thenComparing(dated -> dated.event().path("eventID").asText()))
        .forEach(dated -> list.add(dated.event()));
    return document;
  }

  /** Records that said what had been said before, or less new. */
  public long repeated() {
    return repeated;
  }

  /** Records that corrected or withdrew a document. */
  public long corrected() {
    return corrected;
  }

  /** Records that have no meaning in EPCIS. */
  public long withoutEvent() {
    return withoutEvent;
  }

  private void add(ObjectNode event, Instant recordedAt) {
    events.add(new Dated(recordedAt, Instant.parse(event.path("eventTime").asText()), event));
  }

  /** The event as it was, declared to be wrong; it keeps its id. */
  private static ObjectNode erroneous(
      ObjectNode event, List<ObjectNode> instead, Instant declaredAt) {
    ObjectNode wrong = event.deepCopy();
    wrong.put("recordTime", declaredAt.toString());
    ObjectNode declaration = wrong.putObject("errorDeclaration");
    declaration.put("declarationTime", declaredAt.toString());
    declaration.put("reason", instead.isEmpty() ? "did_not_occur" : "incorrect_data");
    if (!instead.isEmpty()) {
      ArrayNode ids = declaration.putArray("correctiveEventIDs");
      instead.forEach(right -> ids.add(right.path("eventID").asText()));
    }
    return wrong;
  }

  private static Object value(SpecificRecord record, String name, Object otherwise) {
    Schema.Field field = record.getSchema().getField(name);
    Object value = field == null ? null : record.get(field.pos());
    return value == null ? otherwise : value;
  }
}
