package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.echelon.config.Deployment;
import org.echelon.refused.Rejudged;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes refused records into a file, whole. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes refused records into a file, oldest first, one JSON object a line: what dlq list"
          + " tells of each, and its key, bytes and headers as they came, in base64. Those that"
          + " have been sent again are left out.",
      "The file is there when all of it is written, and takes the place of one of its name."
    },
    footer = {
      "",
      "Example: ./echelon dlq export refused.jsonl --reason BYTES_UNREADABLE --since 24h",
      "",
      "Exit codes: 0 done, 1 not written, 2 usage, 3 none is open, 5 cannot reach broker or"
          + " registry."
    })
final class DlqExport implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "Where to write them.")
  private Path file;

  @Mixin private DlqFilter filter;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only the newest N of them (default: all).")
  private int limit = Integer.MAX_VALUE;

  @Option(names = "--json", description = "Say in one JSON document what was written.")
  private boolean json;

  @Mixin private DeploymentOptions options;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Deployment deployment = options.deployment();
    List<Rejudged> judged;
    long older;
    try (DlqDesk desk = new DlqDesk(deployment, filter.headers(deployment.prefix()))) {
      judged = desk.judge(desk.open()).stream().filter(filter::bySource).toList();
      older = desk.older();
    }
    List<Rejudged> newest =
        judged.subList(Math.max(0, judged.size() - Math.max(0, limit)), judged.size());
    if (newest.isEmpty()) {
      throw new CommandFailure(
          CommandFailure.NOT_FOUND,
          "no refused record of these is open; see ./echelon dlq list. Nothing was written.");
    }
    write(newest);
    tell(newest, older);
    return 0;
  }

  private void write(List<Rejudged> newest) throws IOException {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(Objects.requireNonNull(whole.getFileName()) + ".part");
    try {
      Files.write(part, newest.stream().map(DlqText::whole).map(Json::text).toList());
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + "; is its folder there?", e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void tell(List<Rejudged> newest, long older) {
    long gone = newest.stream().filter(one -> one.entry().gone()).count();
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("file", file.toString());
      document.put("written", newest.size());
      document.put("withoutBytes", gone);
      document.put("olderLeftOut", older);
      spec.commandLine().getOut().println(Json.text(document));
    } else {
      StringBuilder line = new StringBuilder(FigureText.count(newest.size()));
      line.append(newest.size() == 1 ? " record" : " records").append(" in ").append(file);
      if (gone > 0) {
        line.append(", ").append(gone).append(" without bytes, which their origin has removed");
      }
      if (older > 0) {
        line.append("; ").append(FigureText.count(older)).append(" older ones are left out");
      }
      spec.commandLine().getOut().println(line.append('.'));
    }
    spec.commandLine().getOut().flush();
  }
}
