package org.echelon.inventory;

import java.util.List;

/**
 * What booking a record did.
 *
 * @param refusals why, when the outcome is REFUSED; also acks that turn out to fit no command when
 *     their waiting time ends or when their command appears
 * @param cancelWanted ids of running commands for which a cancel should be sent now
 * @param needsRouting whether waiting order lines should be routed now
 * @param waitsForCommand whether the record is an ack kept until its command appears
 */
public record Booking(
    Outcome outcome,
    List<Refusal> refusals,
    List<Alert> alerts,
    List<String> cancelWanted,
    boolean needsRouting,
    boolean waitsForCommand) {

  static Booking of(Outcome outcome) {
    return new Booking(outcome, List.of(), List.of(), List.of(), false, false);
  }

  static Booking refused(Refusal refusal) {
    return new Booking(Outcome.REFUSED, List.of(refusal), List.of(), List.of(), false, false);
  }

  public boolean applied() {
    return outcome == Outcome.APPLIED;
  }

  /** The first refusal, or null. */
  public Refusal refusal() {
    return refusals.isEmpty() ? null : refusals.get(0);
  }
}
