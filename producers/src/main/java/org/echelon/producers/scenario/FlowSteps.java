package org.echelon.producers.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.reference.Capacity;
import org.echelon.reference.Node;
import org.jspecify.annotations.Nullable;

/** Flows that change over time, as capacity steps of the contract. */
final class FlowSteps {
  /** Weeks that are stated where each has flows of its own: more than any run has. */
  private static final int WEEKS = 60;

  private FlowSteps() {}

  /** Inbound flow from Monday to Monday, times each factor in turn. */
  static Node byWeek(Node node, LocalDate firstMonday, List<Double> factors) {
    if (node.getCapacity().isEmpty()) {
      return node;
    }
    Capacity usual = node.getCapacity().get(0);
    List<Capacity> steps = new ArrayList<>();
    for (int week = 0; week < WEEKS; week++) {
      LocalDate monday = firstMonday.plusWeeks(week);
      boolean first = week == 0 && usual.getFromOn().isBefore(monday);
      double factor = factors.get(week % factors.size());
      steps.add(
          Capacity.newBuilder(usual)
              .setFromOn(first ? usual.getFromOn() : monday)
              .setInboundUnitsPerDay(times(usual.getInboundUnitsPerDay(), factor))
              .build());
    }
    return Node.newBuilder(node).setCapacity(steps).build();
  }

  /** Less flow for some days; what would have held then holds again after. */
  static Node reduced(Node node, Instant fromAt, Instant untilAt, double factor) {
    LocalDate from = day(fromAt);
    LocalDate until = day(untilAt);
    List<Capacity> steps = new ArrayList<>(node.getCapacity());
    steps.removeIf(step -> !step.getFromOn().isBefore(from) && !step.getFromOn().isAfter(until));
    Capacity before = inForce(node, from);
    steps.add(
        Capacity.newBuilder(before)
            .setFromOn(from)
            .setInboundUnitsPerDay(times(before.getInboundUnitsPerDay(), factor))
            .setOutboundUnitsPerDay(times(before.getOutboundUnitsPerDay(), factor))
            .build());
    steps.add(Capacity.newBuilder(inForce(node, until)).setFromOn(until).build());
    return Node.newBuilder(node).setCapacity(steps).build();
  }

  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static Capacity inForce(Node node, LocalDate day) {
    return node.getCapacity().stream()
        .filter(step -> !step.getFromOn().isAfter(day))
        .max(Comparator.comparing(Capacity::getFromOn))
        .orElseThrow(
            () -> new IllegalArgumentException(node.getNode() + " has no capacity to reduce"));
  }

  private static @Nullable Double times(@Nullable Double units, double factor) {
    return units == null ? null : Double.valueOf(factor * units);
  }
}
