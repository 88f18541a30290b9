package org.echelon.producers.cost;

import java.util.List;

/**
 * How parcels travel and what each region has, over some days.
 *
 * @param kmPerUnit mean great-circle distance to the customer
 * @param touchesPerUnit mean number of buildings that a parcel passes
 * @param lanes lanes to customers that are used, a day
 * @param truckFill share of trucks on these lanes that is filled
 * @param selections by region
 */
public record RegionFigures(
    double kmPerUnit,
    double touchesPerUnit,
    double lanes,
    double truckFill,
    List<Selection> selections) {

  /**
   * What lies in a region when its customers order.
   *
   * @param skuShare share of the offered SKUs that lie there, mean over days
   * @param demandUnits units ordered
   * @param availableUnits units ordered of SKUs that lay there
   */
  public record Selection(
      String region, double skuShare, double demandUnits, double availableUnits) {

    /** Share of demand. */
    public double demandShare() {
      return demandUnits == 0 ? 0 : availableUnits / demandUnits;
    }
  }

  /** Share of SKUs, mean over regions. */
  public double skuShare() {
    return selections.stream().mapToDouble(Selection::skuShare).average().orElse(0);
  }

  /** Share of demand of all regions. */
  public double demandShare() {
    double demand = selections.stream().mapToDouble(Selection::demandUnits).sum();
    double available = selections.stream().mapToDouble(Selection::availableUnits).sum();
    return demand == 0 ? 0 : available / demand;
  }
}
