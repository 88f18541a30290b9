package org.echelon.inventory;

/** Net units that entered (positive) or left a node's sellable and held stock in some time. */
public record Movement(long sellable, long held) {
  public static final Movement NONE = new Movement(0, 0);

  public Movement plus(Movement other) {
    return new Movement(sellable + other.sellable, held + other.held);
  }

  Movement times(int sign) {
    return new Movement(sign * sellable, sign * held);
  }

  long counted(boolean coversHeld) {
    return coversHeld ? sellable + held : sellable;
  }
}
