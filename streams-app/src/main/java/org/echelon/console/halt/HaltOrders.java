package org.echelon.console.halt;

import java.time.Instant;
import java.util.Optional;

/** Orders to stop and to go on, as the command line gives them. */
public interface HaltOrders {

  /**
   * What an order would concern.
   *
   * @throws HaltRefusedException when the scope is none, or not known
   */
  Effect effect(HaltAsk ask, HaltScene scene);

  /**
   * Writes an order, with a word in the audit before and after, and returns when every Plan task
   * obeys.
   *
   * @throws HaltRefusedException when it was refused, somebody else was faster, or not all obey in
   *     time
   */
  Given give(HaltAsk ask);

  /**
   * What an order concerns.
   *
   * @param words all of it in a line
   * @param planned lines that would leave next
   * @param plannedUnits units of these, in base units
   * @param held lines that wait for approval
   * @param openCommands commands that run
   * @param assignedLastHour order lines that were given there in the last hour
   */
  record Effect(
      String words,
      int planned,
      long plannedUnits,
      int held,
      int openCommands,
      int assignedLastHour) {}

  /**
   * An order that all obey.
   *
   * @param millis from writing it until the last task obeyed
   * @param untilAt when it lifts by itself
   */
  record Given(
      String controlId,
      int revision,
      int obeyed,
      int tasks,
      long millis,
      Optional<Instant> untilAt) {}
}
