package org.echelon.producers.cost;

import java.util.List;
import java.util.Map;

/**
 * What the counted days cost and how customers were served in them, money in currency units.
 *
 * @param fromDay first virtual day counted, from 0
 * @param days virtual days counted
 * @param perDay all parts, a day
 * @param parts each part, a day; they add up to {@code perDay}
 * @param kinds each part by kind of node, a day; CUSTOMER has what belongs to no node
 * @param byDay all parts of each day
 * @param service by speed
 * @param boughtPerDay memo, in no part: goods received from vendors at unit cost, a day
 * @param waitingUnits memo, in no part: units ordered and neither shipped nor lost at the end
 * @param nodes use of capacity by node
 * @param overCube memo, in no part: dm³ above rooms at the fullest moment of a day, mean of days
 * @param overUnits memo, in no part: units above what may be received or sent, a day
 * @param stock mean units by kind of node and day
 * @param kmPerUnit mean distance to the customer, 0 where places are not known
 * @param scarcest prices of the scarcest resources by day
 * @param carried memo, in no part: what is to be added before costs are held against a bound
 * @param waits what had to wait at the doors of sites
 * @param stockValue memo, in no part: stock at unit cost by kind of node, and on the way
 */
public record CostSummary(
    int fromDay,
    int days,
    double perDay,
    Map<CostPart, Double> parts,
    Map<String, Map<CostPart, Double>> kinds,
    List<Double> byDay,
    Map<String, Service> service,
    double boughtPerDay,
    long waitingUnits,
    List<NodeUse> nodes,
    double overCube,
    double overUnits,
    Map<String, List<Double>> stock,
    double kmPerUnit,
    List<PriceDays> scarcest,
    CarriedCost carried,
    Waits waits,
    Map<String, StockValue> stockValue) {

  /**
   * What had to wait at the doors of sites, over the counted days.
   *
   * @param inUnits units that did not go in when they came
   * @param inUnitDays days that units spent in yards
   * @param inCubeDays dm³ times days in yards
   * @param outUnits units that left later than they were ready
   * @param outUnitDays days they were late, summed over units
   */
  public record Waits(
      double inUnits, double inUnitDays, double inCubeDays, double outUnits, double outUnitDays) {

    /** Mean days in the yard of a unit that had to wait. */
    public double meanInDays() {
      return inUnits == 0 ? 0 : inUnitDays / inUnits;
    }

    /** Mean days that a unit which left late was late. */
    public double meanOutDays() {
      return outUnits == 0 ? 0 : outUnitDays / outUnits;
    }
  }

  /**
   * What stock is worth at unit cost.
   *
   * @param start as the first counted day begins
   * @param end after the last one
   */
  public record StockValue(double start, double end) {

    StockValue plus(StockValue other) {
      return new StockValue(start + other.start, end + other.end);
    }
  }

  /**
   * How one speed was served.
   *
   * @param shipped units that left
   * @param lost units that customers gave up
   * @param onTime units that left and come when due
   * @param lateUnitDays days after the due instant, summed over units
   * @param shippingCost currency
   * @param inRegion units that left from the customer's region
   */
  public record Service(
      double shipped,
      double lost,
      double onTime,
      double lateUnitDays,
      double shippingCost,
      double inRegion) {

    /** Share of units, the lost ones among them, that come when due. */
    public double onTimeShare() {
      return shipped + lost == 0 ? 0 : onTime / (shipped + lost);
    }

    /** Mean days late of the units that come late. */
    public double meanLateDays() {
      return shipped == onTime ? 0 : lateUnitDays / (shipped - onTime);
    }

    Service plus(Service other) {
      return new Service(
          shipped + other.shipped,
          lost + other.lost,
          onTime + other.onTime,
          lateUnitDays + other.lateUnitDays,
          shippingCost + other.shippingCost,
          inRegion + other.inRegion);
    }
  }

  /**
   * Use of one node by day, as shares of its limits; 0 where there is none.
   *
   * @param storage largest cube of the day over the room
   * @param inbound units received over the most a day
   * @param outbound units sent over the most a day
   */
  public record NodeUse(
      String node, String kind, List<Double> storage, List<Double> inbound, List<Double> outbound) {

    /** Days on which one of the limits was passed. */
    public long daysOver() {
      long over = 0;
      for (int day = 0; day < storage.size(); day++) {
        double most = Math.max(storage.get(day), Math.max(inbound.get(day), outbound.get(day)));
        over += most > 1 + 1e-9 ? 1 : 0;
      }
      return over;
    }
  }

  /** Price of a resource in the period then running, at the end of each day. */
  public record PriceDays(String node, String resource, List<Double> prices) {}

  /** Service of all speeds together. */
  public Service allSpeeds() {
    return service.values().stream().reduce(new Service(0, 0, 0, 0, 0, 0), Service::plus);
  }

  /** The cost a day that a bound is held against. */
  public double boundedPerDay() {
    return perDay + carried.perDay();
  }

  /** What all stock is worth, on the way and at nodes. */
  public StockValue allStockValue() {
    return stockValue.values().stream().reduce(new StockValue(0, 0), StockValue::plus);
  }

  /** Shipping cost of a unit that left. */
  public double shippingPerUnit() {
    Service all = allSpeeds();
    return all.shipped() == 0 ? 0 : all.shippingCost() / all.shipped();
  }

  /** Share of units that left from the customer's region. */
  public double inRegionShare() {
    Service all = allSpeeds();
    return all.shipped() == 0 ? 0 : all.inRegion() / all.shipped();
  }

  /** Share of days and nodes on which a limit was passed. */
  public double overShare() {
    long over = nodes.stream().mapToLong(NodeUse::daysOver).sum();
    long all = nodes.stream().mapToLong(node -> node.storage().size()).sum();
    return all == 0 ? 0 : (double) over / all;
  }
}
