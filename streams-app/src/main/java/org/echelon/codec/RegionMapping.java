package org.echelon.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.control.Control;
import org.echelon.network.NetworkException;
import org.echelon.network.Node;
import org.echelon.network.Region;
import org.echelon.network.RegionPolicy;
import org.echelon.network.RegionSwitch;
import org.echelon.network.Zone;

/** Reads which regions of a published network keep to themselves, and orders that more do. */
public final class RegionMapping {
  private static final double MICROS = 1e6;
  private static final String SCOPE = "region:";

  private RegionMapping() {}

  /**
   * @throws NetworkException NET_DUPLICATE or NET_REGION when regions stand twice or are not known
   */
  static RegionPolicy policy(
      org.echelon.reference.Network avro, List<Node> nodes, List<Zone> zones) {
    List<Region> named = Region.named(nodes, zones);
    Set<String> known = known(avro, named);
    org.echelon.reference.RegionPolicy policy = avro.getRegionPolicy();
    Set<String> some = new HashSet<>(policy.getRegions());
    for (String region : some) {
      if (!known.contains(region)) {
        throw new NetworkException(
            "NET_REGION", "regionPolicy.regions", region + " is no region here");
      }
    }
    List<Region> kept =
        switch (policy.getMode()) {
          case NATIONAL -> List.of();
          case REGIONAL ->
              some.isEmpty() ? named : named.stream().filter(r -> some.contains(r.id())).toList();
          case UNKNOWN ->
              throw NetworkMapping.unknownKind("regionPolicy.mode", avro.getNetworkId());
        };
    return new RegionPolicy(kept, policy.getOutOfRegionMicros() / MICROS);
  }

  /** What a control of the family REGION that switches says. */
  public static RegionSwitch toCore(Control control) {
    String scope = control.getScope();
    List<Region> drawn = new ArrayList<>();
    for (org.echelon.reference.Region region : control.getRegions()) {
      drawn.add(
          new Region(
              region.getRegion(),
              new HashSet<>(region.getNodes()),
              new HashSet<>(region.getZones())));
    }
    return new RegionSwitch(
        scope.startsWith(SCOPE) ? Optional.of(scope.substring(SCOPE.length())) : Optional.empty(),
        drawn);
  }

  private static Set<String> known(org.echelon.reference.Network avro, List<Region> named) {
    Set<String> known = new HashSet<>();
    for (org.echelon.reference.Region region : avro.getRegions()) {
      if (!known.add(region.getRegion())) {
        throw new NetworkException(
            "NET_DUPLICATE", "regions", region.getRegion() + " stands twice in regions");
      }
    }
    if (known.isEmpty()) {
      named.forEach(region -> known.add(region.id()));
      return known;
    }
    for (Region region : named) {
      if (!known.contains(region.id())) {
        List<String> members = new ArrayList<>(region.nodes());
        members.addAll(region.zones());
        throw new NetworkException(
            "NET_REGION",
            "regions",
            members.stream().sorted().toList()
                + " lie in "
                + region.id()
                + ", which is no region here");
      }
    }
    return known;
  }
}
