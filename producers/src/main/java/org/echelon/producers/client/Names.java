package org.echelon.producers.client;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.echelon.codec.FactMapping;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.NearestName;
import org.echelon.codec.NetworkMapping;
import org.echelon.codec.Origin;
import org.echelon.codec.RefusalCode;
import org.echelon.codec.RefusedRecord;
import org.echelon.event.DemandClass;
import org.echelon.event.DemandHistory;
import org.echelon.event.Forecast;
import org.echelon.event.OrderLine;
import org.echelon.inventory.Refusal;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.network.ShipOption;
import org.echelon.network.Speed;
import org.echelon.network.Zone;
import org.echelon.reference.Item;
import org.echelon.reference.ItemVendor;
import org.echelon.topic.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a record names against a network. Facts are read the way Plan reads them, so what it
 * would refuse is known here.
 */
public final class Names {
  private final @Nullable Network network;
  private final Set<String> nodes = new LinkedHashSet<>();
  private final Set<String> vendors = new LinkedHashSet<>();
  private final Set<String> zones = new LinkedHashSet<>();

  private Names(@Nullable Network network) {
    this.network = network;
    if (network != null) {
      for (Node node : network.nodes()) {
        (node.kind() == NodeKind.VENDOR ? vendors : nodes).add(node.id());
      }
      network.zones().stream().map(Zone::id).forEach(zones::add);
    }
  }

  /** Nothing is known, so no name is wrong. */
  public static Names unknown() {
    return new Names(null);
  }

  /** The names of a published network, as it stands at an instant in epoch milliseconds. */
  public static Names of(org.echelon.reference.Network network, long atMillis) {
    return new Names(NetworkMapping.toCore(network, atMillis));
  }

  /** Whether there is a network to check against. */
  public boolean known() {
    return network != null;
  }

  /** The version of the network, 0 when there is none. */
  public long version() {
    return network == null ? 0 : network.version();
  }

  /** The zone of a network that has just one; empty otherwise. */
  public String onlyZone() {
    return zones.size() == 1 ? zones.iterator().next() : "";
  }

  /** The home zone of a node; empty when it has none or is not known. */
  public String homeZone(String node) {
    if (network == null) {
      return "";
    }
    int ordinal = network.ordinal(node);
    return ordinal < 0 ? "" : network.node(ordinal).homeZone().orElse("");
  }

  /** The zone of an order line as Plan finds it; without a network the one that it says. */
  public Optional<String> zone(OrderLine line) {
    if (network == null) {
      return Optional.ofNullable(line.getZone());
    }
    return new FactMapping(network).zone(line).filter(zones::contains);
  }

  /** The first name that the network does not have, with the nearest one that it has. */
  Optional<Complaint> complaint(SpecificRecord record) {
    if (network == null) {
      return Optional.empty();
    }
    if (record instanceof Item item) {
      return vendors(item);
    }
    if (record instanceof Forecast forecast) {
      return zones(
          "classes.zone", forecast.getClasses().stream().map(DemandClass::getZone).toList());
    }
    if (record instanceof DemandHistory history) {
      return zones("zone", List.of(history.getZone()));
    }
    return fact(network, record);
  }

  private Optional<Complaint> fact(Network network, SpecificRecord record) {
    Optional<LogKind> kind = kind(record);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    try {
      new FactMapping(network)
          .fact(new LogRecord(kind.get(), new Origin("", 0, 0), (SpecificRecordBase) record), null);
    } catch (RefusedRecord refused) {
      return worded(record, refused.refusal());
    }
    return record instanceof OrderLine line ? speed(network, line) : Optional.empty();
  }

  private Optional<Complaint> worded(SpecificRecord record, Refusal refusal) {
    switch (RefusalCode.valueOf(refusal.code())) {
      case REF_UNKNOWN_NODE:
        String field = record instanceof OrderLine ? "assignedNode" : refusal.field();
        Set<String> all = new LinkedHashSet<>(nodes);
        all.addAll(vendors);
        return Optional.of(unknown(refusal.code(), field, refusal.value(), all, "node"));
      case REF_UNKNOWN_ZONE:
        return Optional.of(unknown(refusal.code(), "zone", refusal.value(), zones, "zone"));
      case REF_UNKNOWN_VENDOR:
        return Optional.of(
            unknown(refusal.code(), refusal.field(), refusal.value(), vendors, "vendor"));
      case REF_UNKNOWN_LANE:
        return Optional.of(
            new Complaint(
                refusal.code(),
                refusal.field(),
                refusal.value(),
                "is no lane" + in(),
                Check.sentence(refusal.cure())));
      case UNIT_MISMATCH:
        // The item's packs are not known here.
        return Optional.empty();
      default:
        return Optional.of(
            new Complaint(
                refusal.code(), refusal.field(), "", "is missing", Check.sentence(refusal.cure())));
    }
  }

  private Optional<Complaint> speed(Network network, OrderLine line) {
    int zone = line.getZone() == null ? -1 : network.zone(line.getZone());
    Set<String> speeds = new LinkedHashSet<>();
    for (ShipOption option : network.shipOptions()) {
      if (zone < 0 || option.zone() == zone) {
        speeds.add(Speed.values()[option.speed().ordinal()].name());
      }
    }
    String speed = line.getSpeed().name();
    return speeds.contains(speed)
        ? Optional.empty()
        : Optional.of(
            new Complaint(
                "REF_UNKNOWN_SPEED",
                "speed",
                speed,
                "is not offered" + (zone < 0 ? "" : " to " + line.getZone()) + in(),
                "Offered: " + String.join(", ", speeds)));
  }

  private Optional<Complaint> zones(String field, Collection<String> named) {
    return named.stream()
        .filter(zone -> !zones.contains(zone))
        .findFirst()
        .map(zone -> unknown("REF_UNKNOWN_ZONE", field, zone, zones, "zone"));
  }

  private Optional<Complaint> vendors(Item item) {
    return item.getVendors().stream()
        .map(ItemVendor::getVendor)
        .filter(vendor -> !vendors.contains(vendor))
        .findFirst()
        .map(vendor -> unknown("REF_UNKNOWN_VENDOR", "vendors.vendor", vendor, vendors, "vendor"));
  }

  private Complaint unknown(
      String code, String field, String value, Collection<String> known, String what) {
    return new Complaint(
        code,
        field,
        value,
        "is not" + in(),
        NearestName.of(value, known)
            .map(name -> "Did you mean " + name + "?")
            .orElse("Add the " + what + " with ./echelon network apply, or correct it"));
  }

  private String in() {
    return " in network v" + version();
  }

  private static Optional<LogKind> kind(SpecificRecord record) {
    return Upstream.topicOf(record)
        .filter(
            topic ->
                switch (topic) {
                  case ORDER, SHIPMENT, RECEIPT, ADJUSTMENT, ACK, EXTERNAL_DECISION -> true;
                  default -> false;
                })
        .map(Topic::name)
        .map(LogKind::valueOf);
  }
}
