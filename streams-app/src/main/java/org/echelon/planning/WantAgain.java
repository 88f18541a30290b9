package org.echelon.planning;

import java.util.List;

/**
 * A want made again from its {@link Grounds} and the ladders of its ends, by the rules that made
 * it: packs while they pay and the source has some left, a quantity that a vendor sells, the flow
 * of a move sideways. What other wants take is as it was told.
 *
 * <p>O(units) for a transfer, O(breaks) for a purchase. Exact: where all others stay as they are,
 * the same units. Source: model, section 5.
 */
public final class WantAgain {
  /** Ordinals of the margins that are asked for. */
  public static final int TO = 0;

  public static final int FROM = 1;

  private final Margins margins;
  private final Grounds grounds;
  private final long pack;

  /**
   * @param planned margins of the plan at {@link #TO} and {@link #FROM}, whatever people fixed
   * @param pack units of a pack
   */
  public WantAgain(Margins planned, Grounds grounds, long pack) {
    this.grounds = grounds;
    this.pack = pack;
    this.margins =
        (node, position) -> {
          double own = planned.next(node, position);
          if (node != TO) {
            return own;
          }
          double ruled = grounds.fixed() ? FixedLevel.margin(own, position, grounds.level()) : own;
          return OrderPoint.worth(ruled, position, grounds.waiting());
        };
  }

  /**
   * What is made again.
   *
   * @param units wanted
   * @param marginPerUnitDay of the best units; NaN where nothing is wanted
   * @param last margin of the last pack; NaN where there is none
   * @param next margin of the pack that is not taken any more
   * @param left units that the source has left for it
   */
  public record Made(long units, double marginPerUnitDay, double last, double next, long left) {}

  /** Margin of the next unit on top of what the destination orders by. */
  public double marginNext() {
    return margins.next(TO, grounds.position());
  }

  /** Units that are moved down, by packs while they pay and last. */
  public Made moved() {
    long left = source().left();
    PackTaker packs = new PackTaker(TO, grounds.position(), pack, margins);
    while (packs.packMargin() > 0 && left >= pack) {
      packs.take();
      left -= pack;
    }
    return packs.tookNone()
        ? new Made(0, Double.NaN, Double.NaN, packs.packMargin(), left)
        : new Made(
            packs.units(),
            packs.steps().get(0).marginPerUnitDay(),
            packs.lastMargin(),
            packs.packMargin(),
            left);
  }

  /** Units of a want over the usual lane that a direct lane brings. */
  public long direct(long usual) {
    long spare = grounds.direct().orElseThrow().spare();
    return DirectWants.steps(List.of(new Step(usual, 0)), spare, pack).get(0).units();
  }

  /**
   * Units that are moved sideways.
   *
   * @param values what one more unit on hand saves at {@link #TO} and {@link #FROM}
   */
  public long sideways(Margins values) {
    return LateralMoves.unitsAlone(grounds, margins, values, TO, FROM, source().left(), pack);
  }

  /** Units that are bought; 0 where none is missing or the next one does not pay. */
  public long bought(QuantityTerms terms, long level, double demandPerDay) {
    long missing = (grounds.fixed() ? grounds.level() : level) - grounds.position();
    return missing > 0 && marginNext() > 0 ? terms.units(missing, demandPerDay) : 0;
  }

  private Grounds.Source source() {
    return grounds.source().orElseThrow();
  }
}
