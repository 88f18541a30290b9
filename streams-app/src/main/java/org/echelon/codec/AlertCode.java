package org.echelon.codec;

import org.echelon.state.Severity;

/** The conditions that people are told of, with the cure; a code is never used for another. */
public enum AlertCode {
  INVARIANT_BROKEN(Severity.CRITICAL, "look at the log, correct the stock, then unfreeze the SKU"),
  OVERSOLD(Severity.WARNING, "count the SKU at the node, or refill it"),
  STOCKOUT_NEAR(Severity.WARNING, "refill the node, or expect lost sales"),
  ORDER_BELOW_SHIPPED(Severity.WARNING, "ask for a return, or raise the order"),
  OVER_SHIPPED(Severity.WARNING, "compare the shipment ids of acks and shipment events"),
  OVER_RECEIVED(Severity.WARNING, "count the SKU at the destination"),
  SHIPPED_AFTER_CANCEL(Severity.WARNING, "ask for the parcel back, or invoice it"),
  ACK_AFTER_EXPIRY(Severity.WARNING, "answer commands in time; this one was called off"),
  COUNT_REQUESTED(Severity.INFO, "count the SKU at the node"),
  ACK_OVERDUE(Severity.WARNING, "ask the source whether it has the command; resend it"),
  TRANSIT_OVERDUE(Severity.WARNING, "ask the carrier; send the receipt, or close it short"),
  NODE_SILENT(Severity.WARNING, "check the connection of the node"),
  PRICES_STALE(Severity.WARNING, "look at the pricing job; the last good prices stay"),
  PRICES_UNCERTIFIED(Severity.WARNING, "look at the pricing run; the last good prices stay"),
  PRICE_ADOPTION_SLOW(Severity.WARNING, "look at the load of the task"),
  CAPACITY_OVER(Severity.CRITICAL, "raise the capacity, or stop supply to the node"),
  COMMANDS_CAPPED(Severity.WARNING, "check the guard rail of the network"),
  COMMANDS_HELD(Severity.INFO, "approve or decline them before the cut-off"),
  FROZEN(Severity.WARNING, "lift the halt when its reason is gone"),
  FORECAST_STALE(Severity.WARNING, "send a forecast that knows newer demand"),
  FORECAST_BIAS(Severity.WARNING, "look at the forecaster"),
  ITEM_MISSING(Severity.WARNING, "send the item; decisions about it wait"),
  REFUSED_GROWING(Severity.WARNING, "look at the refused records; repair their sender"),
  LAG(Severity.WARNING, "add threads or instances"),
  CLOCK_SKEW(Severity.WARNING, "set the sender's clock"),
  LATE_EVENTS(Severity.INFO, "send events as they happen"),
  RESTORING(Severity.INFO, "wait; the task reads its state back");

  private final Severity severity;
  private final String cure;

  AlertCode(Severity severity, String cure) {
    this.severity = severity;
    this.cure = cure;
  }

  /** How bad it is when it rises. */
  public Severity severity() {
    return severity;
  }

  /** What to do about it. */
  public String cure() {
    return cure;
  }
}
