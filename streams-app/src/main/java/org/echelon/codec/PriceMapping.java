package org.echelon.codec;

import java.time.LocalDate;
import java.util.List;
import org.echelon.network.Network;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.valuation.PriceView;

/** Reads a price vector as the prices of one day, by node ordinal. */
public final class PriceMapping {
  private PriceMapping() {}

  /** The prices of the period a day lies in; nodes unknown to the network are left out. */
  public static PriceView view(PriceVector vector, Network network, LocalDate day) {
    int period = period(vector.getPeriodStartsOn(), day);
    double[] storage = new double[network.nodeSpan()];
    double[] flow = new double[network.nodeSpan()];
    for (Price price : vector.getPrices()) {
      int node = network.ordinal(price.getNode());
      if (node >= 0 && !price.getValues().isEmpty()) {
        double value = price.getValues().get(Math.min(period, price.getValues().size() - 1));
        if (price.getResource() == Resource.STORAGE) {
          storage[node] += value;
        } else {
          flow[node] += value;
        }
      }
    }
    return new PriceView(vector.getVersion(), storage, flow);
  }

  private static int period(List<LocalDate> starts, LocalDate day) {
    int period = 0;
    while (period + 1 < starts.size() && !day.isBefore(starts.get(period + 1))) {
      period++;
    }
    return period;
  }
}
