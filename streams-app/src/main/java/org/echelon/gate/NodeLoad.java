package org.echelon.gate;

/**
 * Partial sums of a node over the SKUs of one partition. Whole numbers, so that the sum does not
 * depend on the order of adding: cube in thousandths, outflow in millionths of units a day.
 */
public record NodeLoad(
    long onHandMilliCube,
    long inboundMilliCube,
    long inboundUnits,
    long outflowMicroUnitsPerDay,
    long outflowMicroCubePerDay,
    long openLines) {

  /** An empty node. */
  public static final NodeLoad NONE = new NodeLoad(0, 0, 0, 0, 0, 0);

  public NodeLoad plus(NodeLoad other) {
    return new NodeLoad(
        onHandMilliCube + other.onHandMilliCube,
        inboundMilliCube + other.inboundMilliCube,
        inboundUnits + other.inboundUnits,
        outflowMicroUnitsPerDay + other.outflowMicroUnitsPerDay,
        outflowMicroCubePerDay + other.outflowMicroCubePerDay,
        openLines + other.openLines);
  }
}
