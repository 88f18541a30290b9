package org.echelon.console.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.console.table.CommandHead;
import org.echelon.console.table.ConsoleTables;
import org.echelon.lab.LabWords;
import org.echelon.lab.ShadowFigures;
import org.echelon.lab.ShadowSum;
import org.echelon.state.LabDecision;
import org.echelon.state.LabLine;
import org.echelon.state.LabState;

/** What labs in shadow would have decided, beside what was decided. No outcome is claimed by it. */
public final class AgreementView {
  private AgreementView() {}

  /**
   * A lab.
   *
   * @param tried its policy and settings
   * @param status whether it runs, in a word or two
   * @param whole whether all its answers are counted
   * @param decisions pairs of a SKU and a lane, at a departure, of which one policy wanted
   *     something
   * @param equalShare of them those in which both wanted as many units
   * @param unitShare of the units that either wanted those that both did
   * @param unitsUp units that only the lab wanted
   * @param unitsDown units that only the live plan wanted
   * @param valueAtCost what the lab wanted above the live plan, at the cost of the units
   * @param largest differences, one for each SKU and lane
   */
  public record Agreement(
      String lab,
      String tried,
      String status,
      Optional<Instant> from,
      Optional<Instant> to,
      boolean whole,
      int departures,
      int skus,
      long decisions,
      double equalShare,
      double unitShare,
      long liveUnits,
      long labUnits,
      long unitsUp,
      long unitsDown,
      double valueAtCost,
      List<ByReason> byReason,
      List<Difference> largest) {}

  /** Decisions that are equal, or differ for one reason. */
  public record ByReason(
      String reason,
      String text,
      long decisions,
      long unitsUp,
      long unitsDown,
      double valueAtCost) {}

  /**
   * A SKU and a lane over which both want other units, at the departure at which they differ most.
   *
   * @param times how often they differ
   * @param why the live decision, where a command came of it that is still kept here
   */
  public record Difference(
      String sku,
      String lane,
      String to,
      Instant departureAt,
      long positionUnits,
      long liveLevelUnits,
      long labLevelUnits,
      long liveUnits,
      long labUnits,
      double liveMarginNext,
      double labMarginNext,
      double valueAtCost,
      int times,
      String reason,
      String text,
      Optional<String> why) {}

  /**
   * All labs that are known, by name.
   *
   * @param now by the clock on the wall
   */
  public static List<Agreement> of(ConsoleTables tables, Instant now) {
    return tables.labs().all().stream().map(lab -> of(tables, lab, now)).toList();
  }

  private static Agreement of(ConsoleTables tables, LabState lab, Instant now) {
    ShadowFigures figures = tables.labs().figures(lab.getLab());
    ShadowSum all = figures.all();
    return new Agreement(
        lab.getLab(),
        LabWords.tried(lab),
        LabWords.status(lab, now),
        figures.from(),
        figures.to(),
        tables.labs().whole(lab.getLab()),
        figures.departures(),
        figures.skus(),
        all.decisions(),
        all.agreement(),
        all.unitAgreement(),
        all.liveUnits(),
        all.labUnits(),
        all.unitsUp(),
        all.unitsDown(),
        all.value(),
        figures.byReason().entrySet().stream()
            .map(AgreementView::reason)
            .sorted(Comparator.comparingLong(ByReason::decisions).reversed())
            .toList(),
        figures.largest().stream().map(one -> difference(tables, one)).toList());
  }

  private static ByReason reason(Map.Entry<String, ShadowSum> reason) {
    ShadowSum sum = reason.getValue();
    return new ByReason(
        reason.getKey(),
        LabWords.reason(reason.getKey()),
        sum.decisions(),
        sum.unitsUp(),
        sum.unitsDown(),
        sum.value());
  }

  private static Difference difference(ConsoleTables tables, ShadowFigures.Difference difference) {
    LabDecision decision = difference.decision();
    LabLine line = difference.line();
    return new Difference(
        decision.getSku(),
        line.getLane(),
        line.getTo(),
        decision.getDepartureAt(),
        line.getPositionUnits(),
        line.getLiveLevelUnits(),
        line.getLabLevelUnits(),
        line.getLiveUnits(),
        line.getLabUnits(),
        line.getLiveMarginNext(),
        line.getLabMarginNext(),
        difference.size() / 1e6,
        difference.times(),
        line.getReason(),
        LabWords.reason(line.getReason()),
        why(tables, decision, line));
  }

  /** The lab's answer has no id of its own; the live one is known by lane and departure. */
  private static Optional<String> why(ConsoleTables tables, LabDecision decision, LabLine line) {
    long departure = decision.getDepartureAt().toEpochMilli();
    return tables.commands().ofSku(decision.getSku()).stream()
        .map(command -> command.head())
        .filter(head -> head.lane().equals(line.getLane()) && head.dueAt() == departure)
        .map(CommandHead::decisionId)
        .filter(id -> tables.decisions().find(id).isPresent())
        .findFirst();
  }
}
