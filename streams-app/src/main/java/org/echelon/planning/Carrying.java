package org.echelon.planning;

import java.util.function.Predicate;
import org.echelon.network.Lane;

/**
 * Which lanes carry a SKU.
 *
 * @param now those over which it goes now
 * @param inTime those over which it goes when what is ordered now has come to where they begin; all
 *     of {@code now} are among them
 */
public record Carrying(Predicate<Lane> now, Predicate<Lane> inTime) {
  /** Every lane carries it. */
  public static final Carrying EVERYWHERE = always(lane -> true);

  /** Lanes that carry it now and later. */
  public static Carrying always(Predicate<Lane> carries) {
    return new Carrying(carries, carries);
  }
}
