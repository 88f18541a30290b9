package org.echelon.planning.regions;

import java.util.List;

/**
 * One SKU in one region: whether it is carried there, and what that is worth. Money is currency a
 * day, units are units a day, of all items that the SKU stands for.
 *
 * @param region index of the region
 * @param items that the SKU stands for
 * @param units demand of the region
 * @param nodes ordinals of the nodes by which the plan of the map carries it, none where it does
 *     not
 * @param inStock units of that demand that find stock in the region by that plan
 * @param planned cost of the region's customers by that plan; over all regions it adds up to the
 *     plan's
 * @param national cost of the same customers by national placement; adds up as well
 * @param nationally whether national placement carries it in the region
 * @param carried cost with the SKU carried in the region and all else by national placement; what
 *     that changes for others is in it; NaN where no node may keep it
 * @param outside the same served from outside
 */
public record RegionChoice(
    String sku,
    int region,
    double items,
    double units,
    List<Integer> nodes,
    double inStock,
    double planned,
    double national,
    boolean nationally,
    double carried,
    double outside,
    Standing standing) {

  /** Whether the plan of the map carries a SKU, and why it does not. */
  public enum Standing {
    CARRIED,
    /** Even the cheapest pack of it would cost more than it saves. */
    NOT_WORTH,
    /** A pack of it would save something; the plan, a heuristic, has none. */
    OVERLOOKED,
    /** It would be carried were rooms free. */
    NO_ROOM,
    /** No node of the region is equipped for its handling class. */
    NO_BUILDING,
    /** Nodes are equipped for it, but the item names none of them, or excludes them. */
    NOT_ALLOWED
  }

  public RegionChoice {
    nodes = List.copyOf(nodes);
  }

  /** What carrying saves; below zero where it loses, NaN where it cannot be carried. */
  public double saving() {
    return outside - carried;
  }
}
