package org.echelon.console.table;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.lab.ShadowFigures;
import org.echelon.state.LabDecision;
import org.echelon.state.LabState;

/**
 * Labs in shadow: how each stands, and what its answers beside the live ones add up to. Of a lab
 * the first {@value #DECISIONS_AT_MOST} answers are counted, some 80 MB; {@code lab report} counts
 * them all.
 */
public final class LabTable {
  public static final int DECISIONS_AT_MOST = 500_000;

  private final Map<String, LabState> states = new TreeMap<>();
  private final Map<String, Counted> counted = new TreeMap<>();
  private final int atMost;

  LabTable() {
    this(DECISIONS_AT_MOST);
  }

  LabTable(int atMost) {
    this.atMost = atMost;
  }

  /** What was counted of a lab, and how many of its answers were heard. */
  private static final class Counted {
    private final ShadowFigures figures = new ShadowFigures();
    private long heard;
  }

  void take(LabState state) {
    states.put(state.getLab(), state);
  }

  void take(LabDecision decision) {
    Counted lab = counted.computeIfAbsent(decision.getLab(), name -> new Counted());
    lab.heard++;
    if (lab.heard <= atMost) {
      lab.figures.add(decision);
    }
  }

  /** By name. */
  public Collection<LabState> all() {
    return Collections.unmodifiableCollection(states.values());
  }

  /** What the answers of a lab add up to; nothing where none has come. */
  public ShadowFigures figures(String lab) {
    Counted known = counted.get(lab);
    return known == null ? new ShadowFigures() : known.figures;
  }

  /** Whether every answer of a lab that was heard is counted. */
  public boolean whole(String lab) {
    Counted known = counted.get(lab);
    return known == null || known.heard <= atMost;
  }
}
