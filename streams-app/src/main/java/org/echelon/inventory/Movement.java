package org.echelon.inventory;

/**
 * Net units that entered (positive) or left a node in some time.
 *
 * @param sellable free and reserved units
 * @param held units that are present and not sellable, missing ones included
 * @param missing held units that a picker did not find; a count settles them
 */
public record Movement(long sellable, long held, long missing) {
  public static final Movement NONE = new Movement(0, 0, 0);

  public Movement plus(Movement other) {
    return new Movement(sellable + other.sellable, held + other.held, missing + other.missing);
  }

  Movement times(int sign) {
    return new Movement(sign * sellable, sign * held, sign * missing);
  }

  /** Units by which a count after this movement differs from one before it. */
  long counted(boolean coversHeld) {
    return coversHeld ? sellable + held - missing : sellable;
  }
}
