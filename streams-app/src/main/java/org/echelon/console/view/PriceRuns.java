package org.echelon.console.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.echelon.price.Certificate;
import org.echelon.price.PriceVector;

/** Price runs as objects for programs: what the page and {@code ./echelon price --history} tell. */
public final class PriceRuns {
  private static final Pattern VERSION = Pattern.compile("v?([0-9]{1,18})");

  private PriceRuns() {}

  /** The newest of runs that are given oldest first, newest first. */
  public static List<PriceVector> newest(List<PriceVector> runs, int limit) {
    List<PriceVector> newest =
        new ArrayList<>(runs.subList(Math.max(0, runs.size() - Math.max(0, limit)), runs.size()));
    Collections.reverse(newest);
    return newest;
  }

  /** The run of a version or an id; of several the newest. */
  public static Optional<PriceVector> find(List<PriceVector> runs, String id) {
    var version = VERSION.matcher(id);
    long number = version.matches() ? Long.parseLong(version.group(1)) : -1;
    return newest(runs, runs.size()).stream()
        .filter(run -> run.getVersion() == number || run.getRunId().equals(id))
        .findFirst();
  }

  /** Runs, in the order given, of so many that are known. */
  public static Map<String, Object> history(List<PriceVector> newest, int all) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("total", all);
    document.put("runs", newest.stream().map(PriceRuns::run).toList());
    return document;
  }

  /** One run with its prices, empty where they are held no more. */
  public static Map<String, Object> document(PriceVector run, Optional<PriceVector> whole) {
    Map<String, Object> document = run(run);
    document.put(
        "prices",
        whole.map(
            vector ->
                vector.getPrices().stream()
                    .map(
                        price ->
                            Map.of(
                                "node", price.getNode(),
                                "resource", price.getResource().name(),
                                "values", List.copyOf(price.getValues())))
                    .toList()));
    return document;
  }

  /** One run without its prices. */
  public static Map<String, Object> run(PriceVector run) {
    Optional<Certificate> made = Optional.ofNullable(run.getCertificate());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("version", run.getVersion());
    document.put("runId", run.getRunId());
    document.put("status", run.getStatus().name());
    document.put("networkVersion", run.getNetworkVersion());
    document.put("computedAt", run.getComputedAt());
    document.put("informedAt", run.getInformedAt());
    document.put("validFromAt", run.getValidFromAt());
    document.put("expiresAt", run.getExpiresAt());
    document.put("dualBound", made.map(Certificate::getDualBound));
    document.put("primalValue", made.map(Certificate::getPrimalValue));
    document.put("gapOfValue", made.map(Certificate::getGapOfValue));
    document.put("gapOfConstrainedLoss", made.map(Certificate::getGapOfConstrainedLoss));
    document.put("worstViolationShare", made.map(Certificate::getWorstViolationShare));
    document.put("worstViolationAt", made.map(Certificate::getWorstViolationAt));
    document.put("rounds", made.map(Certificate::getRounds));
    document.put("oracleCalls", made.map(Certificate::getOracleCalls));
    document.put("cpuMillis", made.map(Certificate::getCpuMillis));
    document.put("wallMillis", made.map(Certificate::getWallMillis));
    document.put("stopReason", made.map(certificate -> certificate.getStopReason().name()));
    document.put("warmStartVersion", made.map(Certificate::getWarmStartVersion));
    return document;
  }
}
