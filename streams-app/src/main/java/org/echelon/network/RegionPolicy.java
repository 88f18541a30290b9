package org.echelon.network;

import java.util.Comparator;
import java.util.List;

/**
 * Which regions keep to themselves, and what that is worth: an order from a zone of such a region
 * costs the amount more from a node outside it. In region first, spill-over priced, never
 * forbidden.
 *
 * <pre>
 * amount(n, z) = outOfRegionPerUnit  if z lies in one of the regions and n in none that holds z
 *                0                   otherwise
 * </pre>
 *
 * @param regions those that keep to themselves, in order of id; none where the network is national
 * @param outOfRegionPerUnit currency per unit, zero or more; kept where no region keeps to itself,
 *     for those that are switched later
 */
public record RegionPolicy(List<Region> regions, double outOfRegionPerUnit) {

  /** No difference between regions, and none if they are switched. */
  public static final RegionPolicy NATIONAL = new RegionPolicy(List.of(), 0);

  public RegionPolicy {
    regions = regions.stream().sorted(Comparator.comparing(Region::id)).toList();
  }

  /** Whether any region keeps to itself. */
  public boolean regional() {
    return !regions.isEmpty();
  }

  /** Whether a region keeps to itself. */
  public boolean keeps(String region) {
    return regions.stream().anyMatch(kept -> kept.id().equals(region));
  }

  /** Whether a zone lies in one of the regions. */
  public boolean holds(Zone zone) {
    return regions.stream().anyMatch(region -> region.zones().contains(zone.id()));
  }

  /** Whether a zone lies in one of the regions, and a node in none that holds it. */
  public boolean outside(Node node, Zone zone) {
    boolean kept = false;
    for (Region region : regions) {
      if (region.zones().contains(zone.id())) {
        if (region.nodes().contains(node.id())) {
          return false;
        }
        kept = true;
      }
    }
    return kept;
  }

  /** Currency that a unit for a zone costs more because it comes from a node. */
  public double amount(Node node, Zone zone) {
    return outside(node, zone) ? outOfRegionPerUnit : 0;
  }
}
