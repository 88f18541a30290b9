package org.echelon.producers.run;

/**
 * What came of a change that was made while a run went on. Seconds by the wall clock from handing
 * it to the producer until others can read what came of it, read committed; 0 where nothing came.
 *
 * @param change "facility-lost" or "price-doubled"
 * @param node where
 * @param networkInForce every task of Plan rules by the network of the change
 * @param prices the first certified prices of that network; 0 for a price set by hand
 * @param priceVersion their version
 * @param pricedSkus SKUs that the certificate of these prices is about
 * @param gap of the certificate, share of value
 * @param pricesInForce every task of Plan rules by these prices
 * @param firstProposal first proposal that the prices caused
 * @param lastProposal last one until every task had finished
 * @param proposals how many
 * @param finished every task tells that all its SKUs are brought up
 * @param firstDraft first draft of a departure by these prices
 * @param firstCommand first transfer or purchase by these prices; it waits for a cut-off
 * @param firstAssignment first order line assigned by these prices
 * @param firstWithdrawal first command reduced or cancelled after the change
 * @param withdrawals how many
 * @param usesOfNode commands by the network of the change that need the node that was lost
 */
public record ChangeOutcome(
    String change,
    String node,
    double networkInForce,
    double prices,
    long priceVersion,
    long pricedSkus,
    double gap,
    double pricesInForce,
    double firstProposal,
    double lastProposal,
    long proposals,
    double finished,
    double firstDraft,
    double firstCommand,
    double firstAssignment,
    double firstWithdrawal,
    long withdrawals,
    long usesOfNode) {
  /** A site was shut by a new network. */
  public static final String LOST = "facility-lost";

  /** A person doubled the prices of a node. */
  public static final String DOUBLED = "price-doubled";

  /** From the new prices to the first transfer or purchase by them; negative where none came. */
  public double pricesToCommand() {
    return firstCommand == 0 ? -1 : Math.max(0, firstCommand - prices);
  }
}
