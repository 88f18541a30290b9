package org.echelon.cli;

import java.util.Comparator;
import java.util.List;

/**
 * From which size on asking workers is quicker than asking on one thread, by the straight lines
 * through the smallest and the largest size that were run with the same number of partitions.
 *
 * @param fixedSeconds wall time of a distributed search whatever the size
 * @param secondsPerSku wall time a SKU, distributed
 * @param localSecondsPerSku wall time a SKU, on one thread
 * @param paysFromSkus where the lines cross; infinite where they do not
 */
record DistributedLine(
    int partitions,
    double fixedSeconds,
    double secondsPerSku,
    double localSecondsPerSku,
    double paysFromSkus) {

  /** Through two sizes or more. */
  static DistributedLine through(List<DistributedTrial> trials) {
    List<DistributedTrial> bySize =
        trials.stream().sorted(Comparator.comparingInt(DistributedTrial::skus)).toList();
    DistributedTrial small = bySize.get(0);
    DistributedTrial large = bySize.get(bySize.size() - 1);
    double more = large.skus() - small.skus();
    double there = (large.seconds().median() - small.seconds().median()) / more;
    double here = (large.localSeconds().median() - small.localSeconds().median()) / more;
    double fixed = small.seconds().median() - there * small.skus();
    double fixedHere = small.localSeconds().median() - here * small.skus();
    double cross = here > there ? (fixed - fixedHere) / (here - there) : Double.POSITIVE_INFINITY;
    return new DistributedLine(small.partitions(), fixed, there, here, Math.max(0, cross));
  }
}
