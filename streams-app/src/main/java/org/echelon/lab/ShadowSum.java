package org.echelon.lab;

import org.echelon.state.LabLine;

/** Decisions of two policies, added up. */
public final class ShadowSum {
  private static final double MICROS = 1e6;

  private long decisions;
  private long equal;
  private long liveUnits;
  private long labUnits;
  private long commonUnits;
  private double value;

  /** Adds what both wanted over one lane with one departure. */
  void add(LabLine line, long unitCostMicros) {
    long difference = line.getLabUnits() - line.getLiveUnits();
    decisions++;
    equal += difference == 0 ? 1 : 0;
    liveUnits += line.getLiveUnits();
    labUnits += line.getLabUnits();
    commonUnits += Math.min(line.getLabUnits(), line.getLiveUnits());
    value += difference * (unitCostMicros / MICROS);
  }

  /** Pairs of a SKU and a lane, at a departure, of which one policy wanted something. */
  public long decisions() {
    return decisions;
  }

  public long liveUnits() {
    return liveUnits;
  }

  public long labUnits() {
    return labUnits;
  }

  /** Units that only the lab wanted. */
  public long unitsUp() {
    return labUnits - commonUnits;
  }

  /** Units that only the live plan wanted. */
  public long unitsDown() {
    return liveUnits - commonUnits;
  }

  /** What the lab wanted above the live plan, in currency at the cost of units. */
  public double value() {
    return value;
  }

  /** Share of the decisions in which both wanted equal units. */
  public double agreement() {
    return decisions == 0 ? 1 : (double) equal / decisions;
  }

  /** Share of the units that either wanted which both wanted. */
  public double unitAgreement() {
    long either = liveUnits + labUnits - commonUnits;
    return either == 0 ? 1 : (double) commonUnits / either;
  }
}
