package org.echelon.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.demand.DemandEstimate;
import org.echelon.demand.DemandEvidence;
import org.echelon.demand.DemandPrior;
import org.echelon.network.Speed;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of learned demand: what a SKU has shown, with the estimate in use, and what is believed
 * of an item that has shown nothing.
 *
 * <pre>
 * SKU:   format 1 byte | first day | as of day | squares | zones: count | each: id, figures in runs
 *        estimate: 0, or 1 | variance over mean | cv | units | days | count | each: zone, speed, rate
 * prior: format 1 byte | mean | zones: count | each: id, share
 * </pre>
 */
public final class LearnedCodec {
  private static final int FORMAT = 1;

  /** What a SKU has shown and the estimate in use; null where a forecast rules. */
  public record Learned(DemandEvidence evidence, @Nullable DemandEstimate estimate) {}

  private LearnedCodec() {}

  /** The bytes of what was learned of a SKU. */
  public static byte[] encode(Learned learned) {
    BytesOut out = new BytesOut();
    out.putByte(FORMAT);
    DemandEvidence evidence = learned.evidence();
    out.putSigned(evidence.firstDay());
    out.putSigned(evidence.asOfDay());
    out.putDouble(evidence.squares());
    out.putVarint(evidence.zones().size());
    evidence
        .zones()
        .forEach(
            (zone, figures) -> {
              out.putText(zone);
              out.putRuns(figures);
            });
    DemandEstimate estimate = learned.estimate();
    out.putBoolean(estimate != null);
    if (estimate != null) {
      put(out, estimate);
    }
    return out.toBytes();
  }

  private static void put(BytesOut out, DemandEstimate estimate) {
    out.putDouble(estimate.varianceToMean());
    out.putDouble(estimate.meanErrorCv());
    out.putDouble(estimate.units());
    out.putDouble(estimate.days());
    out.putVarint(estimate.rates().size());
    for (DemandEstimate.Rate rate : estimate.rates()) {
      out.putText(rate.zone());
      out.putEnum(rate.speed());
      out.putDouble(rate.perDay());
    }
  }

  /**
   * What was learned of a SKU.
   *
   * @throws IllegalArgumentException if another version wrote the bytes
   */
  public static Learned decode(byte[] bytes) {
    BytesIn in = BytesIn.of(bytes, FORMAT);
    long firstDay = in.getSigned();
    long asOfDay = in.getSigned();
    double squares = in.getDouble();
    SortedMap<String, double[]> zones = new TreeMap<>();
    for (int count = in.getCount(); count > 0; count--) {
      zones.put(in.getText(), in.getRuns(DemandEvidence.FIGURES));
    }
    DemandEvidence evidence = new DemandEvidence(firstDay, asOfDay, squares, zones);
    return new Learned(evidence, in.getBoolean() ? estimate(in) : null);
  }

  private static DemandEstimate estimate(BytesIn in) {
    double varianceToMean = in.getDouble();
    double meanErrorCv = in.getDouble();
    double units = in.getDouble();
    double days = in.getDouble();
    List<DemandEstimate.Rate> rates = new ArrayList<>();
    for (int count = in.getCount(); count > 0; count--) {
      rates.add(new DemandEstimate.Rate(in.getText(), in.getEnum(Speed.values()), in.getDouble()));
    }
    return new DemandEstimate(
        Collections.unmodifiableList(rates), varianceToMean, meanErrorCv, units, days);
  }

  /** The bytes of a prior. */
  public static byte[] encode(DemandPrior prior) {
    BytesOut out = new BytesOut();
    out.putByte(FORMAT);
    out.putDouble(prior.meanPerDay());
    out.putVarint(prior.zoneShares().size());
    for (Map.Entry<String, Double> zone : prior.zoneShares().entrySet()) {
      out.putText(zone.getKey());
      out.putDouble(zone.getValue());
    }
    return out.toBytes();
  }

  /** The prior of some bytes. */
  public static DemandPrior decodePrior(byte[] bytes) {
    BytesIn in = BytesIn.of(bytes, FORMAT);
    double mean = in.getDouble();
    SortedMap<String, Double> shares = new TreeMap<>();
    for (int count = in.getCount(); count > 0; count--) {
      shares.put(in.getText(), in.getDouble());
    }
    return new DemandPrior(mean, shares);
  }
}
