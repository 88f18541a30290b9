package org.echelon.producers.regions;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.echelon.producers.cost.GreatCircle;
import org.echelon.producers.shop.CsvTable;
import org.echelon.reference.Capacity;
import org.echelon.reference.Lane;
import org.echelon.reference.Network;
import org.echelon.reference.Node;
import org.echelon.reference.ShipOption;
import org.echelon.reference.Speed;
import org.echelon.reference.Zone;

/**
 * A building that is like a node there is. In the same zone it ships as that one does. Elsewhere
 * its option to a zone is the one that the node has to the zone whose distance from the node is
 * nearest to its own; zones farther than {@value #REACH} times the farthest of the node's, and
 * {@value #NEAR_KM} km, are out of reach.
 */
final class SiteLike {
  private static final double REACH = 1.5;
  private static final double NEAR_KM = 50;

  private final Network network;
  private final Node like;
  private final Zone zone;
  private final CsvTable.Row row;

  private SiteLike(Network network, Node like, Zone zone, CsvTable.Row row) {
    this.network = network;
    this.like = like;
    this.zone = zone;
    this.row = row;
  }

  static SiteLike of(Network network, CsvTable.Row row, Zone zone) {
    Node like =
        network.getNodes().stream()
            .filter(
                node ->
                    row.text("like")
                        .map(node.getNode()::equals)
                        .orElse(zone.getZone().equals(node.getHomeZone())))
            .findFirst()
            .orElseThrow(
                () ->
                    row.wrong(
                        "like",
                        "there is no such node, or none with the home zone "
                            + zone.getZone()
                            + ". Name the node that the building is like."));
    SiteLike site = new SiteLike(network, like, zone, row);
    if (!site.sameZone() && (row.number("lat").isEmpty() || row.number("lon").isEmpty())) {
      throw row.wrong(
          "lat", "is needed with lon, as " + like.getNode() + " lies in another zone. Add both.");
    }
    return site;
  }

  private boolean sameZone() {
    return zone.getZone().equals(like.getHomeZone());
  }

  /** Adds node, lanes and ship options. */
  void addTo(Network.Builder all, String name, int ordinal, double unitsPerDay) {
    Node.Builder node =
        Node.newBuilder(like)
            .setNode(name)
            .setName(name)
            .setOrdinal(ordinal)
            .setHomeZone(zone.getZone())
            .setRegion(zone.getRegion())
            .setCapacity(capacity(unitsPerDay));
    row.number("lat").ifPresent(node::setLat);
    row.number("lon").ifPresent(node::setLon);
    List<Node> nodes = new ArrayList<>(all.getNodes());
    nodes.add(node.build());
    List<Lane> lanes = new ArrayList<>(all.getLanes());
    for (Lane lane : network.getLanes()) {
      if (lane.getTo().equals(like.getNode())) {
        String id = lane.getFrom() + ">" + name;
        lanes.add(Lane.newBuilder(lane).setLane(id).setTo(name).build());
      }
    }
    List<ShipOption> options = new ArrayList<>(all.getShipOptions());
    for (Zone to : network.getZones()) {
      for (ShipOption option : optionsTo(to)) {
        options.add(
            ShipOption.newBuilder(option)
                .setNode(name)
                .setZone(to.getZone())
                // The sort centres of the other's parcels have no lane from here.
                .setVia(List.of())
                .build());
      }
    }
    all.setNodes(nodes).setLanes(lanes).setShipOptions(options);
  }

  private List<Capacity> capacity(double unitsPerDay) {
    if (Double.isInfinite(unitsPerDay)) {
      return List.of();
    }
    return List.of(
        Capacity.newBuilder()
            .setFromOn(LocalDate.ofInstant(network.getEffectiveAt(), ZoneOffset.UTC).minusDays(7))
            .setInboundUnitsPerDay(unitsPerDay)
            .setOutboundUnitsPerDay(unitsPerDay)
            .build());
  }

  private List<ShipOption> optionsTo(Zone to) {
    List<ShipOption> own =
        network.getShipOptions().stream()
            .filter(option -> option.getNode().equals(like.getNode()))
            .toList();
    if (sameZone()) {
      return own.stream().filter(option -> option.getZone().equals(to.getZone())).toList();
    }
    double way = km(row.number("lat").orElseThrow(), row.number("lon").orElseThrow(), to);
    Map<Speed, ShipOption> nearest = new EnumMap<>(Speed.class);
    Map<Speed, Double> farthest = new EnumMap<>(Speed.class);
    for (ShipOption option : own) {
      Speed speed = option.getSpeed();
      farthest.merge(speed, likeKm(option), Math::max);
      ShipOption before = nearest.get(speed);
      if (before == null || Math.abs(likeKm(option) - way) < Math.abs(likeKm(before) - way)) {
        nearest.put(speed, option);
      }
    }
    return nearest.values().stream()
        .filter(option -> way <= REACH * farthest.getOrDefault(option.getSpeed(), 0.0) + NEAR_KM)
        .toList();
  }

  private double likeKm(ShipOption option) {
    Zone to =
        network.getZones().stream()
            .filter(one -> one.getZone().equals(option.getZone()))
            .findFirst()
            .orElseThrow();
    if (like.getLat() == null || like.getLon() == null) {
      throw row.wrong("like", like.getNode() + " has no place. Name one that has.");
    }
    return km(like.getLat(), like.getLon(), to);
  }

  private double km(double lat, double lon, Zone to) {
    if (to.getLat() == null || to.getLon() == null) {
      throw row.wrong("lat", "cannot be used, as zone " + to.getZone() + " has no place.");
    }
    return GreatCircle.km(lat, lon, to.getLat(), to.getLon());
  }
}
