package org.echelon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.decode.RecordDecoder;
import org.echelon.decode.Shown;
import org.echelon.decode.ShownTopic;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Rejudged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one refused record whole. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows a refused record: why it was refused, the cure, where it came from, whether it would"
            + " be taken now, its headers and what it says.",
    footer = {
      "",
      "Exit codes: 0 done, 2 usage, 3 no such record, 5 cannot reach broker or registry."
    })
final class DlqShow implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "As ./echelon dlq list tells it: 0:17, or 17.")
  private String id;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Deployment deployment = options.deployment();
    String wanted = id.contains(":") ? id : "0:" + id;
    try (DlqDesk desk = new DlqDesk(deployment, entry -> entry.id().equals(wanted))) {
      List<RefusedEntry> found = desk.entries();
      if (found.isEmpty()) {
        throw new CommandFailure(
            CommandFailure.NOT_FOUND,
            "no refused record has the id " + wanted + "; ids are those of ./echelon dlq list");
      }
      Rejudged judged = desk.judge(found).get(0);
      boolean resent = desk.marks().has(judged.entry());
      Optional<Shown> shown = shown(deployment, judged.entry());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.text(document(judged, resent, shown)));
      } else {
        print(out, judged, resent, shown);
      }
      out.flush();
    }
    return 0;
  }

  /** The record as its own topic has it; empty where nothing is left of it. */
  private static Optional<Shown> shown(Deployment deployment, RefusedEntry entry) {
    Optional<ShownTopic> topic = ShownTopic.find(entry.topic(), deployment);
    if (topic.isEmpty() || entry.place().isEmpty() || entry.gone()) {
      return Optional.empty();
    }
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            entry.topic(),
            entry.place().get().partition(),
            entry.originOffset(),
            entry.refusedAt().toEpochMilli(),
            TimestampType.CREATE_TIME,
            ConsumerRecord.NULL_SIZE,
            ConsumerRecord.NULL_SIZE,
            entry.key(),
            entry.value(),
            entry.headers(),
            Optional.empty());
    try (RegistryValues values =
        new RegistryValues(deployment.registryUrl(), deployment.prefix())) {
      return Optional.of(new RecordDecoder(topic.get(), values).decode(record));
    }
  }

  private static void print(
      PrintWriter out, Rejudged judged, boolean resent, Optional<Shown> shown) {
    RefusedEntry entry = judged.entry();
    out.printf(
        "%s  %s (%s), refused %s by %s%n",
        entry.id(), entry.reason(), entry.said("class"), entry.refusedAt(), entry.said("app"));
    line(out, "cause", DlqText.cause(entry.reason()));
    line(out, "field", entry.said("field").isEmpty() ? "" : fault(entry));
    line(out, "cure", entry.said("cure"));
    line(out, "now", resent ? "has been sent again" : DlqText.sentence(judged));
    line(out, "origin", entry.topic() + " " + entry.said("partition") + "/" + entry.said("offset"));
    line(out, "key", DlqText.key(entry));
    line(out, "source", judged.source());
    for (Map.Entry<String, String> header : headers(entry).entrySet()) {
      line(out, "header", header.getKey() + " = " + header.getValue());
    }
    out.println(shown.map(s -> s.value().toPrettyString()).orElse("(no bytes are left)"));
  }

  private static String fault(RefusedEntry entry) {
    return entry.said("field") + " = " + entry.said("value");
  }

  private static void line(PrintWriter out, String name, String text) {
    if (!text.isEmpty()) {
      out.printf("  %-7s %s%n", name, text);
    }
  }

  private static Map<String, String> headers(RefusedEntry entry) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : entry.headers()) {
      byte[] value = header.value();
      headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
    }
    return headers;
  }

  private static Map<String, Object> document(
      Rejudged judged, boolean resent, Optional<Shown> shown) {
    Map<String, Object> document = new LinkedHashMap<>(DlqText.document(judged));
    document.put("cause", DlqText.cause(judged.entry().reason()));
    document.put("resent", resent);
    document.put("headers", headers(judged.entry()));
    JsonNode record = shown.map(Shown::value).orElse(null);
    document.put("record", record);
    return document;
  }
}
