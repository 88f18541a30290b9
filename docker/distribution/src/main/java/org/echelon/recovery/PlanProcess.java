package org.echelon.recovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.processor.plan.PlanStores;
import org.echelon.schema.AvroTrust;
import org.echelon.topology.Application;
import org.echelon.topology.PlanTopology;
import org.echelon.topology.StreamsSettings;

/**
 * Plan alone in a process of its own. It tells on standard output how its start goes and answers
 * the questions that its parent asks on standard input; it ends when the parent says so or is gone.
 */
public final class PlanProcess {
  /** Begins each line that is meant for the parent. */
  static final String MARK = "@";

  private static final long LOOK_MILLIS = 2;
  private static final long MOVING_MILLIS = 100;

  private final Application plan;
  private final RestoreMeter meter;

  private PlanProcess(Application plan, RestoreMeter meter) {
    this.plan = plan;
    this.meter = meter;
  }

  /** What {@link #main} is told about a deployment. */
  static List<String> arguments(Deployment deployment, int standbys) {
    return List.of(
        deployment.bootstrap(),
        deployment.registryUrl(),
        deployment.prefix(),
        Integer.toString(deployment.partitions()),
        Integer.toString(deployment.gates()),
        Integer.toString(deployment.threads()),
        Integer.toString(deployment.commitMillis()),
        Integer.toString(deployment.aheadMinutes()),
        deployment.stateDir().toString(),
        Integer.toString(standbys));
  }

  /** Runs Plan until the parent ends it. */
  public static void main(String[] told) throws IOException, InterruptedException {
    AvroTrust.ensure();
    Deployment deployment =
        new Deployment(
            told[0],
            told[1],
            told[2],
            Integer.parseInt(told[3]),
            Integer.parseInt(told[4]),
            Integer.parseInt(told[5]),
            Integer.parseInt(told[6]),
            Integer.parseInt(told[7]),
            Path.of(told[8]));
    Properties settings = StreamsSettings.of(deployment, "plan", deployment.threads());
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, Integer.parseInt(told[9]));
    RestoreMeter meter = new RestoreMeter(PlanProcess::tell);
    tell("started");
    try (Application plan =
        Application.start(
            deployment.applicationId("plan"),
            settings,
            PlanTopology.build(
                deployment,
                () -> new RegistryValues(deployment.registryUrl(), deployment.prefix())),
            meter)) {
      new PlanProcess(plan, meter).serve();
    }
    tell("ended");
  }

  private void serve() throws IOException, InterruptedException {
    while (!plan.running() && !plan.ended()) {
      Thread.sleep(LOOK_MILLIS);
    }
    tell(plan.running() ? "running" : "failed");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "stock" -> tell("reply " + stock(List.of(words)).line());
        case "restored" ->
            tell("reply " + meter.records() + " " + RestoreMeter.bytes(plan.streams()));
        case "lag" -> tell("reply " + lag(plan.streams()));
        default -> {
          return;
        }
      }
    }
  }

  /** The stock that is kept here; while tasks come and go there is none to be read, and we wait. */
  private StockSum stock(List<String> words) throws InterruptedException {
    while (true) {
      try {
        return readStock(words);
      } catch (InvalidStateStoreException tasksAreMoving) {
        if (standsBy()) {
          return StockSum.NONE;
        }
        Thread.sleep(MOVING_MILLIS);
      }
    }
  }

  /** Whether this only keeps copies, as the other process is not relieved before a while. */
  private boolean standsBy() {
    Set<ThreadMetadata> threads = plan.streams().metadataForLocalThreads();
    return threads.stream().allMatch(thread -> thread.activeTasks().isEmpty())
        && threads.stream().anyMatch(thread -> !thread.standbyTasks().isEmpty());
  }

  private StockSum readStock(List<String> words) {
    ReadOnlyKeyValueStore<Bytes, byte[]> stocks =
        plan.streams()
            .store(
                StoreQueryParameters.fromNameAndType(
                    PlanStores.SKU, QueryableStoreTypes.<Bytes, byte[]>keyValueStore()));
    return StockSum.of(stocks, words.subList(1, words.size()));
  }

  /** Stores kept here, and the records that they are behind. */
  private static String lag(KafkaStreams streams) {
    long[] sums = {0, 0};
    streams
        .allLocalStorePartitionLags()
        .values()
        .forEach(
            partitions ->
                partitions
                    .values()
                    .forEach(
                        lag -> {
                          sums[0]++;
                          sums[1] += lag.offsetLag();
                        }));
    return sums[0] + " " + sums[1];
  }

  private static synchronized void tell(String line) {
    System.out.println(MARK + line);
    System.out.flush();
  }
}
