package org.echelon.network;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A person's order that a region keeps to itself, or that each of them does. It overlays the policy
 * of a network and leaves the network as it is.
 *
 * @param region the region, or none for all
 * @param drawn regions with the members that they have for this order; none for those of the
 *     network
 */
public record RegionSwitch(Optional<String> region, List<Region> drawn) {

  public RegionSwitch {
    drawn = List.copyOf(drawn);
  }

  /**
   * The policy of a network with switches in force, in whatever order they came. One for all comes
   * before those of single regions; what it draws replaces all regions that keep to themselves. One
   * that names a region that is neither drawn nor of the network has no effect.
   */
  public static RegionPolicy overlay(Network network, Collection<RegionSwitch> switches) {
    RegionPolicy own = network.terms().regionPolicy();
    if (switches.isEmpty()) {
      return own;
    }
    Map<String, Region> known = byId(network.regions());
    Map<String, Region> kept = byId(own.regions());
    for (RegionSwitch all : switches) {
      if (all.region().isEmpty()) {
        known = all.drawn().isEmpty() ? known : byId(all.drawn());
        kept = new TreeMap<>(known);
      }
    }
    for (RegionSwitch one : switches) {
      if (one.region().isPresent()) {
        String id = one.region().get();
        Region region = (one.drawn().isEmpty() ? known : byId(one.drawn())).get(id);
        if (region != null) {
          kept.put(id, region);
        }
      }
    }
    return new RegionPolicy(List.copyOf(kept.values()), own.outOfRegionPerUnit());
  }

  /**
   * Checks that the order means something in a network.
   *
   * @throws NetworkException CTL_SCOPE for a region that nobody knows, NET_REGION where what is
   *     drawn has no such region, names what is not there, or gives a node or zone to two
   */
  public void check(Network network) {
    Map<String, Region> known = byId(drawn.isEmpty() ? network.regions() : drawn);
    if (region.isPresent() && !known.containsKey(region.get())) {
      throw new NetworkException(
          drawn.isEmpty() ? "CTL_SCOPE" : "NET_REGION",
          drawn.isEmpty() ? "scope" : "regions",
          region.get() + " is none of the regions " + String.join(", ", known.keySet()));
    }
    members("regions.nodes", Region::nodes, id -> network.ordinal(id) >= 0);
    members("regions.zones", Region::zones, id -> network.zone(id) >= 0);
  }

  private void members(
      String field, Function<Region, Collection<String>> members, Predicate<String> known) {
    TreeSet<String> seen = new TreeSet<>();
    for (Region each : drawn) {
      for (String member : new TreeSet<>(members.apply(each))) {
        if (!known.test(member)) {
          throw new NetworkException(
              "NET_REGION", field, member + " of " + each.id() + " is not in the network");
        }
        if (!seen.add(member)) {
          throw new NetworkException("NET_REGION", field, member + " lies in two regions");
        }
      }
    }
  }

  private static Map<String, Region> byId(Collection<Region> regions) {
    return regions.stream()
        .collect(
            Collectors.toMap(Region::id, region -> region, (one, other) -> other, TreeMap::new));
  }
}
