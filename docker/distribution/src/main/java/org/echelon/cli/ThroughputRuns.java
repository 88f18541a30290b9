package org.echelon.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.cli.ThroughputFigures.Who;
import org.echelon.config.Deployment;
import org.echelon.throughput.Backlog;
import org.echelon.throughput.ChangelogSizes;
import org.echelon.throughput.Contender;
import org.echelon.throughput.EventLoad;
import org.echelon.throughput.GetPut;
import org.echelon.throughput.LoadSettings;
import org.echelon.throughput.LoadTopic;
import org.echelon.throughput.PacedLoad;
import org.echelon.throughput.PassThrough;
import org.echelon.throughput.PlanUnderLoad;
import org.echelon.throughput.Watch;

/**
 * Lets all contenders work off the same backlog, in rotating order, each with names and topics of
 * its own that are deleted afterwards.
 */
final class ThroughputRuns implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final Deployment deployment;
  private final Progress progress;
  private final int repeats;
  private final double pacedSeconds;
  private final Admin admin;
  private final Watch watch;
  private int runs;

  ThroughputRuns(
      Deployment deployment, StopSignal stop, Progress progress, int repeats, double pacedSeconds)
      throws InterruptedException {
    this.deployment = deployment;
    this.progress = progress;
    this.repeats = repeats;
    this.pacedSeconds = pacedSeconds;
    this.admin = Admins.of(deployment);
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    this.watch = new Watch(admin, system::getProcessCpuTime, stop::given);
  }

  /** Measures one load. */
  ThroughputFigures of(LoadSettings settings) throws InterruptedException, IOException {
    Backlog backlog = Backlog.of(settings, deployment.partitions());
    ThroughputFigures figures = new ThroughputFigures(settings, backlog.meanBytes());
    progress.phase("load", "%d nodes: %,d events", settings.nodes(), settings.events());
    Deployment input = next();
    LoadTopic topic =
        LoadTopic.write(
            admin, deployment.bootstrap(), topic(input), deployment.partitions(), backlog);
    warmUp(figures, backlog, topic);
    List<Who> order = new ArrayList<>(List.of(Who.values()));
    for (int r = 1; r <= repeats; r++) {
      for (Who who : order) {
        Watch.Stretch stretch = run(who, figures, backlog, topic);
        figures.add(who, stretch);
        progress.phase("repeat " + r, "%-26s %,9.0f a second", who.title, stretch.perSecond());
      }
      Collections.rotate(order, 1);
    }
    if (pacedSeconds > 0) {
      paced(figures);
    }
    delete(input);
    return figures;
  }

  /** Everybody runs once before it counts; of Plan it is read what it writes. */
  private void warmUp(ThroughputFigures figures, Backlog backlog, LoadTopic topic)
      throws InterruptedException, IOException {
    for (Who who : List.of(Who.PLAN, Who.PASS_THROUGH, Who.GET_PUT, Who.GET_PUT_FORWARD)) {
      var unused = run(who, figures, backlog, topic);
      progress.phase("warm-up", "%s", who.title);
    }
  }

  private Watch.Stretch run(Who who, ThroughputFigures figures, Backlog backlog, LoadTopic topic)
      throws InterruptedException, IOException {
    Deployment own = next();
    try {
      return switch (who) {
        case PASS_THROUGH -> measure(PassThrough.start(own, topic, output(own)));
        case GET_PUT -> measure(GetPut.silent(own, topic, figures.valueBytes()));
        case GET_PUT_FORWARD ->
            measure(GetPut.forwarding(own, topic, figures.valueBytes(), output(own)));
        case PLAN -> plan(own, figures, backlog);
      };
    } finally {
      delete(own);
    }
  }

  private Watch.Stretch plan(Deployment own, ThroughputFigures figures, Backlog backlog)
      throws InterruptedException, IOException {
    PlanUnderLoad plan = PlanUnderLoad.open(admin, own, backlog, watch);
    try (ChangelogSizes sizes = ChangelogSizes.from(own, plan.id())) {
      plan.load(backlog);
      Watch.Stretch stretch = measure(plan);
      if (figures.changelog().isEmpty()) {
        figures.changelog(sizes.read());
      }
      return stretch;
    } finally {
      plan.close();
    }
  }

  private Watch.Stretch measure(Contender contender) throws InterruptedException, IOException {
    try (ThreadCpu threads = ThreadCpu.here(contender.id());
        contender) {
      return watch.measure(contender, threads, LIMIT);
    }
  }

  /** At half of what Plan takes in from its log, and of what intake and Plan take in together. */
  private void paced(ThroughputFigures figures) throws InterruptedException {
    double most = figures.of(Who.PLAN, Watch.Stretch::perSecond).median();
    LoadSettings load = figures.settings();
    int burst = load.events() / 4;
    EventLoad events =
        new EventLoad(
            new LoadSettings(
                load.skus(),
                load.nodes(),
                (int) Math.ceil(most * pacedSeconds) + 2 * burst,
                load.skewed(),
                load.seed()));
    Deployment own = next();
    Backlog opening = Backlog.opening(events, own.partitions());
    try (PlanUnderLoad plan = PlanUnderLoad.open(admin, own, opening, watch)) {
      figures.paced("log", PacedLoad.intoLog(plan, events, most, pacedSeconds));
      progress.phase("paced", "events straight into the log of Plan");
      figures.paced("intake", PacedLoad.throughIntake(plan, events, burst, pacedSeconds));
      progress.phase("paced", "events through intake");
    } finally {
      delete(own);
    }
  }

  /** The same deployment under names that nobody has used. */
  private Deployment next() {
    runs++;
    return new Deployment(
        deployment.bootstrap(),
        deployment.registryUrl(),
        "run" + runs + ".",
        deployment.partitions(),
        deployment.gates(),
        deployment.threads(),
        deployment.commitMillis(),
        deployment.aheadMinutes(),
        deployment.stateDir());
  }

  private static String topic(Deployment own) {
    return own.prefix() + "load";
  }

  private String output(Deployment own) throws InterruptedException {
    return LoadTopic.empty(admin, own.prefix() + "out", own.partitions());
  }

  private void delete(Deployment own) throws InterruptedException {
    String name = own.prefix().substring(0, own.prefix().length() - 1);
    try {
      Set<String> topics =
          admin.listTopics().names().get().stream()
              .filter(topic -> topic.startsWith(name + ".") || topic.startsWith(name + "-"))
              .collect(Collectors.toSet());
      admin.deleteTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot delete the topics of " + name, e.getCause());
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
