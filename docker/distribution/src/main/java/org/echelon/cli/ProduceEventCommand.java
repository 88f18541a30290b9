package org.echelon.cli;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.PublicValues;
import org.echelon.config.Deployment;
import org.echelon.producers.client.Complaint;
import org.echelon.producers.client.Delivery;
import org.echelon.producers.client.InForce;
import org.echelon.producers.client.Names;
import org.echelon.producers.client.SentLog;
import org.echelon.producers.client.SortableIds;
import org.echelon.producers.client.Stored;
import org.echelon.producers.client.Taken;
import org.echelon.producers.client.UpstreamClient;
import org.echelon.producers.csv.CsvSettings;
import org.echelon.producers.csv.HandKind;
import org.echelon.producers.csv.HandMade;
import org.echelon.topic.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends one record by hand and says what became of it. */
@Command(
    name = "event",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends one record by hand. Keys are the columns of the CSV forms, for a control: family,",
      "action, scope, why. What is left out is usual: it happened now, and has an id of its own."
    },
    footer = {
      "",
      "Example: echelon produce event order order_id=X1 sku=MUG units=2 zone=Z1",
      "",
      "Exit codes: 0 done, 2 usage, 4 wrong or refused, 5 cannot reach broker or registry,",
      "            7 waited too long."
    })
final class ProduceEventCommand implements Callable<Integer> {
  private static final int REFUSED = 4;
  private static final int LATE = 7;

  @Mixin private DeploymentOptions options;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "One of ${COMPLETION-CANDIDATES}, in any case.")
  private HandKind kind;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "key=value", description = "Its fields.")
  private Map<String, String> fields;

  @Option(names = "--check", description = "Check the record and send nothing.")
  private boolean checkOnly;

  @Option(names = "--no-check", description = "Send it whatever it says, as far as it can be read.")
  private boolean noCheck;

  @Option(names = "--no-wait", description = "Do not wait for what becomes of it.")
  private boolean noWait;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "How long to wait (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(
      names = "--zone",
      paramLabel = "TZ",
      description = "Time zone of times without an offset, such as Europe/Rome.")
  private ZoneId zone;

  @Option(
      names = "--source",
      defaultValue = "cli",
      description = "Name of the sending system (default: ${DEFAULT-VALUE}).")
  private String source;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Deployment deployment = options.deployment();
    Upstreams.identity(deployment);
    InForce known = Upstreams.inForce(deployment, topics());
    Instant now = Upstreams.now(known);
    Names names = known.names(now);
    Map<String, String> cells = new LinkedHashMap<>(fields);
    cells.putIfAbsent("event_id", "cli-" + SortableIds.next(Instant.now(), new SecureRandom()));
    if (kind == HandKind.CONTROL) {
      cells.putIfAbsent("who", System.getProperty("user.name"));
      int last =
          known.controlRevision(cells.getOrDefault("family", ""), cells.getOrDefault("scope", ""));
      cells.putIfAbsent("revision", Integer.toString(last + 1));
    }
    CsvSettings settings = new CsvSettings(source, Optional.ofNullable(zone), now, true);
    HandMade made = HandMade.of(kind, cells, settings, known, names);
    if (made.record().isEmpty()) {
      return refused(made.unreadable());
    }
    if (made.complaint().isPresent() && !noCheck) {
      return refused(List.of(made.complaint().get()));
    }
    if (checkOnly) {
      if (json) {
        Json.print(Map.of("outcome", "GOOD", "sent", 0));
      } else {
        System.out.println("nothing is wrong with it; nothing was sent");
      }
      return 0;
    }
    return send(deployment, made.record().get(), cells.get("event_id"));
  }

  private int send(Deployment deployment, SpecificRecord record, String eventId) throws Exception {
    try (UpstreamClient client = Upstreams.client(deployment, source);
        PublicValues values = Upstreams.values(deployment);
        Delivery delivery =
            new Delivery(deployment.bootstrap(), deployment.prefix(), values, source)) {
      SentLog log = new SentLog();
      long startNanos = System.nanoTime();
      var sending =
          client
              .sendUnchecked(record)
              .whenComplete((stored, failed) -> log.note(stored, failed, 0));
      client.flush();
      log.requireStored();
      EventReport report = new EventReport(kind, eventId, sending.get());
      if (noWait || kind == HandKind.CONTROL) {
        report.sent(json);
        return 0;
      }
      Taken taken = delivery.await(log, timeout);
      report.taken(json, taken, (System.nanoTime() - startNanos) / 1_000_000);
      return taken.refused() > 0 ? REFUSED : 0;
    } catch (Delivery.LateException late) {
      System.err.println("echelon: " + late.getMessage() + ".");
      return LATE;
    }
  }

  private int refused(List<Complaint> complaints) {
    if (json) {
      Complaint first = complaints.get(0);
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("outcome", "NOT_SENT");
      document.put("code", first.code());
      document.put("field", first.field());
      document.put("value", first.value());
      document.put("text", first.text());
      Json.print(document);
    } else {
      complaints.forEach(complaint -> System.err.println("refused: " + complaint.text()));
      System.err.println("nothing was sent");
    }
    return REFUSED;
  }

  private Set<Topic> topics() {
    Set<Topic> topics = EnumSet.of(Topic.NETWORK, Topic.TICK);
    switch (kind) {
      case ITEM -> topics.add(Topic.ITEM);
      case ACK -> topics.addAll(List.of(Topic.TRANSFER, Topic.PURCHASE, Topic.ASSIGNMENT));
      case CONTROL -> topics.add(Topic.CONTROL);
      case FORECAST -> topics.add(Topic.FORECAST);
      default -> {}
    }
    return topics;
  }

  /** What is said of one record. */
  private record EventReport(HandKind kind, String eventId, Stored stored) {

    void sent(boolean json) {
      if (json) {
        Json.print(document());
      } else {
        System.out.println(where());
      }
    }

    void taken(boolean json, Taken taken, long millis) {
      if (json) {
        Map<String, Object> document = document();
        document.put("outcome", outcome(taken));
        taken.refusals().stream()
            .findFirst()
            .ifPresent(refused -> document.put("code", refused.complaint().code()));
        document.put("afterMs", millis);
        Json.print(document);
        return;
      }
      System.out.printf(
          Locale.ROOT,
          "%s; %s after %,d ms%n",
          where(),
          outcome(taken).toLowerCase(Locale.ROOT),
          millis);
      taken.refusals().forEach(refused -> System.err.println(refused.complaint().text()));
    }

    private String where() {
      return "sent "
          + kind.name().toLowerCase(Locale.ROOT)
          + " "
          + eventId
          + " to "
          + stored.partition().topic()
          + " partition "
          + stored.partition().partition()
          + " offset "
          + stored.offset();
    }

    private Map<String, Object> document() {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("eventId", eventId);
      document.put("topic", stored.partition().topic());
      document.put("partition", stored.partition().partition());
      document.put("offset", stored.offset());
      return document;
    }

    private static String outcome(Taken taken) {
      if (taken.refused() > 0) {
        return "REFUSED";
      }
      if (taken.duplicate() > 0) {
        return "DUPLICATE";
      }
      if (taken.stale() > 0) {
        return "STALE";
      }
      return taken.history() > 0 ? "HISTORY" : "APPLIED";
    }
  }
}
