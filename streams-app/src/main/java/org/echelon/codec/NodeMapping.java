package org.echelon.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.network.Capacity;
import org.echelon.network.NetworkException;
import org.echelon.network.Node;
import org.echelon.network.NodeKind;
import org.echelon.reference.NodeStatus;
import org.echelon.reference.StatusSpan;
import org.jspecify.annotations.Nullable;

/** Reads a published node with the capacity step and the status in force at an instant. */
final class NodeMapping {
  private NodeMapping() {}

  static Node toCore(org.echelon.reference.Node avro, long atMillis, long effectiveMillis) {
    ZoneId zone = CalendarMapping.timeZone(avro.getTimeZone(), "nodes.timeZone");
    NodeStatus status = status(avro, atMillis);
    Capacity capacity = capacity(avro, day(atMillis, zone), day(effectiveMillis, zone));
    if (status == NodeStatus.NO_INBOUND) {
      capacity = new Capacity(capacity.storageCube(), 0, capacity.outboundUnitsPerDay());
    }
    return new Node(
        avro.getOrdinal(),
        avro.getNode(),
        kind(avro),
        avro.getEchelon(),
        avro.getRegion(),
        zone,
        Optional.ofNullable(avro.getHomeZone()),
        capacity,
        NetworkMapping.amount(avro.getStorageCostPerCubeDay(), "nodes.storageCostPerCubeDay"),
        NetworkMapping.amount(avro.getHandlingInPerUnit(), "nodes.handlingInPerUnit"),
        NetworkMapping.amount(avro.getHandlingOutPerUnit(), "nodes.handlingOutPerUnit"),
        NetworkMapping.amount(avro.getHandlingPerCube(), "nodes.handlingPerCube"),
        avro.getReviewDays(),
        // A node that sends nothing serves nobody, so it counts as shut for every choice.
        status == NodeStatus.OPEN || status == NodeStatus.NO_INBOUND,
        Set.copyOf(avro.getHandlingClasses()));
  }

  static long changesAt(org.echelon.reference.Node avro, long afterMillis) {
    ZoneId zone = CalendarMapping.timeZone(avro.getTimeZone(), "nodes.timeZone");
    long next = Long.MAX_VALUE;
    for (StatusSpan span : avro.getStatus()) {
      next = sooner(next, span.getFromAt(), afterMillis);
      next = sooner(next, span.getUntilAt(), afterMillis);
    }
    for (org.echelon.reference.Capacity step : avro.getCapacity()) {
      next = sooner(next, step.getFromOn().atStartOfDay(zone).toInstant(), afterMillis);
      if (!step.getDayFactors().isEmpty()) {
        LocalDate tomorrow = day(afterMillis, zone).plusDays(1);
        next = sooner(next, tomorrow.atStartOfDay(zone).toInstant(), afterMillis);
      }
    }
    return next;
  }

  private static long sooner(long next, @Nullable Instant instant, long afterMillis) {
    return instant != null && instant.toEpochMilli() > afterMillis
        ? Math.min(next, instant.toEpochMilli())
        : next;
  }

  private static NodeStatus status(org.echelon.reference.Node avro, long atMillis) {
    NodeStatus inForce = NodeStatus.OPEN;
    long since = Long.MIN_VALUE;
    for (StatusSpan span : avro.getStatus()) {
      long from = span.getFromAt().toEpochMilli();
      boolean runs =
          from <= atMillis
              && (span.getUntilAt() == null || span.getUntilAt().toEpochMilli() > atMillis);
      if (span.getStatus() == NodeStatus.UNKNOWN) {
        throw NetworkMapping.unknownKind("nodes.status", avro.getNode());
      }
      // Of spans that overlap the one that began last holds.
      if (runs && from >= since) {
        inForce = span.getStatus();
        since = from;
      }
    }
    return inForce;
  }

  private static Capacity capacity(
      org.echelon.reference.Node avro, LocalDate today, LocalDate effectiveOn) {
    List<org.echelon.reference.Capacity> steps =
        avro.getCapacity().stream()
            .sorted(Comparator.comparing(org.echelon.reference.Capacity::getFromOn))
            .toList();
    if (steps.isEmpty()) {
      return Capacity.UNLIMITED;
    }
    if (steps.get(0).getFromOn().isAfter(effectiveOn)) {
      throw new NetworkException(
          "NET_CAPACITY",
          "nodes.capacity",
          "node " + avro.getNode() + " has no capacity on the day the network takes effect");
    }
    // All steps are read, so that a wrong one is refused now and not when its day comes.
    Capacity inForce = Capacity.UNLIMITED;
    boolean first = true;
    for (org.echelon.reference.Capacity step : steps) {
      Capacity read = capacity(step, today, avro.getNode());
      if (first || !step.getFromOn().isAfter(today)) {
        inForce = read;
      }
      first = false;
    }
    return inForce;
  }

  private static Capacity capacity(
      org.echelon.reference.Capacity step, LocalDate today, String node) {
    double factor = factor(step, today, node);
    return new Capacity(
        limit(step.getStorageCube(), node),
        perDay(step.getInboundUnitsPerDay(), factor, node),
        perDay(step.getOutboundUnitsPerDay(), factor, node));
  }

  private static double factor(org.echelon.reference.Capacity step, LocalDate today, String node) {
    List<Double> factors = step.getDayFactors();
    if (factors.isEmpty()) {
      return 1;
    }
    if (factors.size() != 7 || factors.stream().anyMatch(f -> !Double.isFinite(f) || f < 0)) {
      throw new NetworkException(
          "NET_CAPACITY",
          "nodes.capacity.dayFactors",
          "node " + node + " needs seven day factors of zero or more, or none");
    }
    return factors.get(today.getDayOfWeek().getValue() - 1);
  }

  private static double perDay(@Nullable Double value, double factor, String node) {
    return value == null ? Double.POSITIVE_INFINITY : factor * limit(value, node);
  }

  private static double limit(@Nullable Double value, String node) {
    if (value != null && (!Double.isFinite(value) || value < 0)) {
      throw new NetworkException(
          "NET_CAPACITY", "nodes.capacity", "node " + node + " has a capacity that is no amount");
    }
    return value == null ? Double.POSITIVE_INFINITY : value;
  }

  private static NodeKind kind(org.echelon.reference.Node avro) {
    return switch (avro.getKind()) {
      case DC -> NodeKind.DC;
      case FC -> NodeKind.FC;
      case SSD -> NodeKind.SSD;
      case STORE -> NodeKind.STORE;
      case VENDOR -> NodeKind.VENDOR;
      case SORT -> NodeKind.SORT;
      case STATION -> NodeKind.STATION;
      case UNKNOWN -> throw NetworkMapping.unknownKind("nodes.kind", avro.getNode());
    };
  }

  private static LocalDate day(long millis, ZoneId zone) {
    return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
  }
}
