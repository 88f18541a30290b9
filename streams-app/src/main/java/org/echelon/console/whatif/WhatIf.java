package org.echelon.console.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.echelon.codec.RegistryValues;
import org.echelon.config.Deployment;
import org.echelon.job.NetworkTrial;
import org.echelon.job.PlanReader;
import org.echelon.processor.plan.KeptPlan;
import org.echelon.processor.plan.SkuTrial;
import org.echelon.processor.plan.Supposition;
import org.echelon.processor.plan.SuppositionException;

/**
 * Answers what would be, were something otherwise: of one SKU by Plan's own steps over a copy of
 * what it has stored, of limits by pricing all ladders anew. It reads and writes nothing. What an
 * answer takes for granted stands in it.
 */
public final class WhatIf {
  private final Deployment deployment;
  private final PlanReader plans;

  public WhatIf(Deployment deployment) {
    this.deployment = deployment;
    this.plans = new PlanReader(deployment);
  }

  /**
   * Of one SKU.
   *
   * @param scope {@code sku:} and the SKU
   * @param supposed what is otherwise, in words
   * @param before as Plan would have it now, by node
   * @param after as it would have it then
   */
  public record SkuAnswer(
      String scope,
      Instant asOf,
      String currency,
      long networkVersion,
      long priceVersion,
      List<String> supposed,
      List<SkuTrial.Row> before,
      List<SkuTrial.Row> after,
      List<String> assumptions) {}

  /**
   * Of the limits of the network.
   *
   * @param gainPerDay what the best prices say is earned more, currency
   * @param leastGainPerDay proved: no less
   * @param mostGainPerDay proved: no more
   */
  public record NetworkAnswer(
      String scope,
      Instant asOf,
      String currency,
      long networkVersion,
      long priceVersion,
      long skus,
      List<String> supposed,
      double gainPerDay,
      double leastGainPerDay,
      double mostGainPerDay,
      NetworkTrial.Side before,
      NetworkTrial.Side after,
      List<String> assumptions) {}

  /**
   * Answers for one SKU.
   *
   * @param skus all that are known; asked only where this one is not
   * @throws SuppositionException when a name is not known, or there is no answer
   */
  public SkuAnswer sku(
      String sku, List<Supposition> suppositions, Supplier<? extends Collection<String>> skus) {
    KeptPlan kept = plans.read(sku);
    if (!kept.known()) {
      throw SuppositionException.unknown("SKU", sku, skus.get(), "the items");
    }
    SkuTrial.Outcome outcome =
        SkuTrial.of(kept, plans.partition(sku), deployment.partitions(), suppositions);
    return new SkuAnswer(
        "sku:" + sku,
        outcome.at(),
        outcome.currency(),
        outcome.networkVersion(),
        outcome.priceVersion(),
        words(suppositions),
        outcome.before(),
        outcome.after(),
        assumptions(outcome));
  }

  /**
   * Answers for the limits of the network.
   *
   * @throws SuppositionException when a node is not known or not limited, or nothing can be priced
   */
  public NetworkAnswer network(List<Supposition> suppositions) {
    NetworkTrial.Outcome outcome;
    try (RegistryValues values =
        new RegistryValues(deployment.registryUrl(), deployment.prefix())) {
      outcome = NetworkTrial.run(deployment, values, suppositions);
    }
    return new NetworkAnswer(
        "network",
        outcome.at(),
        outcome.currency(),
        outcome.networkVersion(),
        outcome.priceVersion(),
        outcome.skus(),
        words(suppositions),
        outcome.gainPerDay(),
        outcome.leastGainPerDay(),
        outcome.mostGainPerDay(),
        outcome.before(),
        outcome.after(),
        List.of(
            "The plans of all "
                + outcome.skus()
                + " SKUs as they stand, priced anew on both sides: what is compared differs by the"
                + " limits alone, and both may differ from the prices in force.",
            "One price for all weeks. Demand streams are held; in truth demand and levels answer"
                + " new prices, over several runs.",
            "Nothing is commanded or published."));
  }

  private static List<String> words(List<Supposition> suppositions) {
    return suppositions.stream().map(Supposition::words).toList();
  }

  private static List<String> assumptions(SkuTrial.Outcome outcome) {
    List<String> all = new ArrayList<>();
    all.add(
        outcome.priceVersion() == 0
            ? "No prices are in force, so room and flow cost nothing."
            : "Prices v" + outcome.priceVersion() + " are held but for what is supposed of them.");
    all.add(
        outcome.forecastVersion() == 0
            ? "Demand is learned from orders: no forecast was sent."
            : "Demand is that of forecast v" + outcome.forecastVersion() + ".");
    all.add(
        "Plan's own steps go on from its present plan. Stock, what is on its way and other SKUs"
            + " stay as they are.");
    all.addAll(outcome.notes());
    all.add("Nothing is commanded: what is sent is decided at each departure, as things are then.");
    return all;
  }
}
