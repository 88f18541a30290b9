package org.echelon.planning;

/**
 * Some packs of a want with their average marginal value: the best packs of a want come first.
 *
 * @param units units of the step, whole packs
 * @param marginPerUnitDay average marginal value of its units, currency per unit and day
 */
public record Step(long units, double marginPerUnitDay) {}
