package org.echelon.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One setting of the world in which policies are compared.
 *
 * @param name {@code nominal}; {@code capacity-85}, rooms and flows at 85% of nominal; {@code
 *     storage-60}, rooms at 60% and flows at 160%, so that rooms alone bind
 * @param roomFactor factor of all rooms
 * @param flowFactor factor of all flows
 */
record EvidenceCell(String name, double roomFactor, double flowFactor) {
  private static final Pattern FORM = Pattern.compile("(capacity|storage)-([1-9][0-9]{0,2})");
  private static final double AMPLE_FLOW = 1.6;

  /** Reads a name. */
  static EvidenceCell of(String name) {
    if (name.equals("nominal")) {
      return new EvidenceCell(name, 1, 1);
    }
    Matcher matcher = FORM.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "there is no cell '"
              + name
              + "'; write nominal, capacity-N or storage-N with N in percent, such as capacity-85");
    }
    double factor = Integer.parseInt(matcher.group(2)) / 100.0;
    return new EvidenceCell(
        name, factor, matcher.group(1).equals("capacity") ? factor : AMPLE_FLOW);
  }

  /** Reads several names, each once. */
  static List<EvidenceCell> of(List<String> names) {
    List<EvidenceCell> cells = names.stream().map(name -> of(name.trim())).toList();
    if (cells.stream().map(EvidenceCell::name).distinct().count() < cells.size()) {
      throw new IllegalArgumentException("each cell is named once, not " + names);
    }
    return cells;
  }

  /** Whether capacities are those of the world as it is. */
  boolean nominal() {
    return roomFactor == 1 && flowFactor == 1;
  }

  /** What it is, for people. */
  String words() {
    return String.format(
        Locale.ROOT,
        "rooms at %.0f%% and flows at %.0f%% of nominal",
        100 * roomFactor,
        100 * flowFactor);
  }
}
