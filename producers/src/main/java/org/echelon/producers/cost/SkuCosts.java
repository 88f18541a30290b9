package org.echelon.producers.cost;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.echelon.codec.PriceMapping;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.price.PriceVector;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.PriceView;

/**
 * What each SKU costs by virtual day, the same amounts as the sheet of all, and what it would cost
 * if it paid the shadow prices in force for the room it takes and for what comes in:
 *
 * <pre>
 * priced = cost + integral of cube at nodes x storage price + units that come in x flow price
 * </pre>
 */
public final class SkuCosts implements CostListener {
  private final Network network;
  private final long startMillis;
  private final Map<String, Sku> skus = new HashMap<>();
  private PriceView prices;

  /** Amounts of one SKU. */
  private final class Sku {
    private final DaySums booked = new DaySums();
    private final DaySums flow = new DaySums();
    private final DaySums lost = new DaySums();
    private final DaySums ordered = new DaySums();
    private final DayIntegral kept = new DayIntegral(startMillis);
    private final DayIntegral room = new DayIntegral(startMillis);
    private final double[] cube = new double[network.nodeSpan()];
  }

  SkuCosts(Network network, long startMillis) {
    this.network = network;
    this.startMillis = startMillis;
    this.prices = PriceView.none(network.nodeSpan());
  }

  /** Currency of all parts of a SKU and day. */
  public double cost(String sku, int day) {
    Sku sums = skus.get(sku);
    return sums == null ? 0 : sums.booked.of(day) + sums.kept.of(day);
  }

  /** The cost, and what is scarce at its shadow price. */
  public double priced(String sku, int day) {
    Sku sums = skus.get(sku);
    return sums == null ? 0 : cost(sku, day) + sums.flow.of(day) + sums.room.of(day);
  }

  /** Units that customers gave up. */
  public double lostUnits(String sku, int day) {
    Sku sums = skus.get(sku);
    return sums == null ? 0 : sums.lost.of(day);
  }

  /** Units that customers ordered. */
  public double orderedUnits(String sku, int day) {
    Sku sums = skus.get(sku);
    return sums == null ? 0 : sums.ordered.of(day);
  }

  @Override
  public void ordered(String sku, int zone, int day, long units) {
    of(sku).ordered.add(day, units);
  }

  @Override
  public void booked(String sku, int day, double currency) {
    of(sku).booked.add(day, currency);
  }

  @Override
  public void lost(String sku, int day, long units) {
    of(sku).lost.add(day, units);
  }

  @Override
  public void arrived(String sku, int node, int day, long units) {
    of(sku).flow.add(day, units * prices.flow(node));
  }

  @Override
  public void change(ItemTerms item, int ordinal, long units, long atMillis) {
    Node node = network.node(ordinal);
    if (node.kind().holdsStock()) {
      Sku sums = of(item.sku());
      double cube = units * item.unitCube();
      double perDay = units * item.holdingPerUnitDay() + cube * node.storageCostPerCubeDay();
      sums.kept.change(atMillis, perDay);
      sums.cube[ordinal] += cube;
      sums.room.change(atMillis, cube * prices.storage(ordinal));
    }
  }

  @Override
  public void onTheWay(ItemTerms item, int to, long units, long atMillis) {
    if (network.node(to).kind().holdsStock()) {
      of(item.sku()).kept.change(atMillis, units * item.holdingPerUnitDay());
    }
  }

  @Override
  public void inYard(ItemTerms item, int ordinal, long units, double multiple, long atMillis) {
    Node node = network.node(ordinal);
    if (node.kind().holdsStock()) {
      double cube = units * item.unitCube();
      of(item.sku()).kept.change(atMillis, cube * node.storageCostPerCubeDay() * multiple);
    }
  }

  @Override
  public void prices(PriceVector vector) {
    LocalDate today = LocalDate.ofInstant(vector.getComputedAt(), ZoneOffset.UTC);
    prices(PriceMapping.view(vector, network, today), vector.getComputedAt().toEpochMilli());
  }

  void prices(PriceView next, long atMillis) {
    for (Sku sums : skus.values()) {
      double change = 0;
      for (int n = 0; n < sums.cube.length; n++) {
        change += sums.cube[n] * (next.storage(n) - prices.storage(n));
      }
      sums.room.change(atMillis, change);
    }
    prices = next;
  }

  @Override
  public void upTo(long atMillis) {
    for (Sku sums : skus.values()) {
      sums.kept.upTo(atMillis);
      sums.room.upTo(atMillis);
    }
  }

  private Sku of(String sku) {
    return skus.computeIfAbsent(sku, s -> new Sku());
  }
}
