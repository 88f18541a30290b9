package org.echelon.producers.cost;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.echelon.network.Network;
import org.echelon.network.Speed;
import org.echelon.valuation.ItemTerms;

/** Order lines that have neither left nor been lost, at the beginning of any day. */
final class OpenOrders {
  private static final long DAY_MILLIS = 86_400_000;

  private final long startMillis;
  private final Map<String, Line> lines = new HashMap<>();
  private long open;
  private final List<Closing> closings = new ArrayList<>();

  /** A line with the units that are still open. */
  private static final class Line {
    private final String sku;
    private final int zone;
    private final String speed;
    private final long atMillis;
    private long wanted;
    private long open;

    Line(String sku, int zone, String speed, long atMillis, long units) {
      this.sku = sku;
      this.zone = zone;
      this.speed = speed;
      this.atMillis = atMillis;
      this.wanted = units;
      this.open = units;
    }
  }

  /** Units of a line that stayed open overnight. */
  private record Closing(Line line, long units, long atMillis) {}

  /** Days begin at an instant. */
  OpenOrders(long startMillis) {
    this.startMillis = startMillis;
  }

  void placed(String id, String sku, int zone, String speed, long atMillis, long units) {
    if (lines.putIfAbsent(id, new Line(sku, zone, speed, atMillis, units)) == null) {
      open += units;
    }
  }

  /** Another number of units is wanted; who takes an order back is owed nothing. */
  void revised(String id, long units) {
    Line line = lines.get(id);
    if (line != null) {
      long more = Math.max(-line.open, units - line.wanted);
      line.wanted = units;
      settle(id, line, more);
    }
  }

  /** A customer does without units, which were wanted. */
  void lost(String id, long units, long atMillis) {
    Line line = lines.get(id);
    if (line != null) {
      line.wanted -= units;
      closed(id, units, atMillis);
    }
  }

  /** Units that customers wait for. */
  long units() {
    return open;
  }

  private void settle(String id, Line line, long more) {
    line.open += more;
    open += more;
    if (line.open <= 0) {
      lines.remove(id);
    }
  }

  /** Units have left. */
  void closed(String id, long wanted, long atMillis) {
    Line line = lines.get(id);
    if (line != null) {
      long units = Math.min(wanted, line.open);
      if ((atMillis - startMillis) / DAY_MILLIS > (line.atMillis - startMillis) / DAY_MILLIS) {
        closings.add(new Closing(line, units, atMillis));
      }
      settle(id, line, -units);
    }
  }

  /** The least that it costs to serve what was open when a day began, from then on, currency. */
  double leastCost(
      long atMillis, long untilMillis, Network network, Function<String, ItemTerms> items) {
    List<Closing> open = new ArrayList<>();
    for (Closing closing : closings) {
      if (closing.line.atMillis < atMillis && closing.atMillis >= atMillis) {
        open.add(closing);
      }
    }
    for (Line line : lines.values()) {
      if (line.atMillis < atMillis) {
        open.add(new Closing(line, line.open, untilMillis));
      }
    }
    if (open.isEmpty()) {
      return 0;
    }
    long first = open.stream().mapToLong(c -> c.line.atMillis).min().orElse(atMillis);
    ServiceMoments moments = new ServiceMoments(network, first, untilMillis);
    double sum = 0;
    for (Closing closing : open) {
      Line line = closing.line;
      var key = moments.key(line.zone, Speed.valueOf(line.speed), line.atMillis, atMillis);
      ItemTerms item = items.apply(line.sku);
      sum += closing.units * new LeastService(network, item).of(moments.leaving(key));
    }
    return sum;
  }
}
