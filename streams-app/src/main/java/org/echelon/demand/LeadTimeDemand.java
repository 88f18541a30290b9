package org.echelon.demand;

/**
 * The demand of a stream with independent increments over L + R, a random lead time L and a review
 * period R, days.
 *
 * <pre>
 * E[D]   = mu (E[L] + R),  Var[D] = v mu (E[L] + R) + (mu sd(L))²,   v = variance to mean
 * exact   P(D >= k) = E[ P(D(L + R) >= k) ]
 * matched negative binomial of that mean and variance
 * </pre>
 *
 * <p>With a gamma L the lines over L are negative binomial, so the exact law is a compound negative
 * binomial (Panjer) plus the independent demand over R; a Poisson stream without review is negative
 * binomial itself. Other lead times are mixed over their points.
 *
 * <p>Orders that overtake each other: the law is that of the demand from an order until it can be
 * sold, L being that order's own time. A level sized by it assumes that orders arrive in sequence,
 * that is, that everything ordered before has arrived by then; so it holds exactly for one source
 * that delivers in turn, whose successive times are then dependent. Where times are independent and
 * orders do cross, the stock on order varies less than this law says: a gap is filled by the
 * earliest of those on the way, not by the one ordered for it. Sizing by this law then holds more
 * stock than needed, the more the deviation of L exceeds R; {@link #crossing} is the law to use.
 *
 * <p>Error of the matched law, measured against the exact one over gamma lead times of 3 to 100
 * days (cv 0.29 to 1), R of 0, 1 and 7, and rates of 0.05 to 5 a day: single units and negative
 * binomial demand of a variance to mean up to 6, at most 0.057 of a tail probability, and one unit
 * or 1.1% of the 95% quantile; lines of up to a dozen, 0.155 of a tail probability, since a smooth
 * law cannot follow the steps of whole cases. 400 points of a gamma lead time: 0.0015 of a tail
 * probability at most, falling with the number of points.
 *
 * <p>Source: G. Hadley, T. M. Whitin, Analysis of Inventory Systems (1963), for demand over a
 * random lead time; for the moments as well; model, section 2.
 *
 * <p>Matched laws cost O(1) to make; the exact law is O(K²) at worst for K units, the mixture that
 * for each point.
 */
public final class LeadTimeDemand {
  /** Points at which a lead time is read where no closed form is at hand. */
  public static final int POINTS = 400;

  private LeadTimeDemand() {}

  /** The exact law; O(K²) at worst for K units, K J for lines of J distinct sizes. */
  public static TabledDemand exact(DemandStream stream, LeadTimeLaw lead, double reviewDays) {
    if (!(lead instanceof LeadTimeLaw.GammaDays)) {
      return mixed(stream, lead, reviewDays, POINTS);
    }
    double lines = stream.linesPerDay() * lead.meanDays();
    double late = stream.linesPerDay() * lead.sdDays();
    TabledDemand overLead =
        CompoundDemand.negativeBinomial(lines, lines + late * late, stream.lineUnits());
    return reviewDays == 0 ? overLead : overLead.plus(stream.over(reviewDays));
  }

  /** The mixture over a number of points of the lead time. */
  public static TabledDemand mixed(
      DemandStream stream, LeadTimeLaw lead, double reviewDays, int count) {
    LeadTimeLaw.Points points = lead.points(count);
    TabledDemand[] laws = new TabledDemand[points.days().length];
    for (int i = 0; i < laws.length; i++) {
      laws[i] = stream.over(points.days()[i] + reviewDays);
    }
    return TabledDemand.mixture(laws, points.weights());
  }

  /** The law of the same mean and variance, in closed form; orders arrive in sequence. */
  public static DemandLaw matched(DemandStream stream, LeadTimeLaw lead, double reviewDays) {
    return matched(stream, lead, reviewDays, lead.sdDays() * lead.sdDays());
  }

  /** The matched law where orders are independent and may overtake each other. */
  public static DemandLaw crossing(DemandStream stream, LeadTimeLaw lead, double reviewDays) {
    return matched(stream, lead, reviewDays, OrderCrossing.varianceDays2(lead, reviewDays));
  }

  private static DemandLaw matched(
      DemandStream stream, LeadTimeLaw lead, double reviewDays, double leadVariance) {
    double rate = stream.ratePerDay();
    double mean = rate * (lead.meanDays() + reviewDays);
    return DemandLaw.of(mean, stream.varianceToMean() * mean + rate * rate * leadVariance);
  }
}
