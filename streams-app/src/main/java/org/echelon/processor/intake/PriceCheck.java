package org.echelon.processor.intake;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.echelon.codec.RefusalCode;
import org.echelon.price.Certificate;
import org.echelon.price.LaneQuota;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;

/** The form of one chunk of a price vector; one bad number refuses the chunk, hence the vector. */
final class PriceCheck {
  /** Of the dual bound: what rounding may put the primal value above it. */
  private static final double ROUNDING = 1e-9;

  private PriceCheck() {}

  static void check(PriceVector vector, Form form) {
    form.id("networkId", vector.getNetworkId())
        .range("version", vector.getVersion(), 1, Long.MAX_VALUE)
        .range("chunks", vector.getChunks(), 1, 10_000)
        .range("chunk", vector.getChunk(), 1, vector.getChunks())
        .range("networkVersion", vector.getNetworkVersion(), 1, Long.MAX_VALUE)
        .label("runId", vector.getRunId())
        .instant("computedAt", vector.getComputedAt())
        .instant("informedAt", vector.getInformedAt())
        .instant("validFromAt", vector.getValidFromAt())
        .instant("expiresAt", vector.getExpiresAt())
        .rule(
            vector.getExpiresAt().isAfter(vector.getValidFromAt()),
            RefusalCode.FIELD_CONFLICT,
            "expiresAt",
            vector.getExpiresAt())
        .kind("status", vector.getStatus())
        .rule(
            rising(vector.getPeriodStartsOn()),
            RefusalCode.PRICE_SHAPE,
            "periodStartsOn",
            vector.getPeriodStartsOn());
    prices(vector, form);
    for (LaneQuota quota : vector.getQuotas()) {
      form.id("quotas.lane", quota.getLane())
          .rule(
              all(quota.getUnitsPerPeriod(), PriceCheck::price),
              RefusalCode.PRICE_SHAPE,
              "quotas.unitsPerPeriod",
              quota.getLane());
    }
    certificate(vector, form);
  }

  private static void prices(PriceVector vector, Form form) {
    int periods = vector.getPeriodStartsOn().size();
    Set<String> seen = new HashSet<>();
    for (Price price : vector.getPrices()) {
      String row = price.getNode() + " " + price.getResource();
      form.id("prices.node", price.getNode())
          .kind("prices.resource", price.getResource())
          .rule(
              seen.add(row)
                  && price.getValues().size() == periods
                  && all(price.getValues(), PriceCheck::price),
              RefusalCode.PRICE_SHAPE,
              "prices.values",
              row + " " + price.getValues())
          .rule(
              forScreens(price.getUsage(), periods) && forScreens(price.getCapacity(), periods),
              RefusalCode.PRICE_SHAPE,
              "prices.usage",
              row);
    }
  }

  private static void certificate(PriceVector vector, Form form) {
    Certificate certificate = vector.getCertificate();
    if (certificate == null) {
      // Later chunks lean on the certificate of the first.
      form.rule(
          vector.getStatus() == VectorStatus.MANUAL || vector.getChunk() > 1,
          RefusalCode.PRICE_CERTIFICATE,
          "certificate",
          "");
      return;
    }
    double dual = certificate.getDualBound();
    double primal = certificate.getPrimalValue();
    form.rule(
            Double.isFinite(dual) && Double.isFinite(primal),
            RefusalCode.PRICE_CERTIFICATE,
            "certificate",
            primal + " of " + dual)
        .rule(
            primal <= dual + ROUNDING * Math.abs(dual),
            RefusalCode.PRICE_CERTIFICATE,
            "certificate.primalValue",
            primal + " of " + dual)
        .kind("certificate.stopReason", certificate.getStopReason());
  }

  private static boolean price(double value) {
    return Double.isFinite(value) && value >= 0;
  }

  /** Nothing, or a number for each period; no limit is infinite. */
  private static boolean forScreens(List<Double> values, int periods) {
    return values.isEmpty() || (values.size() == periods && all(values, v -> v >= 0));
  }

  private static boolean all(List<Double> values, Predicate<Double> holds) {
    return values.stream().allMatch(holds);
  }

  private static boolean rising(List<LocalDate> days) {
    for (int i = 1; i < days.size(); i++) {
      if (!days.get(i).isAfter(days.get(i - 1))) {
        return false;
      }
    }
    return true;
  }
}
