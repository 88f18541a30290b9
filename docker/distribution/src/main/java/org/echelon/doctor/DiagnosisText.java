package org.echelon.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A diagnosis in lines: what is good side by side, then what is wrong with its cure. */
public final class DiagnosisText {
  private static final int WIDTH = 100;
  private static final int COLUMN = 33;

  private DiagnosisText() {}

  /** All lines. */
  public static List<String> lines(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>(sideBySide(diagnosis.of(Mark.GOOD)));
    for (Mark mark : List.of(Mark.CRITICAL, Mark.WARNING, Mark.NOTE)) {
      for (Finding finding : diagnosis.of(mark)) {
        lines.add(mark.sign() + " " + finding.text() + "  [" + finding.id() + "]");
        if (!finding.cure().isEmpty()) {
          lines.add("    cure: " + finding.cure());
        }
      }
    }
    Map<String, List<String>> unseen = new LinkedHashMap<>();
    for (Finding finding : diagnosis.of(Mark.NOT_LOOKED)) {
      unseen.computeIfAbsent(finding.text(), why -> new ArrayList<>()).add(finding.id());
    }
    unseen.forEach(
        (why, ids) ->
            lines.add(Mark.NOT_LOOKED.sign() + " not looked at: " + Names.some(ids) + ": " + why));
    return lines;
  }

  /** The whole in a sentence. */
  public static String verdict(Diagnosis diagnosis) {
    int critical = diagnosis.of(Mark.CRITICAL).size();
    int warnings = diagnosis.of(Mark.WARNING).size();
    long unseen = diagnosis.of(Mark.NOT_LOOKED).stream().map(Finding::id).distinct().count();
    String of =
        " of " + diagnosis.checks() + " checks" + (unseen == 0 ? "" : ", " + unseen + " not made");
    return diagnosis.healthy()
        ? "healthy: nothing wrong in " + (diagnosis.checks() - unseen) + of
        : "not healthy: " + critical + " critical, " + Names.count(warnings, "warning") + of;
  }

  private static List<String> sideBySide(List<Finding> good) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (Finding finding : good) {
      String cell = finding.mark().sign() + " " + finding.text();
      int column = line.isEmpty() ? 0 : (line.length() / COLUMN + 1) * COLUMN;
      if (!line.isEmpty() && column + cell.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
        column = 0;
      }
      line.append(" ".repeat(column - line.length())).append(cell);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
