package org.echelon.processor.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.echelon.codec.NetworkMapping;
import org.echelon.codec.RefusalCode;
import org.echelon.reference.Capacity;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.Region;
import org.echelon.reference.ShipOption;
import org.echelon.reference.StatusSpan;
import org.echelon.reference.Zone;
import org.jspecify.annotations.Nullable;

/** The form of a network snapshot: its names and dates, and that the core can be built from it. */
final class NetworkCheck {
  // Stored positions have room by ordinal, so a slip of the pen must not make it huge.
  private static final int ORDINAL_MAX = 9_999;
  private static final int MINUTES_MAX = 366 * 24 * 60;

  private NetworkCheck() {}

  static void check(Network network, Form form) {
    form.id("networkId", network.getNetworkId())
        .range("version", network.getVersion(), 1, Long.MAX_VALUE)
        .label("source", network.getSource())
        .instant("issuedAt", network.getIssuedAt())
        .instant("effectiveAt", network.getEffectiveAt())
        .rule(
            network.getCurrency().matches("[A-Z]{3}"),
            RefusalCode.FIELD_CHARACTERS,
            "currency",
            network.getCurrency())
        .range("periodDays", network.getPeriodDays(), 1, 366)
        .range("periods", network.getPeriods(), 1, 366)
        .range("lostSaleBaseMicros", network.getLostSaleBaseMicros(), 0, Long.MAX_VALUE)
        .range(
            "regionPolicy.outOfRegionMicros",
            network.getRegionPolicy().getOutOfRegionMicros(),
            0,
            Long.MAX_VALUE);
    network.getNodes().forEach(node -> node(node, form));
    zones(network.getZones(), form);
    regions(network, form);
    network.getLanes().forEach(lane -> lane(lane, form));
    for (ShipOption option : network.getShipOptions()) {
      form.label("shipOptions.option", option.getOption())
          .amount("shipOptions.transitSdDays", option.getTransitSdDays())
          .amount("shipOptions.costPerKg", option.getCostPerKg())
          .amount("shipOptions.maxUnitsPerDay", option.getMaxUnitsPerDay());
    }
    form.mapped(() -> NetworkMapping.toCore(network, network.getEffectiveAt().toEpochMilli()));
  }

  private static void node(Node node, Form form) {
    form.id("nodes.node", node.getNode())
        .range("nodes.ordinal", node.getOrdinal(), 0, ORDINAL_MAX)
        .range("nodes.echelon", node.getEchelon(), 0, 99)
        .id("nodes.region", node.getRegion())
        .optionalId("nodes.homeZone", node.getHomeZone())
        .checkDigit("nodes.gln", node.getGln(), 13)
        .positive("nodes.reviewDays", node.getReviewDays());
    for (String handled : node.getHandlingClasses()) {
      form.id("nodes.handlingClasses", handled);
    }
    for (StatusSpan span : node.getStatus()) {
      form.kind("nodes.status", span.getStatus())
          .instant("nodes.status.fromAt", span.getFromAt())
          .instant("nodes.status.untilAt", span.getUntilAt());
    }
    for (Capacity step : node.getCapacity()) {
      form.day("nodes.capacity.fromOn", step.getFromOn())
          .rule(
              capacity(step.getStorageCube())
                  && capacity(step.getInboundUnitsPerDay())
                  && capacity(step.getOutboundUnitsPerDay())
                  && step.getDayFactors().stream().allMatch(NetworkCheck::capacity)
                  && (step.getDayFactors().isEmpty() || step.getDayFactors().size() == 7),
              RefusalCode.NET_CAPACITY,
              "nodes.capacity",
              node.getNode() + " from " + step.getFromOn());
    }
  }

  private static boolean capacity(@Nullable Double value) {
    return value == null || (Double.isFinite(value) && value >= 0);
  }

  private static void zones(List<Zone> zones, Form form) {
    Set<String> prefixes = new HashSet<>();
    for (Zone zone : zones) {
      form.id("zones.zone", zone.getZone())
          .id("zones.region", zone.getRegion())
          .optionalId("zones.station", zone.getStation());
      for (String prefix : zone.getPostalPrefixes()) {
        form.rule(prefixes.add(prefix), RefusalCode.NET_DUPLICATE, "zones.postalPrefixes", prefix);
      }
    }
  }

  /** Where regions list their members, nobody may be a member of two. */
  private static void regions(Network network, Form form) {
    Set<String> nodes = new HashSet<>();
    Set<String> zones = new HashSet<>();
    for (Region region : network.getRegions()) {
      form.id("regions.region", region.getRegion());
      for (String node : region.getNodes()) {
        form.rule(nodes.add(node), RefusalCode.NET_REGION, "regions.nodes", node + " twice");
      }
      for (String zone : region.getZones()) {
        form.rule(zones.add(zone), RefusalCode.NET_REGION, "regions.zones", zone + " twice");
      }
    }
  }

  private static void lane(Lane lane, Form form) {
    form.id("lanes.lane", lane.getLane())
        .amount("lanes.costPerKg", lane.getCostPerKg())
        .amount("lanes.costPerDeparture", lane.getCostPerDeparture())
        .amount("lanes.truckKg", lane.getTruckKg())
        .amount("lanes.maxCubePerDeparture", lane.getMaxCubePerDeparture())
        .amount("lanes.minCubePerDeparture", lane.getMinCubePerDeparture())
        .range("lanes.ackWithinMinutes", lane.getAckWithinMinutes(), 1, MINUTES_MAX)
        .range("lanes.expireAfterMinutes", lane.getExpireAfterMinutes(), 1, MINUTES_MAX)
        .amount("lanes.overdueAfterDays", lane.getOverdueAfterDays())
        .range(
            "lanes.calendar.releaseLeadMinutes",
            lane.getCalendar().getReleaseLeadMinutes(),
            0,
            MINUTES_MAX);
  }
}
