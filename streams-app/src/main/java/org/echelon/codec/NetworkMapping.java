package org.echelon.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.network.Lane;
import org.echelon.network.LaneKind;
import org.echelon.network.LaneMode;
import org.echelon.network.Limits;
import org.echelon.network.Network;
import org.echelon.network.NetworkException;
import org.echelon.network.Node;
import org.echelon.network.RegionPolicy;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.network.Trucks;
import org.echelon.network.Zone;
import org.jspecify.annotations.Nullable;

/**
 * Reads a published network into the one that decisions use, as it stands at an instant: the
 * capacity step and the status then in force.
 */
public final class NetworkMapping {
  private static final double MICROS = 1e6;

  private NetworkMapping() {}

  /**
   * The network at an instant in epoch milliseconds.
   *
   * @throws NetworkException with the reason code and the field when the record cannot be a network
   */
  public static Network toCore(org.echelon.reference.Network avro, long atMillis) {
    List<Node> nodes = nodes(avro, atMillis);
    List<Zone> zones = new ArrayList<>();
    for (org.echelon.reference.Zone zone : avro.getZones()) {
      zones.add(
          new Zone(
              zone.getZone(),
              zone.getRegion(),
              CalendarMapping.timeZone(zone.getTimeZone(), "zones.timeZone"),
              zone.getPostalPrefixes(),
              Optional.ofNullable(zone.getStation())));
    }
    Network.Terms terms = terms(avro, RegionMapping.policy(avro, nodes, zones));
    // Lanes and ship options name nodes and zones by id, which a network without them resolves.
    Network places =
        new Network(
            avro.getNetworkId(), avro.getVersion(), terms, nodes, zones, List.of(), List.of());
    List<Lane> lanes = new ArrayList<>();
    for (org.echelon.reference.Lane lane : avro.getLanes()) {
      lanes.add(lane(lane, places, avro.getEffectiveAt().toEpochMilli()));
    }
    List<ShipOption> options = new ArrayList<>();
    for (org.echelon.reference.ShipOption option : avro.getShipOptions()) {
      options.add(option(option, places));
    }
    checkRoutes(zones, options);
    return new Network(avro.getNetworkId(), avro.getVersion(), terms, nodes, zones, lanes, options);
  }

  /** The nodes alone, as they stand at an instant. */
  public static List<Node> nodes(org.echelon.reference.Network avro, long atMillis) {
    List<Node> nodes = new ArrayList<>();
    for (org.echelon.reference.Node node : avro.getNodes()) {
      nodes.add(NodeMapping.toCore(node, atMillis, avro.getEffectiveAt().toEpochMilli()));
    }
    return nodes;
  }

  /**
   * The first instant after a given one, in epoch milliseconds, at which {@link #toCore} may give
   * another network; {@link Long#MAX_VALUE} when none will come.
   */
  public static long changesAt(org.echelon.reference.Network avro, long afterMillis) {
    long next = Long.MAX_VALUE;
    for (org.echelon.reference.Node node : avro.getNodes()) {
      next = Math.min(next, NodeMapping.changesAt(node, afterMillis));
    }
    return next;
  }

  private static Network.Terms terms(org.echelon.reference.Network avro, RegionPolicy regions) {
    org.echelon.reference.Limits rails = avro.getLimits();
    Limits limits =
        new Limits(
            orNone(rails.getCommandUnitsMax()),
            rails.getCommandDaysOfCoverMax(),
            rails.getPriceChangeRatioMax(),
            rails.getPositionMaxAgeMinutes(),
            rails.getCommandValueMicrosMax() == null
                ? Double.POSITIVE_INFINITY
                : rails.getCommandValueMicrosMax() / MICROS,
            orNone(rails.getLaneUnitsPerDayMax()),
            orNone(rails.getSkuUnitsPerDayMax()),
            rails.getCommandsPerMinuteMax());
    if (avro.getPeriodDays() < 1 || avro.getPeriods() < 1) {
      throw new NetworkException("FIELD_RANGE", "periods", "there is at least one period of a day");
    }
    return new Network.Terms(
        avro.getCurrency(),
        avro.getPeriodDays(),
        avro.getPeriods(),
        avro.getLostSaleBaseMicros() / MICROS,
        regions,
        limits);
  }

  private static long orNone(@Nullable Long limit) {
    return limit == null ? Long.MAX_VALUE : limit;
  }

  private static Lane lane(org.echelon.reference.Lane lane, Network places, long effectiveMillis) {
    String id = lane.getLane();
    int from = node(places, lane.getFrom(), "lanes.from");
    int to = node(places, lane.getTo(), "lanes.to");
    LaneKind kind =
        switch (lane.getKind()) {
          case REPLENISH -> LaneKind.REPLENISH;
          case LATERAL -> LaneKind.LATERAL;
          case PURCHASE -> LaneKind.PURCHASE;
          case RETURN -> LaneKind.RETURN;
          case OUTBOUND -> LaneKind.OUTBOUND;
          case UNKNOWN -> throw unknownKind("lanes.kind", id);
        };
    return new Lane(
        id,
        from,
        to,
        kind,
        CalendarMapping.calendar(
            lane.getCalendar(), places.node(from).timeZone(), id, effectiveMillis),
        CalendarMapping.leadTime(lane.getLeadTime(), id),
        amount(lane.getCostPerUnit(), "lanes.costPerUnit"),
        amount(lane.getCostPerCube(), "lanes.costPerCube"),
        new Trucks(
            limit(lane.getTruckCube(), "lanes.truckCube"),
            limit(lane.getTruckKg(), "lanes.truckKg"),
            amount(lane.getCostPerDeparture(), "lanes.costPerDeparture"),
            amount(lane.getMinCubePerDeparture(), "lanes.minCubePerDeparture")),
        limit(lane.getMaxUnitsPerDeparture(), "lanes.maxUnitsPerDeparture"),
        mode(lane.getMode(), id),
        lane.getAckWithinMinutes(),
        lane.getExpireAfterMinutes(),
        lane.getAssumeAcks());
  }

  private static LaneMode mode(org.echelon.reference.LaneMode mode, String lane) {
    return switch (mode) {
      case AUTO -> LaneMode.AUTO;
      case APPROVE -> LaneMode.APPROVE;
      case SHADOW -> LaneMode.SHADOW;
      case UNKNOWN -> throw unknownKind("lanes.mode", lane);
    };
  }

  private static ShipOption option(org.echelon.reference.ShipOption option, Network places) {
    int node = node(places, option.getNode(), "shipOptions.node");
    int zone = places.zone(option.getZone());
    if (zone < 0) {
      throw new NetworkException(
          "REF_UNKNOWN_ZONE", "shipOptions.zone", "no zone is called " + option.getZone());
    }
    Speed speed =
        switch (option.getSpeed()) {
          case SAME_DAY -> Speed.SAME_DAY;
          case NEXT_DAY -> Speed.NEXT_DAY;
          case TWO_DAY -> Speed.TWO_DAY;
          case STANDARD -> Speed.STANDARD;
          case UNKNOWN -> throw unknownKind("shipOptions.speed", option.getOption());
        };
    return new ShipOption(
        node,
        zone,
        speed,
        option.getOption(),
        amount(option.getTransitDays(), "shipOptions.transitDays"),
        CalendarMapping.localTime(option.getCutoffLocalTime(), "shipOptions.cutoffLocalTime"),
        option.getTimeZone() == null
            ? places.node(node).timeZone()
            : CalendarMapping.timeZone(option.getTimeZone(), "shipOptions.timeZone"),
        CalendarMapping.daysOfWeek(option.getDaysOfWeek(), "shipOptions.daysOfWeek"),
        amount(option.getCostPerUnit(), "shipOptions.costPerUnit"),
        amount(option.getCostPerCube(), "shipOptions.costPerCube"),
        amount(option.getLateCostPerUnit(), "shipOptions.lateCostPerUnit"),
        option.getVia().stream().map(id -> node(places, id, "shipOptions.via")).toList());
  }

  private static void checkRoutes(List<Zone> zones, List<ShipOption> options) {
    Set<Integer> reached = new HashSet<>();
    options.forEach(option -> reached.add(option.zone()));
    for (int z = 0; z < zones.size(); z++) {
      if (!reached.contains(z)) {
        throw new NetworkException(
            "NET_NO_ROUTE", "shipOptions", "no node ships to zone " + zones.get(z).id());
      }
    }
  }

  private static int node(Network places, String id, String field) {
    int ordinal = places.ordinal(id);
    if (ordinal < 0) {
      throw new NetworkException("REF_UNKNOWN_NODE", field, "no node is called " + id);
    }
    return ordinal;
  }

  static double limit(@Nullable Double value, String field) {
    return value == null ? Double.POSITIVE_INFINITY : amount(value, field);
  }

  static double amount(double value, String field) {
    if (!Double.isFinite(value)) {
      throw new NetworkException("FIELD_NOT_FINITE", field, field + " is not a finite number");
    }
    if (value < 0) {
      throw new NetworkException("FIELD_NEGATIVE", field, field + " is below zero");
    }
    return value;
  }

  static NetworkException unknownKind(String field, String what) {
    return new NetworkException(
        "FIELD_KIND_UNKNOWN", field, field + " of " + what + " is not known to this version");
  }
}
