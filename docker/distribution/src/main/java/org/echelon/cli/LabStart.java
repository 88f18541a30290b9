package org.echelon.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.echelon.config.Deployment;
import org.echelon.experiment.Treatment;
import org.echelon.job.Shadow;
import org.echelon.lab.LabWords;
import org.echelon.processor.plan.Rival;
import org.echelon.simulation.policy.Policies;
import org.echelon.simulation.policy.PolicyVariant;
import org.echelon.state.LabState;
import org.echelon.state.LabStatus;
import org.echelon.topic.TopicSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a lab in shadow until it is stopped. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a lab in shadow until it is interrupted or stopped: an application of its own that"
          + " reads the log of Plan and writes comparisons, nothing else.",
      "It begins with a copy of what the live plan holds. Interrupted, it goes on there when it is"
          + " started again; ./echelon lab stop NAME ends it for good."
    },
    footer = {
      "",
      "Settings: prices=live|none|first, demand=FACTOR; of policies with base stocks",
      "also slow, medium, fast and centre, the chance with which stock is to last.",
      "",
      "Examples:",
      "  ./echelon lab start fair --policy rationed",
      "  ./echelon lab start free --policy echelon --setting prices=none",
      "",
      "Exit codes: 0 stopped, 1 failed, 2 usage, 4 refused, 5 cannot reach broker or registry."
    })
final class LabStart implements Callable<Integer> {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration TELL = Duration.ofSeconds(5);

  /** What a lab does with the decisions of its policy. */
  enum Kind {
    SHADOW,
    FIELD
  }

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the lab.")
  private String name;

  @Option(
      names = "--policy",
      required = true,
      paramLabel = "NAME",
      description = "Who makes the plans; the names are those of ./echelon simulate.")
  private String policy;

  @Option(names = "--setting", paramLabel = "KEY=VALUE", description = "A setting of the policy.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--kind",
      defaultValue = "shadow",
      description = "shadow: decisions are compared, none is carried out (default).")
  private Kind kind;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "Interrupt it after this time, for instance 60s.")
  private Duration runFor;

  @Option(
      names = "--plan-pid",
      paramLabel = "PID",
      description = "Process of the live plan, to measure CPU (default: that of a running demo).")
  private Long planPid;

  @Mixin private DeploymentOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PolicyVariant variant = variant();
    Deployment deployment = options.deployment();
    Progress progress = new Progress();
    try (Admin admin = Admins.of(deployment)) {
      new TopicSetup(admin, deployment.prefix(), deployment::partitionsOf).checkPartitions();
      try (StopSignal stop = new StopSignal();
          LabBook book = new LabBook(deployment)) {
        Optional<LabState> known = book.find(name);
        known.ifPresent(this::check);
        if (known.isEmpty() || known.get().getStatus() == LabStatus.STARTING) {
          progress.phase("lab", "copying what the plan holds");
          Shadow.remove(admin, deployment, name);
          book.write(state(LabStatus.STARTING, Instant.now()));
          Shadow.begin(admin, deployment, name);
        }
        requirePlace(admin, deployment);
        run(admin, deployment, variant, book, stop, progress);
        if (book.named(name).getStatus() == LabStatus.STOPPING) {
          Shadow.remove(admin, deployment, name);
          book.write(book.named(name), LabStatus.STOPPED);
          progress.phase("lab", "ended; its results are kept");
        } else {
          progress.phase("lab", "interrupted; started again it goes on here");
        }
      }
    }
    return 0;
  }

  private PolicyVariant variant() {
    try {
      if (!name.matches(NAME)) {
        throw new IllegalArgumentException(
            "the name of a lab is up to 40 lower-case letters, digits and hyphens, not '"
                + name
                + "'");
      }
      if (kind == Kind.FIELD) {
        throw new IllegalArgumentException(
            "on the live stream no decision of a lab is carried out yet, so --kind field is refused;"
                + " try the field experiment in a simulated world with ./echelon simulate --lab"
                + " FILE, or start this lab without --kind, in shadow: see topology-docs/labs.md");
      }
      return PolicyVariant.of(new Treatment(policy, settings));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }

  /** A lab goes on as what it was, once, and not after its end. */
  private void check(LabState known) {
    if (known.getStatus() == LabStatus.STOPPED || known.getStatus() == LabStatus.STOPPING) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "lab " + name + " has ended and its results are kept; choose another name");
    }
    if (LabBook.alive(known) && !known.getProcess().isEmpty()) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "lab "
              + name
              + " runs, or ran until now, as "
              + known.getProcess()
              + "; stop it, or wait "
              + LabWords.SILENT.toSeconds()
              + " s");
    }
    if (!known.getPolicy().equals(policy) || !known.getSettings().equals(settings)) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "lab "
              + name
              + " tries "
              + known.getPolicy()
              + " "
              + known.getSettings()
              + "; go on with that, or choose another name");
    }
  }

  /** Beyond a hole in what it reads a lab would compare from stock that is not the live one. */
  private void requirePlace(Admin admin, Deployment deployment) throws InterruptedException {
    Optional<String> lost = Shadow.lostPlace(admin, deployment, name);
    if (lost.isPresent()) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "lab "
              + name
              + " cannot go on, it stood still for longer than the log of Plan is kept: "
              + lost.get()
              + "; end it with ./echelon lab stop "
              + name
              + ", which keeps its results, and start a new one under another name");
    }
  }

  private void run(
      Admin admin,
      Deployment deployment,
      PolicyVariant variant,
      LabBook book,
      StopSignal stop,
      Progress progress)
      throws InterruptedException {
    Rival rival = new Rival(name, variant::planner, variant.plansAsLive());
    Instant startedAt = book.find(name).map(LabState::getStartedAt).orElse(Instant.now());
    long until = runFor == null ? Long.MAX_VALUE : System.nanoTime() + runFor.toNanos();
    try (CpuBeside cpu = cpu(deployment);
        Shadow shadow = Shadow.start(deployment, rival)) {
      boolean told = false;
      long tellAt = System.nanoTime();
      while (!stop.await(LOOK) && System.nanoTime() < until) {
        if (shadow.ended()) {
          requirePlace(admin, deployment);
          throw new IllegalStateException("the lab has ended; see its last error above");
        }
        if (!told && shadow.running()) {
          told = true;
          cpu.begin();
          progress.phase("lab", "%s runs %s beside the live plan", name, variant.label());
          progress.phase("lab", "see ./echelon lab status %s", name);
        }
        if (book.find(name).filter(s -> s.getStatus() == LabStatus.STOPPING).isPresent()) {
          break;
        }
        if (told && System.nanoTime() >= tellAt) {
          tellAt = System.nanoTime() + TELL.toNanos();
          book.write(measured(cpu, startedAt));
        }
      }
      if (book.named(name).getStatus() != LabStatus.STOPPING) {
        // Nobody runs it any more: it can be started again at once.
        book.write(LabState.newBuilder(measured(cpu, startedAt)).setProcess("").build());
      }
    }
  }

  private LabState measured(CpuBeside cpu, Instant startedAt) {
    LabState.Builder state = LabState.newBuilder(state(LabStatus.RUNNING, startedAt));
    cpu.into(state);
    return state.build();
  }

  private CpuBeside cpu(Deployment deployment) {
    Optional<Long> pid = Optional.ofNullable(planPid);
    return new CpuBeside(
        deployment.applicationId("plan"),
        deployment.applicationId(Shadow.app(name)),
        pid.isPresent() ? pid : demo(deployment));
  }

  /** The process of a demo on this machine, if it is the deployment at hand. */
  private static Optional<Long> demo(Deployment deployment) {
    return Running.now()
        .filter(r -> r.get("bootstrap").equals(Optional.of(deployment.bootstrap())))
        .flatMap(r -> r.get("pid"))
        .map(Long::parseLong);
  }

  private LabState state(LabStatus status, Instant startedAt) {
    return LabState.newBuilder()
        .setLab(name)
        .setKind(Kind.SHADOW.name())
        .setPolicy(Policies.named(policy).orElseThrow().label())
        .setSettings(settings)
        .setStatus(status)
        .setStartedAt(startedAt)
        .setChangedAt(Instant.now())
        .setProcess("process " + ProcessHandle.current().pid() + " on " + host())
        .build();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "this machine";
    }
  }
}
