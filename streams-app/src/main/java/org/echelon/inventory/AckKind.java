package org.echelon.inventory;

/** Kinds of answer to a command. */
public enum AckKind {
  ACCEPTED(false),
  REJECTED(false),
  PICKED(false),
  SHIPPED(true),
  RECEIVED(false),
  SHORT(false),
  CANCELLED(false);

  private final boolean lastByDefault;

  AckKind(boolean lastByDefault) {
    this.lastByDefault = lastByDefault;
  }

  /** What an absent {@code final} means: a shipment is the last one, a receipt is not. */
  public boolean lastByDefault() {
    return lastByDefault;
  }
}
