package org.echelon.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.producers.partner.Behaviour;
import org.echelon.producers.partner.LivePartners;
import org.echelon.producers.reader.CommandReader;
import org.echelon.producers.reader.ReaderSettings;
import org.echelon.reference.Network;
import org.echelon.topic.Topic;
import org.echelon.topic.UnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Plays the warehouses and vendors of a running deployment. */
@Command(
    name = "world",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Simulated warehouses and vendors: they read the commands of a running deployment and answer"
          + " them by the wall clock, until stopped. Restarted, they go on where they stood.",
      "Never beside real ones: two answers to one command contradict each other."
    })
final class ProduceWorldCommand implements Callable<Integer> {
  private static final Duration WAIT = Duration.ofMillis(100);
  private static final Duration TELL = Duration.ofSeconds(10);
  private static final int REMEMBERED = 100_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--warehouses",
      description = "Answer transfers and assignments (default: both, with --vendors).")
  private boolean warehouses;

  @Option(names = "--vendors", description = "Answer purchases (default: both, with --warehouses).")
  private boolean vendors;

  @Option(names = "--seed", defaultValue = "1", description = "Seed of all chance (default: 1).")
  private long seed;

  @Option(
      names = "--speed-up",
      paramLabel = "Nx",
      defaultValue = "1x",
      converter = Times.class,
      description = "How much faster than life they work, such as 60x (default: ${DEFAULT-VALUE}).")
  private double speedUp;

  @Option(names = "--flawless", description = "Everything arrives once, whole and in one delivery.")
  private boolean flawless;

  @Option(
      names = "--group",
      defaultValue = "simulated-partners",
      description = "Consumer group to go on with (default: ${DEFAULT-VALUE}).")
  private String group;

  @Option(names = "--for", paramLabel = "TIME", description = "End after this time.")
  private Duration runFor;

  @Option(names = "--json", description = "Print what was done as one JSON document at the end.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws Exception {
    Deployment deployment = options.deployment();
    Optional<Duration> limit = Optional.ofNullable(runFor);
    try (NetworkDesk desk = new NetworkDesk(deployment)) {
      var unused =
          desk.inForce()
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          CommandFailure.NOT_FOUND,
                          "there is no network yet, so nobody to play; apply one: ./echelon network"
                              + " apply network.json --why TEXT"));
    }
    LivePartners partners =
        new LivePartners(
            () -> network(deployment),
            seed,
            flawless ? Behaviour.FLAWLESS : Behaviour.USUAL,
            speedUp);
    ReaderSettings settings =
        new ReaderSettings(
            deployment.prefix() + group, topics(), REMEMBERED, Optional.of(memory(deployment)));
    try (StopSignal stop = new StopSignal();
        CommandReader reader =
            new CommandReader(
                deployment,
                settings,
                () -> new RegistryValues(deployment.registryUrl(), deployment.prefix()),
                Clock.systemUTC(),
                partners)) {
      work(stop, reader, partners, limit);
      tell(reader);
    }
    return 0;
  }

  private void work(
      StopSignal stop, CommandReader reader, LivePartners partners, Optional<Duration> limit) {
    long until = limit.map(time -> System.nanoTime() + time.toNanos()).orElse(Long.MAX_VALUE);
    long tellAt = 0;
    long told = -1;
    while (!stop.given() && System.nanoTime() < until) {
      reader.poll(WAIT);
      partners.answerUntil(Instant.now());
      long said = reader.counts().handed() + reader.counts().answers();
      if (said != told && System.nanoTime() >= tellAt) {
        spec.commandLine()
            .getErr()
            .printf(
                "%,d commands taken, %,d answers sent, %,d under way%n",
                reader.counts().handed(), reader.counts().answers(), reader.unfinished());
        told = said;
        tellAt = System.nanoTime() + TELL.toNanos();
      }
    }
  }

  private Set<Topic> topics() {
    boolean both = warehouses == vendors;
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    if (both || warehouses) {
      topics.add(Topic.TRANSFER);
      topics.add(Topic.ASSIGNMENT);
    }
    if (both || vendors) {
      topics.add(Topic.PURCHASE);
    }
    return topics;
  }

  private static Network network(Deployment deployment) {
    try (NetworkDesk desk = new NetworkDesk(deployment)) {
      return desk.inForce().orElseThrow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Ids of commands repeat in another cluster, so each cluster has a memory of its own. */
  private Path memory(Deployment deployment) throws InterruptedException {
    try (Admin admin = Admins.of(deployment)) {
      String cluster = admin.describeCluster().clusterId().get();
      return Running.home()
          .resolve("readers")
          .resolve(cluster + "-" + deployment.prefix() + group + ".log");
    } catch (ExecutionException e) {
      throw new UnreachableException(
          "the broker does not answer; is it running, and is --bootstrap its address?", e);
    }
  }

  private void tell(CommandReader reader) throws Exception {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("commands", reader.counts().handed());
    document.put("answers", reader.counts().answers());
    document.put("repeated", reader.counts().repeated());
    document.put("expired", reader.counts().expired());
    document.put("unreadable", reader.counts().unreadable());
    document.put("underWay", reader.unfinished());
    if (json) {
      spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(document));
    } else {
      spec.commandLine()
          .getOut()
          .printf(
              "%,d commands taken, %,d answers sent, %,d under way, %,d repeated, %,d expired%n",
              reader.counts().handed(),
              reader.counts().answers(),
              reader.unfinished(),
              reader.counts().repeated(),
              reader.counts().expired());
    }
  }

  /** Reads 60x or 60. */
  static final class Times implements picocli.CommandLine.ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      String number = text.endsWith("x") ? text.substring(0, text.length() - 1) : text;
      if (!number.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") || Double.parseDouble(number) <= 0) {
        throw new TypeConversionException(
            "'" + text + "' is not a speed above zero; write for instance 60x");
      }
      return Double.parseDouble(number);
    }
  }
}
