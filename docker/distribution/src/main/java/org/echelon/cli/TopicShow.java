package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.decode.RecordDecoder;
import org.echelon.decode.Shown;
import org.echelon.decode.ShownTopic;
import org.echelon.topic.UnreachableException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decodes the records of a topic, whatever their form. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints the records of a topic, decoded: partition/offset, key, value as JSON.",
    footer = {
      "",
      "NAME is a topic of 'topics list' or the changelog of a store (plan-sku, plan-document,",
      "plan-ladder, plan-reference, plan-meta, gate-gate, gate-load, gate-order, gate-meta), with",
      "or without prefix and '.v1'. Only committed records are read. A null value is a deletion; what cannot be decoded",
      "is printed as base64 with the reason.",
      "",
      "Examples:",
      "  ./echelon topic show cmd.transfer --last 5",
      "  ./echelon topic show state.position --key MUG --follow",
      "  ./echelon topic show dlq --from-beginning --json-lines > refused.jsonl",
      "",
      "Exit codes: 0 done, 2 usage, 3 no such topic, 5 cannot reach broker or registry."
    })
final class TopicShow implements Callable<Integer> {
  private static final int NOT_FOUND = 3;
  private static final int DEFAULT_LAST = 10;
  private static final Duration POLL = Duration.ofMillis(200);

  /** Where to begin: one of two. */
  static final class Start {
    @Option(names = "--from-beginning", description = "All that is there, oldest first.")
    private boolean fromBeginning;

    @Option(
        names = "--last",
        paramLabel = "N",
        description = "The last N records over all partitions (default: 10).")
    private int last = DEFAULT_LAST;
  }

  @Parameters(index = "0", paramLabel = "NAME", description = "The topic.")
  private String name;

  @ArgGroup private Start start = new Start();

  @Option(names = "--key", paramLabel = "K", description = "Only records of this key.")
  private Optional<String> key = Optional.empty();

  @Option(names = "--follow", description = "Go on with what comes, until interrupted.")
  private boolean follow;

  @Option(
      names = "--json-lines",
      description = "A JSON object a line, with time of the broker and headers.")
  private boolean jsonLines;

  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Deployment deployment = options.deployment();
    Optional<ShownTopic> found = ShownTopic.find(name, deployment);
    if (found.isEmpty()) {
      return notFound(
          "no topic is called '%s'; did you mean %s? 'topics list' names all"
              .formatted(name, ShownTopic.nearest(name, deployment).word()));
    }
    ShownTopic topic = found.get();
    String full = topic.name(deployment);
    if (!there(deployment).contains(full)) {
      return notFound(
          "%s is not on %s; %s"
              .formatted(
                  full,
                  deployment.bootstrap(),
                  topic.store().isPresent()
                      ? "it comes when the applications run"
                      : "run ./echelon topics create, or set --prefix"));
    }
    try (StopSignal stop = new StopSignal();
        RegistryValues values = new RegistryValues(deployment.registryUrl(), deployment.prefix());
        TopicReader reader = new TopicReader(deployment.bootstrap(), full)) {
      RecordDecoder decoder = new RecordDecoder(topic, values);
      show(topic, decoder, reader, stop);
    }
    return 0;
  }

  private void show(ShownTopic topic, RecordDecoder decoder, TopicReader reader, StopSignal stop) {
    PrintWriter out = spec.commandLine().getOut();
    if (start.fromBeginning) {
      reader.rewind();
      while (!reader.atEnd() && !stop.given() && !out.checkError()) {
        reader.poll(POLL, record -> print(topic, decoder, record, out));
      }
    } else {
      reader
          .last(start.last, record -> wanted(decoder, record))
          .forEach(record -> print(topic, decoder, record, out));
    }
    out.flush();
    while (follow && !stop.given() && !out.checkError()) {
      reader.poll(POLL, record -> print(topic, decoder, record, out));
    }
  }

  private boolean wanted(RecordDecoder decoder, ConsumerRecord<byte[], byte[]> record) {
    return key.isEmpty() || key.get().equals(decoder.key(record));
  }

  private void print(
      ShownTopic topic,
      RecordDecoder decoder,
      ConsumerRecord<byte[], byte[]> record,
      PrintWriter out) {
    if (wanted(decoder, record)) {
      Shown shown = decoder.decode(record);
      out.println(jsonLines ? shown.json().toString() : shown.line(topic.headersTell()));
    }
  }

  /** The full names of all topics of the broker. */
  static Set<String> there(Deployment deployment) throws InterruptedException {
    try (Admin admin = Admins.of(deployment)) {
      return admin.listTopics().names().get();
    } catch (ExecutionException e) {
      throw new UnreachableException(
          "the broker does not answer at "
              + deployment.bootstrap()
              + "; is it running, and is --bootstrap its address?",
          e);
    }
  }

  private int notFound(String message) {
    spec.commandLine().getErr().println("echelon: " + message);
    return NOT_FOUND;
  }
}
