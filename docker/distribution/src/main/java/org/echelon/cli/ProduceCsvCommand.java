package org.echelon.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.echelon.codec.NearestName;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.producers.client.Delivery;
import org.echelon.producers.client.InForce;
import org.echelon.producers.client.Names;
import org.echelon.producers.client.SentLog;
import org.echelon.producers.client.Taken;
import org.echelon.producers.client.UpstreamClient;
import org.echelon.producers.csv.CsvBatch;
import org.echelon.producers.csv.CsvKind;
import org.echelon.producers.csv.CsvReport;
import org.echelon.producers.csv.CsvSender;
import org.echelon.producers.csv.CsvSettings;
import org.echelon.producers.csv.CsvTemplates;
import org.echelon.producers.csv.FirstReads;
import org.echelon.topic.Topic;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads CSV files, checks them, and sends what they say. */
@Command(
    name = "csv",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads CSV files and sends what they say: UTF-8, commas, a header line, columns in any",
      "order. Everything is checked first; nothing is sent when anything is wrong. Reading a file",
      "twice changes nothing. topology-docs/csv.md lists the columns."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon produce csv --template orders > orders.csv",
      "  ./echelon produce csv --items items.csv --counts counts.csv --orders orders.csv --dry-run",
      "",
      "Exit codes: 0 done, 2 usage, 3 no such file, 4 something is wrong or was refused,",
      "            5 cannot reach broker or registry, 7 waited too long."
    })
final class ProduceCsvCommand implements Callable<Integer> {
  private static final int REFUSED = 4;
  private static final int LATE = 7;

  @Spec private CommandSpec spec;
  @Mixin private DeploymentOptions options;

  @ArgGroup(exclusive = false, multiplicity = "1", heading = "Files:%n")
  private CsvFileOptions files;

  @Option(names = "--open", description = "Orders with a node have still to be shipped.")
  private boolean open;

  @Option(
      names = {"--check", "--dry-run"},
      description = "Check everything and send nothing.")
  private boolean checkOnly;

  @Option(names = "--skip-bad", description = "Send what is right, leave out and count the rest.")
  private boolean skipBad;

  @Option(names = "--wait", description = "Wait until all was taken, and say what became of it.")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long --wait waits (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(
      names = "--zone",
      paramLabel = "TZ",
      description = "Time zone of times without an offset, such as Europe/Rome.")
  private ZoneId zone;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      defaultValue = "5000/s",
      converter = Rates.class,
      description = "At most so many records a second, or max (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--source",
      defaultValue = "csv",
      description = "Name of the sending system (default: ${DEFAULT-VALUE}).")
  private String source;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where to remember which files were sent (default: ~/.echelon).")
  private Path home = Path.of(System.getProperty("user.home"), ".echelon");

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (files.template().isPresent()) {
      return template(files.template().get());
    }
    Map<CsvKind, Path> paths = files.paths();
    for (Path path : paths.values()) {
      if (!Files.isRegularFile(path)) {
        System.err.println("echelon: there is no file " + path + ". Correct the path.");
        return 3;
      }
    }
    if (paths.containsKey(CsvKind.VENDORS) && !paths.containsKey(CsvKind.ITEMS)) {
      throw new ParameterException(
          spec.commandLine(), "vendors are part of items: give --items, too");
    }
    Deployment deployment = options.deployment();
    CsvOutput output = new CsvOutput(json, paths.size());
    Optional<String> identity = identity(deployment);
    InForce inForce =
        identity.isPresent() ? Upstreams.inForce(deployment, topics(paths)) : new InForce();
    Instant now = Upstreams.now(inForce);
    Names names = inForce.names(now);
    if (identity.isPresent() && !names.known()) {
      output.note("no network is in force yet, so names are not checked");
    }
    FirstReads reads =
        new FirstReads(home.resolve("csv-sent.properties"), identity.orElse("none"), now);
    CsvSettings settings = new CsvSettings(source, Optional.ofNullable(zone), now, open);
    CsvBatch batch = new CsvBatch(paths, settings, reads::of, inForce, names);

    CsvReport report = new CsvReport();
    batch.read(output.progress("checked", report));
    if (checkOnly || (report.problems() > 0 && !skipBad)) {
      output.checked(report, checkOnly);
      return report.problems() > 0 ? REFUSED : 0;
    }
    reads.remember();
    return send(deployment, batch, output);
  }

  private int template(String kind) {
    if (!CsvTemplates.all().contains(kind)) {
      String meant =
          NearestName.of(kind, CsvTemplates.all())
              .map(near -> "did you mean " + near + "?")
              .orElse("known are " + String.join(", ", CsvTemplates.all()));
      throw new ParameterException(
          spec.commandLine(), "--template: there is no kind '" + kind + "'; " + meant);
    }
    spec.commandLine().getOut().print(CsvTemplates.template(kind));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private int send(Deployment deployment, CsvBatch batch, CsvOutput output)
      throws InterruptedException {
    try (UpstreamClient client = Upstreams.client(deployment, source);
        PublicValues values = Upstreams.values(deployment)) {
      Optional<Delivery> delivery =
          wait
              ? Optional.of(
                  new Delivery(deployment.bootstrap(), deployment.prefix(), values, source))
              : Optional.empty();
      try {
        SentLog log = new SentLog();
        CsvReport watched = new CsvReport();
        CsvSender sender = new CsvSender(client, log, rate, output.progress("sent", watched));
        batch.read(sender);
        client.flush();
        log.requireStored();
        if (delivery.isEmpty()) {
          output.sent(sender.report());
          return 0;
        }
        Taken taken = delivery.get().await(log, timeout);
        output.taken(sender.report(), taken, batch);
        return taken.refused() > 0 ? REFUSED : 0;
      } catch (Delivery.LateException late) {
        System.err.println("echelon: " + late.getMessage() + ".");
        return LATE;
      } finally {
        delivery.ifPresent(Delivery::close);
      }
    }
  }

  /** Checking needs no deployment; names are then not checked. */
  private Optional<String> identity(Deployment deployment) {
    try {
      return Optional.of(Upstreams.identity(deployment));
    } catch (RuntimeException unreachable) {
      if (!checkOnly) {
        throw unreachable;
      }
      System.err.println(unreachable.getMessage() + "; names are not checked");
      return Optional.empty();
    }
  }

  private static Set<Topic> topics(Map<CsvKind, Path> paths) {
    Set<Topic> topics = EnumSet.of(Topic.NETWORK, Topic.TICK);
    if (paths.containsKey(CsvKind.ITEMS)) {
      topics.add(Topic.ITEM);
    }
    if (paths.containsKey(CsvKind.FORECAST)) {
      topics.add(Topic.FORECAST);
    }
    if (paths.containsKey(CsvKind.ACKS)) {
      topics.addAll(List.of(Topic.TRANSFER, Topic.PURCHASE, Topic.ASSIGNMENT));
    }
    return topics;
  }
}
