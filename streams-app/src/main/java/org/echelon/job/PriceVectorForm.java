package org.echelon.job;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.echelon.price.Certificate;
import org.echelon.price.LaneQuota;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.StopReason;
import org.echelon.price.VectorStatus;
import org.echelon.pricing.LaneShares;
import org.echelon.pricing.Resources;
import org.echelon.reference.Network;
import org.jspecify.annotations.Nullable;

/** Writes prices as the public vector. */
final class PriceVectorForm {
  private final PricingSettings settings;
  private final Network network;
  private final long now;

  PriceVectorForm(PricingSettings settings, Network network, long now) {
    this.settings = settings;
    this.network = network;
    this.now = now;
  }

  /** The UTC day of an instant. */
  static LocalDate day(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  /**
   * The vector to publish. It rules if its gap is narrow, or else if it proves more than the prices
   * in force do: prices that move a part of the way after a change, or of a small assortment, whose
   * whole lots leave a wide gap at any prices, would never be taken otherwise.
   */
  PriceVector vector(
      org.echelon.network.Network core,
      long version,
      PricedPeriods result,
      @Nullable Long warmStart,
      long cpuMillis,
      long wallMillis) {
    var certificate = result.certificate();
    boolean certified =
        result.better() || certificate.gapOfValue() <= settings.options().acceptedGap();
    Instant at = Instant.ofEpochMilli(now);
    return PriceVector.newBuilder()
        .setNetworkId(network.getNetworkId())
        .setVersion(version)
        .setNetworkVersion(network.getVersion())
        .setRunId("run-" + version)
        .setComputedAt(at)
        .setInformedAt(at)
        .setValidFromAt(at)
        .setExpiresAt(at.plus(settings.every().multipliedBy(2)))
        .setStatus(certified ? VectorStatus.CERTIFIED : VectorStatus.CERTIFICATE_ONLY)
        .setPeriodStartsOn(periods())
        .setPrices(certified ? prices(result) : List.of())
        .setQuotas(certified && settings.laneQuotas() ? quotas(core, result) : List.of())
        .setCertificate(
            Certificate.newBuilder()
                .setDualBound(certificate.dualBound())
                .setPrimalValue(certificate.primalValue())
                .setGapOfValue(certificate.gapOfValue())
                .setGapOfConstrainedLoss(certificate.gapOfConstrainedLoss())
                .setWorstViolationShare(certificate.worstViolationShare())
                .setWorstViolationAt(certificate.worstViolationAt())
                .setOracleCalls(certificate.oracleCalls())
                .setRounds(certificate.rounds())
                .setPairs(certificate.pairs())
                .setSkus(certificate.skus())
                .setCpuMillis(cpuMillis)
                .setWallMillis(wallMillis)
                .setPartitionsAnswered(1)
                .setPartitionsExpected(1)
                .setStopReason(StopReason.valueOf(certificate.stopReason().name()))
                .setWarmStartVersion(warmStart)
                .build())
        .build();
  }

  private List<LocalDate> periods() {
    List<LocalDate> starts = new ArrayList<>();
    for (int period = 0; period < network.getPeriods(); period++) {
      starts.add(day(now).plusDays((long) period * network.getPeriodDays()));
    }
    return starts;
  }

  private List<Price> prices(PricedPeriods result) {
    List<Price> prices = new ArrayList<>();
    for (int r = 0; r < result.rows().size(); r++) {
      Resources.Row row = result.rows().row(r);
      prices.add(
          Price.newBuilder()
              .setNode(nodeId(network, row.node()))
              .setResource(row.kind() == Resources.Kind.STORAGE ? Resource.STORAGE : Resource.FLOW)
              .setValues(periods(result.prices()[r]))
              .setUsage(periods(result.usage()[r]))
              .setCapacity(periods(result.capacity()[r]))
              .build());
    }
    return prices;
  }

  private List<LaneQuota> quotas(org.echelon.network.Network core, PricedPeriods result) {
    List<LaneQuota> quotas = new ArrayList<>();
    LaneShares.perDay(core, result.rows(), result.prices(), result.usage())
        .forEach(
            (lane, perDay) ->
                quotas.add(
                    new LaneQuota(lane, periods(perDay).stream().map(this::wholePeriod).toList())));
    return quotas;
  }

  private double wholePeriod(double perDay) {
    return perDay * network.getPeriodDays();
  }

  /** The id of a node. */
  static String nodeId(Network network, int ordinal) {
    return network.getNodes().stream()
        .filter(node -> node.getOrdinal() == ordinal)
        .findFirst()
        .orElseThrow()
        .getNode();
  }

  /** By period; after the last one that is known it goes on. */
  private List<Double> periods(double[] known) {
    List<Double> values = new ArrayList<>();
    for (int period = 0; period < network.getPeriods(); period++) {
      values.add(known[Math.min(period, known.length - 1)]);
    }
    return values;
  }
}
