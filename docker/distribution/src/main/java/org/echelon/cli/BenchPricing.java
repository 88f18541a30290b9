package org.echelon.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.echelon.config.Deployment;
import org.echelon.measure.PricingInstance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times the search for prices over sizes of assortments, beside a bundle and a dual ascent. */
@Command(
    name = "pricing",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prices storage and flow of 28 nodes for assortments of several sizes on one thread: cold,"
          + " and warm after all capacities moved by 5%%. A level bundle and an accelerated dual"
          + " ascent price the same problems to the same gap of 0.01%% of the best bound known.",
      "Beside it the same search over the trial topics of a broker of its own, with workers for as"
          + " many parts as told and as many threads as the machine has cores, against one thread"
          + " over the same parts: wall time, which other work on the machine disturbs. It shows"
          + " what asking costs; not a second machine, and not the freezing of ladders.",
      "Times are CPU time, medians of repeats with the quickest and the slowest beside them.",
      "Exit codes: 0 measured, whatever the outcome; 2 usage; 4 the bounds of two methods do not"
          + " agree."
    })
final class BenchPricing implements Callable<Integer> {
  private static final int WARM_UP_SKUS = 1000;

  private static final int COMMIT_MILLIS = 50;
  private static final int TELL_EVERY = 100_000;

  /** Above this a second copy of the tables would not fit beside the first. */
  private static final int WHOLE = 200_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--skus",
      split = ",",
      defaultValue = "1000,10000,100000",
      paramLabel = "N",
      description =
          "Sizes of assortments (default: ${DEFAULT-VALUE}). A million takes some 5 GB:"
              + " ECHELON_OPTS='-Xmx6g -XX:+UseSerialGC'.")
  private int[] skus;

  @Option(
      names = "--peers-up-to",
      defaultValue = "10000",
      paramLabel = "N",
      description = "Largest assortment that the peers price too (default: ${DEFAULT-VALUE}).")
  private int peersUpTo;

  @Option(
      names = "--partitions",
      split = ",",
      defaultValue = "4,12",
      paramLabel = "P",
      description =
          "Parts of the distributed search, 0 for none (default: ${DEFAULT-VALUE}); above "
              + WHOLE
              + " SKUs the most of them alone.")
  private int[] partitions;

  @Option(
      names = "--sample",
      defaultValue = "2000",
      paramLabel = "N",
      description = "SKUs at least in a sample (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Option(
      names = "--repeats",
      defaultValue = "7",
      description = "Repeats of each measurement (default: ${DEFAULT-VALUE}).")
  private int repeats;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed that items and limits are drawn from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws Exception {
    if (repeats < 1 || sample < 0 || Arrays.stream(skus).anyMatch(n -> n < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--skus and --repeats are 1 or more, --sample is 0 or more");
    }
    if (Arrays.stream(partitions).anyMatch(p -> p < 0)) {
      throw new ParameterException(spec.commandLine(), "--partitions are 0 or more");
    }
    int[] sizes = Arrays.stream(skus).sorted().distinct().toArray();
    int[] split = Arrays.stream(partitions).filter(p -> p > 0).sorted().distinct().toArray();
    Progress progress = new Progress();
    // Compiles what the smallest size alone would run too seldom.
    int warmUp = Math.min(sizes[0], WARM_UP_SKUS);
    PricingTrial.of(
        new PricingInstance(warmUp, seed),
        new PricingTrial.Ways(1, sample, warmUp <= peersUpTo),
        progress);
    progress.phase("warmed", "up");
    PricingSizes done = new PricingSizes(spec.commandLine().getOut(), progress);
    if (split.length == 0) {
      for (int size : sizes) {
        done.whole(drawn(size, 1, progress), ways(size));
      }
    } else {
      try (EmbeddedDeployment embedded =
          EmbeddedDeployment.start("pricing", 5, COMMIT_MILLIS, progress)) {
        for (int size : sizes) {
          measure(size, split, embedded.deployment(), done, progress);
        }
      }
    }
    report(sizes, done);
    return 0;
  }

  private void measure(
      int size, int[] split, Deployment deployment, PricingSizes done, Progress progress)
      throws InterruptedException {
    if (size > WHOLE) {
      PricingInstance parts = drawn(size, split[split.length - 1], progress);
      done.whole(parts, ways(size));
      done.distributed(parts, deployment, repeats);
      return;
    }
    done.whole(drawn(size, 1, progress), ways(size));
    for (int count : split) {
      done.distributed(drawn(size, count, progress), deployment, repeats);
    }
  }

  private PricingTrial.Ways ways(int size) {
    return new PricingTrial.Ways(repeats, sample, size <= peersUpTo);
  }

  private PricingInstance drawn(int size, int parts, Progress progress) {
    return new PricingInstance(
        size,
        seed,
        parts,
        done -> {
          if (done == size || done % TELL_EVERY == 0) {
            progress.phase("drawn", "%,d of %,d items in %d parts", done, size, parts);
          }
        });
  }

  private void report(int[] sizes, PricingSizes done) throws IOException {
    PricingReport report = new PricingReport(done);
    report.print(spec.commandLine().getOut());
    json.write(
        () ->
            report.document(
                new ResultDocument("bench pricing", Machine.now())
                    .setting("skus", sizes)
                    .setting("partitions", partitions)
                    .setting("sample", sample)
                    .setting("peersUpTo", peersUpTo)
                    .setting("repeats", repeats)
                    .setting("seed", seed)));
  }
}
