package org.echelon.job;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.UUID;
import org.echelon.price.Response;
import org.echelon.price.Trial;
import org.echelon.pricing.PopulationPart;
import org.jspecify.annotations.Nullable;

/**
 * A partition frozen for one run, and its last answer, which is sent once more when a question is
 * asked again.
 */
final class OracleSnapshot {
  private final int partition;
  private final String runId;
  private final long networkVersion;
  private final PopulationPart part;
  private final String name = UUID.randomUUID().toString();
  private @Nullable Response last;

  OracleSnapshot(int partition, Trial trial, PopulationPart part) {
    this.partition = partition;
    this.part = part;
    runId = trial.getRunId();
    networkVersion = trial.getNetworkVersion();
  }

  /** Whether it was frozen for the run of a trial. */
  boolean of(Trial trial) {
    return runId.equals(trial.getRunId()) && networkVersion == trial.getNetworkVersion();
  }

  Response answer(Trial trial) {
    if (last == null || !last.getRoundId().equals(trial.getRoundId())) {
      last = made(trial);
    }
    return last;
  }

  private Response made(Trial trial) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Response.Builder response =
        Response.newBuilder()
            .setRoundId(trial.getRoundId())
            .setPartition(partition)
            .setSnapshot(name)
            // For people; nothing hangs on it.
            .setStreamAt(Instant.ofEpochMilli(System.currentTimeMillis()))
            .setSkus(part.skus())
            .setPairs(part.pairs())
            .setValue(0);
    double[] prices = TrialForm.array(trial.getPrices());
    switch (trial.getWants()) {
      case OPENING -> TrialForm.put(response, part.open(trial.getSampleEvery()));
      case PLAN -> TrialForm.put(response, part.plan(prices, TrialForm.array(trial.getShare())));
      case VALUE_ONLY -> TrialForm.put(response, part.ask(prices, 0, trial.getSampleEvery()));
      case WITH_CURVATURE ->
          TrialForm.put(response, part.ask(prices, trial.getSmoothing(), trial.getSampleEvery()));
      case UNKNOWN -> throw new IllegalArgumentException("a trial wants what is not known here");
    }
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    return response.setCpuMicros(cpu / 1000).build();
  }
}
