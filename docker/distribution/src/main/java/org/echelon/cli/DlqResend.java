package org.echelon.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.echelon.config.Deployment;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Rejudged;
import org.echelon.refused.Rejudged.Verdict;
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
    try (DlqDesk desk =
        new DlqDesk(deployment, entry -> filter.byHeaders(entry, deployment.prefix()))) {
      List<RefusedEntry> open = new ArrayList<>(desk.entries());
      open.removeIf(desk.marks()::has);
      List<Rejudged> judged = desk.judge(open).stream().filter(filter::bySource).toList();
      if (judged.isEmpty()) {
        throw new CommandFailure(
            CommandFailure.NOT_FOUND, "no refused record of these is open; see ./echelon dlq list");
      }
      List<RefusedEntry> chosen =
          judged.stream()
              .filter(this::chosen)
              .map(Rejudged::entry)
              .sorted(RefusedEntry.BY_ORIGIN)
              .limit(Math.max(0, limit))
              .toList();
      PrintWriter told = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
      told.println(summary(judged, chosen.size()));
      if (dryRun) {
        if (json) {
          out().println(Json.text(document(judged, chosen.size(), Map.of("resent", 0))));
        }
        return 0;
      }
      return send(deployment, desk, judged, chosen);
    }
  }

  private boolean chosen(Rejudged judged) {
    return judged.verdict() == Verdict.PASSES || (unsure && judged.verdict() == Verdict.UNSURE);
  }

  private int send(
      Deployment deployment, DlqDesk desk, List<Rejudged> judged, List<RefusedEntry> chosen)
      throws InterruptedException {
    if (chosen.isEmpty()) {
      throw new CommandFailure(
          CommandFailure.REFUSED, "none of them would be taken now. Nothing was sent.");
    }
    ReasonOptions.checked(why);
    boolean agreed =
        yes
            || (Terminal.interactive()
                && Confirmation.given(
                    "send " + chosen.size() + " records again?", spec.commandLine().getErr()));
    if (!agreed) {
      throw new CommandFailure(
          CommandFailure.REFUSED, "not confirmed; give --yes. Nothing was sent.");
    }
    DlqSending sending = new DlqSending(deployment, desk, spec.commandLine().getErr());
    DlqSending.Outcome outcome = sending.send(chosen, filter.words(), why, timeout);
    if (json) {
      out().println(Json.text(document(judged, chosen.size(), outcome.document())));
    } else {
      outcome.lines().forEach(out()::println);
    }
    return outcome.exitCode();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private String summary(List<Rejudged> judged, int chosen) {
    StringBuilder line = new StringBuilder();
    line.append(judged.size()).append(" open: ");
    line.append(count(judged, Verdict.PASSES)).append(" would be taken");
    long held = count(judged, Verdict.UNSURE);
    if (held > 0) {
      line.append(", ").append(held).append(" only the ledger can judge");
      line.append(unsure ? "" : " (--unsure sends them too)");
    }
    again(judged)
        .forEach(
            (reason, count) ->
                line.append(", ").append(count).append(" would be refused: ").append(reason));
    long never = count(judged, Verdict.NEVER);
    line.append(never > 0 ? ", " + never + " are not for resending" : "");
    return line.append(". Chosen: ").append(chosen).append('.').toString();
  }

  private static long count(List<Rejudged> judged, Verdict verdict) {
    return judged.stream().filter(one -> one.verdict() == verdict).count();
  }

  private static Map<String, Long> again(List<Rejudged> judged) {
    Map<String, Long> again = new TreeMap<>();
    judged.stream()
        .filter(one -> one.verdict() == Verdict.REFUSED)
        .forEach(one -> again.merge(one.reason(), 1L, Long::sum));
    return again;
  }

  private Map<String, Object> document(List<Rejudged> judged, int chosen, Map<String, ?> outcome) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("open", judged.size());
    document.put("chosen", chosen);
    document.put("wouldApply", count(judged, Verdict.PASSES));
    document.put("unsure", count(judged, Verdict.UNSURE));
    document.put("wouldRefuse", again(judged));
    document.put("notForResending", count(judged, Verdict.NEVER));
    document.putAll(outcome);
    document.put("dryRun", dryRun);
    return document;
  }
}
