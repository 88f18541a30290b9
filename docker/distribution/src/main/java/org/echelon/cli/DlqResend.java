package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.echelon.config.Deployment;
import org.echelon.refused.Rejudged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends refused records again. */
@Command(
    name = "resend",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends refused facts again, as they came, to the partition that they came from: those that"
          + " would be taken by the network, items and clock of now. Says beforehand what would"
          + " become of each, and afterwards what did.",
      "No refusal is sent twice, however often this is run, stopped or run by two at once: what was"
          + " sent is marked in the same transaction. In order of their origin, so in order for"
          + " each key."
    },
    footer = {
      "",
      "Examples:",
      "  ./echelon dlq resend --reason REF_UNKNOWN_NODE --dry-run",
      "  ./echelon dlq resend --reason REF_UNKNOWN_NODE --yes --why \"FC-DAL2 is in the network\"",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 none is open, 4 not confirmed, none would be"
          + " taken,",
      "            or some were refused again, 5 cannot reach broker or registry, 7 sent, but not",
      "            known in time what became of it."
    })
final class DlqResend implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DlqFilter filter;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100000",
      description = "At most so many now (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--unsure", description = "Also what only the ledger can judge.")
  private boolean unsure;

  @Option(names = "--dry-run", description = "Send nothing; tell what would become of them.")
  private boolean dryRun;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "The reason, 5 to 500 characters; kept in the audit.")
  private String why;

  @Option(names = "--yes", description = "Do not ask; needed where nobody is at a terminal.")
  private boolean yes;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description =
          "How long to wait for what becomes of them once they are sent (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration timeout;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws Exception {
    Deployment deployment = options.deployment();
    try (DlqDesk desk = new DlqDesk(deployment, filter.headers(deployment.prefix()))) {
      List<Rejudged> judged = desk.judge(desk.open()).stream().filter(filter::bySource).toList();
      if (judged.isEmpty()) {
        throw new CommandFailure(
            CommandFailure.NOT_FOUND, "no refused record of these is open; see ./echelon dlq list");
      }
      DlqChoice choice = DlqChoice.of(judged, unsure, limit);
      PrintWriter told = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
      told.println(choice.summary(unsure));
      if (dryRun) {
        if (json) {
          out().println(Json.text(choice.document(Map.of("resent", 0), true)));
        }
        return 0;
      }
      return send(deployment, desk, choice);
    }
  }

  private int send(Deployment deployment, DlqDesk desk, DlqChoice choice)
      throws InterruptedException {
    if (choice.chosen().isEmpty()) {
      throw new CommandFailure(
          CommandFailure.REFUSED, "none of them would be taken now. Nothing was sent.");
    }
    ReasonOptions.checked(why);
    boolean agreed =
        yes
            || (Terminal.interactive()
                && Confirmation.given(
                    "send " + choice.chosen().size() + " records again?",
                    spec.commandLine().getErr()));
    if (!agreed) {
      throw new CommandFailure(
          CommandFailure.REFUSED, "not confirmed; give --yes. Nothing was sent.");
    }
    DlqSending sending =
        new DlqSending(
            deployment,
            desk,
            Audits.Person.atTerminal(),
            filter.words(),
            spec.commandLine().getErr());
    DlqSending.Outcome outcome = sending.send(choice.chosen(), why, timeout);
    if (json) {
      out().println(Json.text(choice.document(outcome.document(), false)));
    } else {
      outcome.lines().forEach(out()::println);
    }
    return outcome.exitCode();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
