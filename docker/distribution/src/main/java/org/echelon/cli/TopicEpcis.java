package org.echelon.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.codec.Origin;
import org.echelon.codec.PublicValues;
import org.echelon.codec.UnreadableException;
import org.echelon.config.Deployment;
import org.echelon.contract.JsonText;
import org.echelon.epcis.EpcisBook;
import org.echelon.epcis.EpcisIds;
import org.echelon.epcis.EpcisLookup;
import org.echelon.epcis.EpcisMapping;
import org.echelon.processor.intake.Admission;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes what happened to goods as one EPCIS document. */
@Command(
    name = "epcis",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes what happened to goods as one EPCIS 2.0 document in JSON-LD: receipts, shipments,",
      "counts and other adjustments, what warehouses and vendors picked, shipped and received, and",
      "the assignments of orders to nodes. Reads what is committed up to now; sends nothing."
    },
    footer = {
      "",
      "Example: ./echelon topic epcis --base https://id.example.org/ --out events.jsonld",
      "",
      "All events are held in memory; --since and --sku make it less.",
      "Exit codes: 0 done, 2 usage, 3 no such topic, 5 cannot reach broker or registry."
    })
final class TopicEpcis implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Names first, then the commands that answers are about, then what happened. */
  private static final List<Topic> TOPICS =
      List.of(
          Topic.NETWORK,
          Topic.ITEM,
          Topic.TRANSFER,
          Topic.PURCHASE,
          Topic.ASSIGNMENT,
          Topic.SHIPMENT,
          Topic.RECEIPT,
          Topic.ADJUSTMENT,
          Topic.ACK);

  private static final Set<Topic> TOLD =
      Set.of(Topic.ASSIGNMENT, Topic.SHIPMENT, Topic.RECEIPT, Topic.ADJUSTMENT, Topic.ACK);

  @Option(
      names = "--base",
      required = true,
      paramLabel = "URL",
      description = {
        "Address of yours below which names live that are no GS1 keys: nodes without GLN, items",
        "without GTIN, orders and commands."
      })
  private String base;

  @Option(
      names = "--since",
      paramLabel = "INSTANT",
      description = "Only what was recorded from then on, such as 2026-11-21T00:00:00Z.")
  private Instant since = Instant.MIN;

  @Option(names = "--sku", paramLabel = "SKU", description = "Only this item.")
  private String sku;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write it (default: standard output).")
  private Path out;

  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  private long refused;

  @Override
  public Integer call() throws IOException, InterruptedException {
    EpcisLookup lookup = new EpcisLookup();
    EpcisBook book = new EpcisBook(new EpcisMapping(ids(), lookup));
    Deployment deployment = options.deployment();
    Set<String> there = TopicShow.there(deployment);
    for (Topic topic : TOPICS) {
      if (!there.contains(deployment.name(topic))) {
        throw new CommandFailure(
            CommandFailure.NOT_FOUND,
            deployment.name(topic)
                + " is not on "
                + deployment.bootstrap()
                + "; run ./echelon topics create, or set --prefix");
      }
    }
    try (StopSignal stop = new StopSignal();
        PublicValues values = Upstreams.values(deployment)) {
      for (Topic topic : TOPICS) {
        read(
            deployment,
            topic,
            values,
            stop,
            (record, writtenAt) -> {
              lookup.learn(record);
              if (TOLD.contains(topic) && wanted(record)) {
                book.take(topic, record, writtenAt);
              }
            });
      }
    }
    write(book);
    return 0;
  }

  private EpcisIds ids() {
    try {
      return new EpcisIds(base);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--base: " + e.getMessage(), e);
    }
  }

  private void read(
      Deployment deployment,
      Topic topic,
      PublicValues values,
      StopSignal stop,
      BiConsumer<SpecificRecord, Instant> taker) {
    try (TopicReader reader = new TopicReader(deployment.bootstrap(), deployment.name(topic))) {
      reader.rewind();
      while (!reader.atEnd() && !stop.given()) {
        reader.poll(POLL, raw -> take(topic, raw, values, taker));
      }
    }
  }

  private void take(
      Topic topic,
      ConsumerRecord<byte[], byte[]> raw,
      PublicValues values,
      BiConsumer<SpecificRecord, Instant> taker) {
    if (raw.key() == null || raw.value() == null) {
      return;
    }
    try {
      SpecificRecord record = values.read(raw.topic(), raw.value());
      if (record != null && taken(topic, raw, record)) {
        taker.accept(record, Instant.ofEpochMilli(raw.timestamp()));
        return;
      }
    } catch (UnreadableException e) {
      // Intake refuses it as well, and says so on dlq.v1.
    }
    refused++;
  }

  /** What intake refuses by its form has not happened. */
  private static boolean taken(
      Topic topic, ConsumerRecord<byte[], byte[]> raw, SpecificRecord record) {
    return switch (topic) {
      case SHIPMENT, RECEIPT, ADJUSTMENT, ACK ->
          Admission.admit(
                  topic,
                  new Origin(topic.suffix(), raw.partition(), raw.offset()),
                  new String(raw.key(), StandardCharsets.UTF_8),
                  record)
              instanceof Admission.Admitted;
      default -> true;
    };
  }

  private boolean wanted(SpecificRecord record) {
    return sku == null || sku.equals(record.get(record.getSchema().getField("sku").pos()));
  }

  private void write(EpcisBook book) throws IOException {
    var document = book.document(Instant.now(), since);
    String text = JsonText.of(document);
    if (out == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      Files.writeString(out, text);
    }
    spec.commandLine()
        .getErr()
        .printf(
            Locale.ROOT,
            "%,d events; %,d records corrected another, %,d repeated one, %,d have no event in"
                + " EPCIS, %,d were refused%n",
            document.path("epcisBody").path("eventList").size(),
            book.corrected(),
            book.repeated(),
            book.withoutEvent(),
            refused);
  }
}
