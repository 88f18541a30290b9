package org.echelon.planning.regions;

/**
 * The selection of one region, or of all. SKUs count by the items that they stand for; money is
 * currency a day, units are units a day.
 *
 * @param region id, or all
 * @param skus that are offered
 * @param carried of them by the plan of the map
 * @param units demand of the region
 * @param available units for SKUs that the plan carries in the region
 * @param inStock units that find stock in the region by the plan
 * @param planned cost of the region's customers by the plan
 * @param nationally units for SKUs that national placement carries in the region
 * @param national cost of the region's customers by national placement
 * @param list what the region must carry for the share asked for, and what pays beyond
 */
public record RegionSelection(
    String region,
    double skus,
    double carried,
    double units,
    double available,
    double inStock,
    double planned,
    double nationally,
    double national,
    MustList list) {

  /**
   * What the list of a region comes to.
   *
   * @param must SKUs that the share needs
   * @param losing of them those that cost more than they save
   * @param loss what these cost
   * @param pays SKUs that pay beyond the share
   * @param gap most that another list could cost less, SKU by SKU with all else as it is
   * @param available units for SKUs that are carried by the list
   * @param cost of the region's customers where every region carries its list, and nothing else
   * @param reached whether the list reaches the share
   */
  public record MustList(
      double must,
      double losing,
      double loss,
      double pays,
      double gap,
      double available,
      double cost,
      boolean reached) {

    private MustList plus(MustList other) {
      return new MustList(
          must + other.must,
          losing + other.losing,
          loss + other.loss,
          pays + other.pays,
          gap + other.gap,
          available + other.available,
          cost + other.cost,
          reached && other.reached);
    }
  }

  /** Both together; SKUs then count once for each region. */
  RegionSelection plus(RegionSelection other) {
    return new RegionSelection(
        region,
        skus + other.skus,
        carried + other.carried,
        units + other.units,
        available + other.available,
        inStock + other.inStock,
        planned + other.planned,
        nationally + other.nationally,
        national + other.national,
        list.plus(other.list));
  }

  /** Share of SKUs that the plan carries. */
  public double selection() {
    return skus == 0 ? 0 : carried / skus;
  }

  /** Some units as a share of the demand; 1 where there is none. */
  public double share(double of) {
    return units == 0 ? 1 : of / units;
  }

  /** A cost against national placement, as a share of that. */
  public double against(double cost) {
    return national == 0 ? 0 : cost / national - 1;
  }
}
