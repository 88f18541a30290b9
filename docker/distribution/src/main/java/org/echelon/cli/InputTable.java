package org.echelon.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.echelon.state.KernelInput;

/** The valuation of the nodes of a decision: what it was computed from, and what came out. */
final class InputTable {
  private static final String ROW = "%-12s %9s %9s %9s %10s %6s %14s %6s %11s %10s %10s";

  private InputTable() {}

  /** A head and a line for each node; margins and prices are in the network's currency. */
  static List<String> lines(List<KernelInput> inputs) {
    List<String> lines = new ArrayList<>();
    lines.add(
        row(
            "NODE",
            "ON HAND",
            "POSITION",
            "LEVEL",
            "DEMAND/DAY",
            "VAR/M",
            "LEAD (SD) D",
            "LOOK D",
            "NEXT/DAY",
            "ROOM/DM3/D",
            "FLOW/UNIT"));
    inputs.forEach(input -> lines.add(row(input)));
    return lines;
  }

  private static String row(KernelInput input) {
    return row(
        input.getNode(),
        Long.toString(input.getOnHandUnits()),
        Long.toString(input.getPositionUnits()),
        Long.toString(input.getLevelUnits()),
        number(2, input.getRatePerDay()),
        number(2, input.getVarianceToMean()),
        number(2, input.getLeadDays()) + " (" + number(2, input.getLeadSdDays()) + ")",
        number(2, input.getReviewDays()),
        number(4, input.getMarginNext()),
        number(4, input.getStoragePricePerCubeDay()),
        number(4, input.getFlowPricePerUnit()));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells);
  }

  private static String number(int digits, double value) {
    return String.format(Locale.ROOT, digits == 2 ? "%.2f" : "%.4f", value);
  }
}
