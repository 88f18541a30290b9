package org.echelon.pricing;

/**
 * An integer plan that fits every capacity: lots by pair in the model's order, how many of the
 * pair's demand streams are served, its value without prices (currency a day) and its usage in the
 * model's scale.
 */
public record Plan(int[] lots, int[] streams, double value, double[] usage) {}
