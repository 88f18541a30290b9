package org.echelon.contract;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.echelon.producers.shop.PeopleJson;
import org.echelon.schema.Contracts;
import org.echelon.topic.Party;
import org.echelon.topic.Topic;

/** The reference page of a record that has a topic, and the index of these pages. */
final class EventPage {
  /** Where the pages are, seen from the folder of all pages. */
  static final String FOLDER = "events/";

  private static final String EXAMPLES =
      "../../docker/distribution/src/main/resources/org/echelon/contract/examples/";

  private EventPage() {}

  /** The page of a public topic, in Markdown. */
  static String of(Topic topic) {
    String name = MessageForm.name(topic);
    StringBuilder text = new StringBuilder("# " + name + "\n\n");
    text.append(MessageForm.about(topic)).append("\n\n");
    text.append("|  |  |\n|---|---|\n");
    row(text, "topic", "`" + topic.name(Contracts.PREFIX) + "`");
    row(text, "key", "`" + String.join("/", Contracts.valueOf(topic.name()).keyFields()) + "`");
    row(text, "written by", parties(topic.writers()));
    row(text, "read by", parties(topic.readers()));
    row(text, "kept", kept(topic));
    row(text, "largest record", topic.maxBytes() / 1024 + " KiB");
    row(text, "headers", headers(topic));
    text.append("\n").append(FieldTable.of(MessageForm.schema(topic)));
    text.append("\n## Example\n\n");
    text.append("What is left out has its default; instants and days are text here, numbers on");
    text.append(" the wire.\n\n```json\n");
    text.append(JsonText.of(PeopleJson.of(Examples.of(topic))));
    text.append("```\n\n");
    if (topic.readers().contains(Party.INTAKE)) {
      text.append("Intake takes it as it stands; what it refuses is in");
      text.append(" [reason codes](../reason-codes.md).\n");
    }
    text.append("How it is framed and what may change: [contracts](../contracts.md).");
    text.append(" Made by `./echelon contracts pages` from the schema and [its example](");
    return text.append(EXAMPLES).append(name).append(".json).\n").toString();
  }

  /** The index, in Markdown. */
  static String index() {
    StringBuilder text = new StringBuilder("# Events, commands and states\n\n");
    text.append("One page for each record that has a topic: its fields, and an example that a");
    text.append(" test reads by the schema, writes and reads again, and has intake judge.");
    text.append(" The same as one document for programs: [asyncapi.json](../asyncapi.json).");
    text.append(" How records are framed, keyed and changed: [contracts](../contracts.md).\n");
    section(text, "What you send", topic -> !outside(topic.writers()).isEmpty());
    section(
        text,
        "What you read",
        topic -> outside(topic.writers()).isEmpty() && !outside(topic.readers()).isEmpty());
    section(
        text,
        "What Echelon tells itself",
        topic -> outside(topic.writers()).isEmpty() && outside(topic.readers()).isEmpty());
    text.append("\nMade by `./echelon contracts pages`; a test holds these pages to the code.\n");
    return text.toString();
  }

  private static void section(StringBuilder text, String title, Predicate<Topic> belongs) {
    text.append("\n## ").append(title).append("\n\n");
    text.append("| record | topic | key | written by | what it is |\n|---|---|---|---|---|\n");
    for (Topic topic : Topic.values()) {
      if (topic.record().isPresent() && belongs.test(topic)) {
        String name = MessageForm.name(topic);
        text.append(
            "| [%s](%s.md) | `%s` | `%s` | %s | %s |\n"
                .formatted(
                    name,
                    name,
                    topic.suffix(),
                    String.join("/", Contracts.valueOf(topic.name()).keyFields()),
                    parties(topic.writers()),
                    FieldTable.cell(MessageForm.about(topic))));
      }
    }
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append("| ").append(name).append(" | ").append(value).append(" |\n");
  }

  private static String kept(Topic topic) {
    String time =
        topic
            .retention()
            .map(kept -> kept.toDays() > 0 ? kept.toDays() + " days" : hours(kept))
            .orElse("");
    return switch (topic.cleanup()) {
      case DELETE -> time;
      case COMPACT -> "the newest of each key, for ever";
      case COMPACT_DELETE -> "the newest of each key, " + time;
    };
  }

  private static String hours(Duration kept) {
    return kept.toHours() == 1 ? "an hour" : kept.toHours() + " hours";
  }

  private static String headers(Topic topic) {
    return HeaderForm.nameOf(topic)
        .map(name -> name.equals(HeaderForm.SENT) ? "CloudEvents, optional" : "CloudEvents")
        .orElse("none");
  }

  private static Set<Party> outside(Set<Party> parties) {
    return parties.stream().filter(Party::outside).collect(Collectors.toSet());
  }

  private static String parties(Set<Party> parties) {
    return parties.stream().map(Party::words).collect(Collectors.joining(", "));
  }
}
