package org.echelon.console.compare;

/**
 * A simulated field experiment with one seed; amounts are currency a SKU and day, below zero where
 * the treatment saves.
 *
 * @param treatment policy that was tried, with its settings
 * @param cost effect on the cost, with its 95% interval
 * @param priced the same with what is scarce at its shadow price
 * @param trueEffect what two whole runs say
 * @param decision what the look said at which it would have ended
 */
public record FieldRun(
    String file,
    String lab,
    String treatment,
    String design,
    long seed,
    int pairs,
    double cost,
    double costLow,
    double costHigh,
    double priced,
    double pricedLow,
    double pricedHigh,
    double trueEffect,
    String decision) {}
