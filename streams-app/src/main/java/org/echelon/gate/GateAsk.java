package org.echelon.gate;

import java.util.List;

/**
 * A gate's question, what every partition would put on a departure. Instants in epoch milliseconds,
 * limits in units and cube (dm³), infinite where nothing limits.
 */
public record GateAsk(
    String askId,
    String gate,
    List<String> lanes,
    long departureMillis,
    int round,
    long priceVersion,
    long networkVersion,
    double limitUnits,
    double limitCube,
    boolean dry,
    long atMillis,
    String reason) {
  public GateAsk {
    lanes = List.copyOf(lanes);
  }
}
