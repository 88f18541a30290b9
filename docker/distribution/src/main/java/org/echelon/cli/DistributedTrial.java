package org.echelon.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.echelon.codec.PublicValues;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.job.OracleItems;
import org.echelon.job.OracleWorker;
import org.echelon.job.RemoteParts;
import org.echelon.measure.PricingInstance;
import org.echelon.network.Network;
import org.echelon.price.Trial;
import org.echelon.pricing.NewtonPricing;
import org.echelon.pricing.PartsRound;
import org.echelon.pricing.PopulationPart;
import org.echelon.pricing.PricedModel;
import org.echelon.pricing.PricingOptions;

/**
 * A search for prices over the trial topics of a real broker, beside the same search on one thread
 * over the same parts.
 *
 * @param calls questions of a cold search
 * @param seconds wall time of the search, without freezing
 * @param openSeconds wall time to open all parts, which are frozen already
 * @param processCpuSeconds CPU time of the whole process, broker and registry client included
 * @param localSeconds wall time of the same search on one thread
 * @param equal whether both ended at the same bits
 */
record DistributedTrial(
    int skus,
    int partitions,
    int workers,
    int calls,
    PricingFigures.Spread seconds,
    PricingFigures.Spread openSeconds,
    PricingFigures.Spread processCpuSeconds,
    PricingFigures.Spread localSeconds,
    boolean equal) {
  private static final PartsRound.Patience PATIENCE = new PartsRound.Patience(120_000, 600_000);
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Measures an assortment in its parts, on a broker that runs. */
  static DistributedTrial of(PricingInstance instance, Deployment on, int repeats)
      throws InterruptedException {
    int parts = instance.parts().size();
    Deployment deployment = split(on, parts);
    int workers = Math.min(parts, Runtime.getRuntime().availableProcessors());
    List<OracleWorker> working = new ArrayList<>();
    try (PublicValues values = values(deployment);
        RemoteParts remote = new RemoteParts(deployment, values, PATIENCE)) {
      for (int w = 0; w < workers; w++) {
        working.add(begin(deployment, share(instance, w, workers)));
      }
      return measured(instance, remote, workers, repeats);
    } finally {
      for (OracleWorker worker : working) {
        worker.close();
      }
    }
  }

  private static DistributedTrial measured(
      PricingInstance instance, RemoteParts remote, int workers, int repeats) {
    PricedModel local = instance.problem(1);
    double[] zero = new double[local.rows().size()];
    double[][] times = new double[4][repeats];
    boolean equal = true;
    int calls = 0;
    // The first one is not counted.
    for (int i = -1; i < repeats; i++) {
      long start = System.nanoTime();
      var here = NewtonPricing.search(local, zero, PricingOptions.DEFAULT);
      double localSeconds = (System.nanoTime() - start) / 1e9;
      long cpu = SYSTEM.getProcessCpuTime();
      long asked = System.nanoTime();
      long[] opened = new long[1];
      var there =
          remote.price(
              network(instance),
              instance.limits(1),
              1,
              model -> {
                opened[0] = System.nanoTime();
                return NewtonPricing.search(model, zero, PricingOptions.DEFAULT);
              });
      long end = System.nanoTime();
      equal &= Arrays.equals(here.prices(), there.prices());
      calls = there.oracleCalls();
      if (i >= 0) {
        times[0][i] = (end - opened[0]) / 1e9;
        times[1][i] = (opened[0] - asked) / 1e9;
        times[2][i] = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        times[3][i] = localSeconds;
      }
    }
    return new DistributedTrial(
        local.skus(),
        instance.parts().size(),
        workers,
        calls,
        PricingFigures.Spread.of(times[0]),
        PricingFigures.Spread.of(times[1]),
        PricingFigures.Spread.of(times[2]),
        PricingFigures.Spread.of(times[3]),
        equal);
  }

  private static Network network(PricingInstance instance) {
    return instance.network();
  }

  /** The parts of one worker: the partitions are dealt out in turn. */
  private static Map<Integer, PopulationPart> share(PricingInstance instance, int w, int workers) {
    Map<Integer, PopulationPart> share = new TreeMap<>();
    for (int k = w; k < instance.parts().size(); k += workers) {
      share.put(k, new PopulationPart(instance.parts().get(k)));
    }
    return share;
  }

  private static OracleWorker begin(Deployment deployment, Map<Integer, PopulationPart> share) {
    OracleWorker worker =
        new OracleWorker(deployment, values(deployment), () -> new Fixed(share), 1);
    Thread thread = new Thread(worker, "oracle");
    thread.setDaemon(true);
    thread.start();
    return worker;
  }

  private static RegistryValues values(Deployment deployment) {
    return new RegistryValues(deployment.registryUrl(), deployment.prefix());
  }

  /** The same broker, for as many parts. */
  private static Deployment split(Deployment on, int parts) {
    return new Deployment(
        on.bootstrap(),
        on.registryUrl(),
        on.prefix(),
        parts,
        on.gates(),
        on.threads(),
        on.commitMillis(),
        on.aheadMinutes(),
        on.stateDir());
  }

  /** Items that are frozen already, so that what is measured is questions. */
  private record Fixed(Map<Integer, PopulationPart> parts) implements OracleItems {
    @Override
    public Set<Integer> partitions() {
      return parts.keySet();
    }

    @Override
    public Optional<PopulationPart> freeze(int partition, Trial trial) {
      return Optional.ofNullable(parts.get(partition));
    }

    @Override
    public void close() {}
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%,11d SKUs  distributed, P = %-3d %4d questions %9.3f s (%.3f to %.3f), opened in %.3f s,"
            + " %.3f s CPU of the process; on one thread %.3f s; %s",
        skus,
        partitions,
        calls,
        seconds.median(),
        seconds.low(),
        seconds.high(),
        openSeconds.median(),
        processCpuSeconds.median(),
        localSeconds.median(),
        equal ? "the same bits" : "NOT the same bits");
  }
}
