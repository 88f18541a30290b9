package org.echelon.console.view;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.console.table.ConsoleTables;
import org.echelon.console.table.ControlBook;
import org.echelon.control.Audit;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;

/** What people have ordered that is in force, and what they tried lately. */
public final class ControlsView {
  private ControlsView() {}

  /**
   * Orders in force and attempts of the last 48 hours, newest first.
   *
   * @param tasks Plan tasks that have reported
   */
  public record Controls(
      Optional<Instant> asOf, int tasks, List<InForce> items, List<Tried> history) {}

  /**
   * An order in force.
   *
   * @param what action with its value, such as FREEZE or MODE SET APPROVE
   * @param obeyed Plan tasks that have taken it
   * @param liftedBy the action that lifts a halt; empty for others
   */
  public record InForce(
      String controlId,
      int revision,
      String family,
      String action,
      String what,
      String scope,
      Instant sinceAt,
      Optional<Instant> untilAt,
      String who,
      String why,
      Optional<String> ticket,
      int obeyed,
      int tasks,
      Optional<String> liftedBy) {}

  /** An attempt to change something; refusal says why it failed. */
  public record Tried(
      String auditId,
      Instant at,
      String who,
      String from,
      String operation,
      String scope,
      String why,
      String outcome,
      Optional<String> refusal) {}

  /** All of it. */
  public static Controls of(ConsoleTables tables) {
    return new Controls(
        tables.ticks().at(),
        tables.tasks().plan().size(),
        inForce(tables),
        tables.audits().newest().stream().map(ControlsView::tried).toList());
  }

  /** What is in force, halts first, then by scope. */
  public static List<InForce> inForce(ConsoleTables tables) {
    return tables.halts().lasting(tables.ticks().nowMillis()).stream()
        .map(control -> inForce(tables, control))
        .sorted(
            (one, other) ->
                Boolean.compare(other.liftedBy().isPresent(), one.liftedBy().isPresent()))
        .toList();
  }

  private static InForce inForce(ConsoleTables tables, Control control) {
    int obeyed =
        (int)
            tables.tasks().plan().stream()
                .filter(report -> ControlBook.took(report.task(), control))
                .count();
    return new InForce(
        control.getControlId(),
        control.getRevision(),
        control.getFamily().name(),
        control.getAction().name(),
        what(control),
        control.getScope(),
        control.getEffectiveAt(),
        Optional.ofNullable(control.getExpiresAt()),
        control.getWho(),
        control.getWhy(),
        Optional.ofNullable(control.getTicket()),
        obeyed,
        tables.tasks().plan().size(),
        liftedBy(control));
  }

  private static Optional<String> liftedBy(Control control) {
    if (control.getFamily() != ControlFamily.HALT) {
      return Optional.empty();
    }
    boolean freeze = control.getAction() == ControlAction.FREEZE;
    return Optional.of((freeze ? ControlAction.UNFREEZE : ControlAction.RESUME).name());
  }

  private static Tried tried(Audit audit) {
    return new Tried(
        audit.getAuditId(),
        audit.getAt(),
        audit.getWho(),
        audit.getFrom(),
        audit.getOperation(),
        audit.getScope(),
        audit.getWhy(),
        audit.getOutcome().name().toLowerCase(Locale.ROOT),
        Optional.ofNullable(audit.getRefusal()));
  }

  /** What is ordered, with the value that goes with it. */
  public static String what(Control control) {
    String value = "";
    if (control.getMode() != null) {
      value = " " + control.getMode() + (control.getPart() == null ? "" : " " + control.getPart());
    } else if (control.getLevelUnits() != null) {
      value = " " + control.getLevelUnits();
    } else if (control.getUnits() != null) {
      value = " " + control.getUnits();
    } else if (control.getCapUnitsPerDay() != null) {
      value = " " + control.getCapUnitsPerDay() + " a day";
    }
    boolean plain = control.getFamily() == ControlFamily.HALT;
    return (plain ? "" : control.getFamily() + " ") + control.getAction() + value;
  }
}
