package org.echelon.pricing;

/**
 * One of the whole choices that a member of a plan has.
 *
 * @param loss what it is worth less than the best choice at the prices, currency
 * @param use of each row that the member uses
 */
record Choice(double loss, double[] use) {}
