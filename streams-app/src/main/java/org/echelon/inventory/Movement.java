package org.echelon.inventory;

/**
 * Net units that entered (positive) or left a node in some time.
 *
 * @param sellable free and reserved units
 * @param held units that are present and not sellable, missing ones included
 * @param missing held units that a picker did not find; a count settles them
 * @param found sellable units that came to light; they settle missing ones
 * @param lost units given up as lost; they settle missing ones
 */
public record Movement(long sellable, long held, long missing, long found, long lost) {
  public static final Movement NONE = new Movement(0, 0, 0);

  public Movement(long sellable, long held, long missing) {
    this(sellable, held, missing, 0, 0);
  }

  public Movement plus(Movement other) {
    return new Movement(
        sellable + other.sellable,
        held + other.held,
        missing + other.missing,
        found + other.found,
        lost + other.lost);
  }

  Movement times(int sign) {
    return new Movement(sign * sellable, sign * held, sign * missing, sign * found, sign * lost);
  }

  /** Units by which a count after this movement differs from one before it. */
  long counted(boolean coversHeld) {
    return coversHeld ? sellable + held - missing : sellable;
  }

  /** Whether it says anything of missing units. */
  boolean concernsMissing() {
    return missing != 0 || found != 0 || lost != 0;
  }
}
