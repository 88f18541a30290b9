package org.echelon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.echelon.config.Deployment;
import org.echelon.measure.PricingInstance;

/** What was measured at the sizes of a run, told as it comes. */
final class PricingSizes {
  private final PrintWriter out;
  private final Progress progress;
  private final List<PricingTrial> trials = new ArrayList<>();
  private final List<DistributedTrial> distributed = new ArrayList<>();

  PricingSizes(PrintWriter out, Progress progress) {
    this.out = out;
    this.progress = progress;
  }

  void whole(PricingInstance instance, PricingTrial.Ways ways) {
    PricingTrial trial = PricingTrial.of(instance, ways, progress);
    trials.add(trial);
    trial.figures().forEach(figure -> out.println(figure.line()));
    out.flush();
    progress.phase("priced", "%,d SKUs, %,d pairs", trial.skus(), trial.pairs());
  }

  void distributed(PricingInstance instance, Deployment deployment, int repeats)
      throws InterruptedException {
    DistributedTrial trial = DistributedTrial.of(instance, deployment, repeats);
    distributed.add(trial);
    out.println(trial.line());
    out.flush();
    progress.phase("asked", "%,d SKUs in %d parts", trial.skus(), trial.partitions());
  }

  List<PricingTrial> trials() {
    return trials;
  }

  List<DistributedTrial> distributed() {
    return distributed;
  }

  /** One line for each number of parts that was run at two sizes or more. */
  List<DistributedLine> lines() {
    List<DistributedLine> lines = new ArrayList<>();
    for (int parts :
        distributed.stream().mapToInt(DistributedTrial::partitions).distinct().toArray()) {
      List<DistributedTrial> same =
          distributed.stream().filter(trial -> trial.partitions() == parts).toList();
      if (same.size() > 1) {
        lines.add(DistributedLine.through(same));
      }
    }
    return lines;
  }
}
