package org.echelon.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.echelon.config.Deployment;
import org.echelon.refused.RefusedEntry;
import org.echelon.refused.Rejudged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists refused records by reason, topic and source. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists refused records by reason, topic and source, and how many of each would be taken if"
          + " they were sent again now. Those that have been sent again are left out.",
      "What only the ledger can judge is counted behind a question mark."
    },
    footer = {
      "",
      "Example: ./echelon dlq list --reason REF_UNKNOWN_NODE --limit 20",
      "",
      "Exit codes: 0 done, 2 usage, 5 cannot reach broker or registry."
    })
final class DlqList implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private DlqFilter filter;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "Also the newest N of them, one a line (default: none).")
  private int limit;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws InterruptedException {
    Deployment deployment = options.deployment();
    try (DlqDesk desk = new DlqDesk(deployment, filter.headers(deployment.prefix()))) {
      List<RefusedEntry> open = desk.open();
      int all = desk.entries().size();
      List<Rejudged> judged = desk.judge(open).stream().filter(filter::bySource).toList();
      int from = Math.max(0, judged.size() - Math.max(0, limit));
      List<Rejudged> newest = judged.subList(from, judged.size());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(Json.text(document(judged, newest, all - open.size(), desk.older())));
      } else {
        print(out, judged, newest, deployment.prefix());
        tail(out, judged.size(), all - open.size(), desk.older());
      }
      out.flush();
    }
    return 0;
  }

  private static void print(
      PrintWriter out, List<Rejudged> judged, List<Rejudged> newest, String prefix) {
    if (judged.isEmpty()) {
      return;
    }
    new DlqGroups(judged).lines(prefix).forEach(out::println);
    if (!newest.isEmpty()) {
      Columns columns = new Columns("ID", "REFUSED", "REASON", "KEY", "FIELD", "VALUE", "NOW");
      for (Rejudged one : newest) {
        columns.add(
            one.entry().id(),
            FigureText.instant(one.entry().refusedAt()),
            one.entry().reason(),
            DlqText.key(one.entry()),
            one.entry().said("field"),
            one.entry().said("value"),
            DlqText.now(one));
      }
      out.println();
      columns.lines().forEach(out::println);
    }
  }

  private void tail(PrintWriter out, int open, int resent, long older) {
    if (open == 0) {
      out.println("Nothing refused is open" + (filter.words().isEmpty() ? "." : " of these."));
    }
    if (resent > 0) {
      out.println(FigureText.count(resent) + " more have been sent again.");
    }
    if (older > 0) {
      out.println(
          FigureText.count(older) + " older ones are left out; choose fewer with --reason.");
    }
    if (open > 0) {
      out.println(
          "more: ./echelon dlq show ID, ./echelon dlq resend" + filter.words() + " --dry-run");
    }
  }

  private static Map<String, Object> document(
      List<Rejudged> judged, List<Rejudged> newest, int resent, long older) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("total", judged.size());
    document.put("resent", resent);
    document.put("olderLeftOut", older);
    document.put("groups", new DlqGroups(judged).document());
    document.put("newest", newest.stream().map(DlqText::document).toList());
    return document;
  }
}
