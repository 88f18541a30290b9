package org.echelon.processor.plan;

import java.time.LocalDate;
import org.echelon.codec.PriceMapping;
import org.echelon.network.Network;
import org.echelon.price.PriceVector;
import org.echelon.valuation.PriceView;
import org.jspecify.annotations.Nullable;

/**
 * A price vector as it reads on one day.
 *
 * @param arriving what stock that is ordered on the day meets when it is there
 * @param today what leaves a node on the day pays
 */
record DayPrices(PriceView arriving, PriceView today) {

  /** The prices of a day; none where there is no vector. */
  static DayPrices of(@Nullable PriceVector vector, Network network, LocalDate day) {
    if (vector == null) {
      PriceView none = PriceView.none(network.nodeSpan());
      return new DayPrices(none, none);
    }
    return new DayPrices(
        PriceMapping.arriving(vector, network, day), PriceMapping.view(vector, network, day));
  }
}
