package org.echelon.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What booking a record did.
 *
 * @param refusals why, when the outcome is REFUSED; also acks that turn out to fit no command when
 *     their waiting time ends or when their command appears
 * @param cancelWanted ids of running commands for which a cancel should be sent now
 * @param needsRouting whether waiting order lines should be routed now
 * @param waitsFor the record itself, when it is an ack kept until its command appears; else null
 * @param refusedAcks the waiting acks that the refusals speak of, in the same order; empty when
 *     they speak of the record itself
 */
public record Booking(
    Outcome outcome,
    List<Refusal> refusals,
    List<Alert> alerts,
    List<String> cancelWanted,
    boolean needsRouting,
    @Nullable WaitingAck waitsFor,
    List<WaitingAck> refusedAcks) {

  static Booking of(Outcome outcome) {
    return new Booking(outcome, List.of(), List.of(), List.of(), false, null, List.of());
  }

  static Booking refused(Refusal refusal) {
    return new Booking(
        Outcome.REFUSED, List.of(refusal), List.of(), List.of(), false, null, List.of());
  }

  /** Whether the record is an ack kept until its command appears. */
  public boolean waitsForCommand() {
    return waitsFor != null;
  }

  public boolean applied() {
    return outcome == Outcome.APPLIED;
  }

  /** The first refusal, or null. */
  public @Nullable Refusal refusal() {
    return refusals.isEmpty() ? null : refusals.get(0);
  }
}
