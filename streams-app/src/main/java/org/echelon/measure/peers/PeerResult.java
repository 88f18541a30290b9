package org.echelon.measure.peers;

/**
 * What a peer found.
 *
 * @param bound the dual at its best prices, currency a day
 * @param floor below which it has proved that no bound lies; minus infinity where it proves none
 * @param calls questions to the model
 * @param reached whether the bound asked for was reached
 */
public record PeerResult(double[] prices, double bound, double floor, int calls, boolean reached) {}
