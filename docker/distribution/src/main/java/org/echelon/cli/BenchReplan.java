package org.echelon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.echelon.embedded.Directories;
import org.echelon.replan.CalmStudy;
import org.echelon.replan.ForeignKeyJoin;
import org.echelon.replan.PriceMove;
import org.echelon.replan.ReplanStudy;
import org.echelon.valuation.SkuValuation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what it takes to follow a new price. */
@Command(
    name = "replan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Plans items in a part of the eight-region network, moves prices and measures what it takes"
          + " to bring all plans up to them: with the code that runs live, by a scan of the whole"
          + " store, by planning all SKUs, by planning exactly those of which a level changes, and"
          + " by a foreign-key join of Kafka Streams, in turn on one thread.",
      "Every plan is held against a full recomputation from the stored bytes.",
      "It takes about 20 KB of heap for a SKU of ten nodes: for 200,000 SKUs set"
          + " ECHELON_OPTS='-Xmx6g -XX:+UseSerialGC'.",
      "Exit codes: 0 measured, whatever the goals; 1 a plan differs from its full recomputation;"
          + " 2 usage."
    })
final class BenchReplan implements Callable<Integer> {
  private static final int DIFFERS = 1;

  /** What changes is told as a share, and prices take longest to solve. */
  private static final int MOST_QUIET_SKUS = 200;

  private static final List<PriceMove> MOVES =
      List.of(
          new PriceMove("one-node", 0.05, false, true),
          new PriceMove("all-1", 0.01, true, true),
          new PriceMove("all-20", 0.20, true, true),
          new PriceMove("one-node-storage", 0.05, false, false),
          new PriceMove("all-1-storage", 0.01, true, false),
          new PriceMove("all-20-storage", 0.20, true, false));

  @Spec private CommandSpec spec;
  @Mixin private ReplanOptions options;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws IOException {
    try {
      options.check();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage());
    }
    Path folder = Directories.temporary("replan");
    try {
      return measure(folder, new Progress());
    } finally {
      Directories.delete(folder);
    }
  }

  private int measure(Path folder, Progress progress) throws IOException {
    ReplanReport report = new ReplanReport(options);
    long before = ReplanReport.heapBytes();
    progress.phase("planning", "%,d SKUs on %d nodes", options.skus(), options.nodes());
    try (ReplanStudy study =
        new ReplanStudy(
            options.skus(),
            options.nodes(),
            options.seed(),
            folder.resolve("plans"),
            new SkuValuation())) {
      report.size(study.storedBytes(), ReplanReport.heapBytes() - before);
      progress.phase("planned", "%,d SKUs on %d nodes", options.skus(), options.nodes());
      for (PriceMove move : MOVES) {
        report.add(study.measure(move, options.repeats()));
        progress.phase("followed", "%s", move.words());
      }
    }
    if (options.quietTicks() > 0) {
      int skus = Math.min(options.skus(), MOST_QUIET_SKUS);
      progress.phase("waiting", "for prices of %,d SKUs to settle", skus);
      report.calm(
          new CalmStudy(skus, options.quietNodes(), options.seed()).measure(options.quietTicks()));
      progress.phase("kept calm", "%,d SKUs, %d ticks", skus, options.quietTicks());
    }
    if (options.joinSkus() > 0) {
      try (ForeignKeyJoin join = new ForeignKeyJoin(options.joinSkus(), folder.resolve("join"))) {
        report.join(join.cost(Math.max(options.repeats(), 3)));
        progress.phase("joined", "%,d SKUs on 10 nodes", options.joinSkus());
      }
    }
    report.print(spec.commandLine().getOut());
    json.write(() -> report.document());
    return report.different() == 0 ? 0 : DIFFERS;
  }
}
