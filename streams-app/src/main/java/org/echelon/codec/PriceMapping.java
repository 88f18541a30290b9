package org.echelon.codec;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.valuation.PriceView;

/** Reads a price vector by node ordinal, as the prices of one day or of what is ordered on it. */
public final class PriceMapping {
  private PriceMapping() {}

  /** The prices of the period a day lies in; nodes unknown to the network are left out. */
  public static PriceView view(PriceVector vector, Network network, LocalDate day) {
    int[] days = new int[network.nodeSpan()];
    return view(vector, network, day, days, days);
  }

  /**
   * The prices that what is ordered on a day meets when it is there, by the mean lead time of the
   * lane that fills its node; the flow of a node that only fills others is paid for by what they
   * order, so it has the price of when that is there.
   */
  public static PriceView arriving(PriceVector vector, Network network, LocalDate day) {
    int[] there = new int[network.nodeSpan()];
    int[] below = new int[network.nodeSpan()];
    Arrays.fill(below, -1);
    for (Node node : network.nodes()) {
      Lane lane = network.feeder(node.ordinal()).orElse(null);
      if (lane != null) {
        int days = (int) lane.leadTime().meanDays();
        there[node.ordinal()] = days;
        if (lane.kind() == LaneKind.REPLENISH) {
          below[lane.from()] = Math.max(below[lane.from()], days);
        }
      }
    }
    network.shipOptions().forEach(option -> below[option.node()] = -1);
    int[] flows = new int[there.length];
    Arrays.setAll(flows, n -> below[n] < 0 ? there[n] : below[n]);
    return view(vector, network, day, there, flows);
  }

  private static PriceView view(
      PriceVector vector, Network network, LocalDate day, int[] storageDays, int[] flowDays) {
    double[] storage = new double[network.nodeSpan()];
    double[] flow = new double[network.nodeSpan()];
    for (Price price : vector.getPrices()) {
      int node = network.ordinal(price.getNode());
      if (node >= 0 && !price.getValues().isEmpty()) {
        boolean stores = price.getResource() == Resource.STORAGE;
        LocalDate then = day.plusDays((stores ? storageDays : flowDays)[node]);
        int period = period(vector.getPeriodStartsOn(), then);
        double value = price.getValues().get(Math.min(period, price.getValues().size() - 1));
        (stores ? storage : flow)[node] += value;
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
