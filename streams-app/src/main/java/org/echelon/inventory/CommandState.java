package org.echelon.inventory;

/** Life of a command; a closed state may still be corrected by a later fact. */
public enum CommandState {
  RELEASED(false),
  ACCEPTED(false),
  PICKED(false),
  SHIPPED(false),
  PARTLY_RECEIVED(false),
  RECEIVED(true),
  DONE(true),
  CLOSED_SHORT(true),
  REJECTED(true),
  CANCELLED(true),
  EXPIRED(true);

  private final boolean closed;

  CommandState(boolean closed) {
    this.closed = closed;
  }

  public boolean closed() {
    return closed;
  }
}
