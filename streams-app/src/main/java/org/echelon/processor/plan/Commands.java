package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.echelon.codec.ItemMapping;
import org.echelon.command.AssignmentCommand;
import org.echelon.command.CommandChange;
import org.echelon.command.CommandMode;
import org.echelon.command.PurchaseCommand;
import org.echelon.command.TransferCommand;
import org.echelon.event.Forecast;
import org.echelon.fulfillment.Route;
import org.echelon.inventory.CommandTerms;
import org.echelon.network.Lane;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.planning.Want;
import org.echelon.state.Decision;
import org.echelon.state.DecisionKind;
import org.jspecify.annotations.Nullable;

/** Writes the public commands, and the decisions that explain them. */
final class Commands {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final double MICROS = 1e6;
  private static final long DAY_MILLIS = 24 * 3_600_000L;

  private final PlanTask task;
  private final Decisions decisions;

  Commands(PlanTask task) {
    this.task = task;
    this.decisions = new Decisions(task);
  }

  /** A transfer over a lane. */
  TransferCommand transfer(SkuState state, CommandTerms terms, Lane lane, Chosen chosen) {
    Network network = network();
    Node from = network.node(terms.from());
    return TransferCommand.newBuilder()
        .setCommandId(terms.commandId())
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku(state.sku)
        .setUnits(terms.units())
        .setIssuedAt(ofEpochMilli(task.now))
        .setExpiresAt(ofEpochMilli(terms.expiresAt()))
        .setDecisionId(chosen.decisionId(terms))
        .setNetworkVersion(network.version())
        .setPriceVersion(task.epochs.priceVersion())
        .setForecastVersion(forecastVersion(state))
        .setMode(chosen.mode())
        .setApprovedBy(chosen.approvedBy())
        .setReasons(chosen.reasons())
        .setFirstUnit(terms.firstUnit())
        .setLastUnit(terms.lastUnit())
        .setFrom(from.id())
        .setTo(network.node(terms.to()).id())
        .setLane(lane.id())
        .setDepartureAt(ofEpochMilli(terms.timing().departureAt()))
        .setDepartureLocal(departureLocal(from, terms))
        .setExpectedArrivalAt(ofEpochMilli(terms.timing().expectedArrivalAt()))
        .setLatestArrivalAt(
            ofEpochMilli(
                terms.timing().departureAt() + (long) (lane.leadTime().lateDays() * 86_400_000L)))
        .setPriority(chosen.priority())
        .setMarginPerUnitDay(chosen.marginPerUnitDay())
        .setValueMicros(value(state, terms))
        .build();
  }

  /** A purchase from a vendor. */
  PurchaseCommand purchase(SkuState state, CommandTerms terms, Want want, Chosen chosen) {
    Network network = network();
    long unitCostMicros =
        want.purchase()
            .map(bought -> Math.round(bought.terms().unitCost(terms.units()) * MICROS))
            .orElseThrow();
    Node vendor = network.node(terms.from());
    LocalDate orderOn = orderOn(vendor, terms);
    String to = network.node(terms.to()).id();
    return PurchaseCommand.newBuilder()
        .setCommandId(terms.commandId())
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku(state.sku)
        .setUnits(terms.units())
        .setIssuedAt(ofEpochMilli(task.now))
        .setExpiresAt(ofEpochMilli(terms.expiresAt()))
        .setDecisionId(chosen.decisionId(terms))
        .setNetworkVersion(network.version())
        .setPriceVersion(task.epochs.priceVersion())
        .setForecastVersion(forecastVersion(state))
        .setMode(chosen.mode())
        .setApprovedBy(chosen.approvedBy())
        .setReasons(chosen.reasons())
        .setFirstUnit(terms.firstUnit())
        .setLastUnit(terms.lastUnit())
        .setVendor(vendor.id())
        .setTo(to)
        .setLane(want.lane().id())
        .setOrderOn(orderOn)
        .setDeliverBy(ofEpochMilli(terms.timing().expectedArrivalAt()))
        .setUnitCostMicros(unitCostMicros)
        .setOrderGroupId(orderGroupId(vendor.id(), to, orderOn))
        .setMoqApplied(chosen.reasons().contains("MOQ_RAISED"))
        .setPriority(chosen.priority())
        .setValueMicros(unitCostMicros * terms.units())
        .build();
  }

  /** Units of an order line for a node to ship. */
  AssignmentCommand assignment(SkuState state, Routed routed) {
    CommandTerms terms = routed.terms();
    String node = network().node(terms.from()).id();
    return AssignmentCommand.newBuilder()
        .setCommandId(terms.commandId())
        .setRevision(1)
        .setChange(CommandChange.ISSUE)
        .setSku(state.sku)
        .setUnits(terms.units())
        .setPackLevel(null)
        .setPacks(null)
        .setIssuedAt(ofEpochMilli(task.now))
        .setExpiresAt(ofEpochMilli(terms.expiresAt()))
        .setDecisionId(decisionId(terms))
        .setNetworkVersion(network().version())
        .setPriceVersion(task.epochs.priceVersion())
        .setForecastVersion(forecastVersion(state))
        .setMode(CommandMode.AUTO)
        .setReasons(routed.reasons())
        .setOrderId(terms.orderId())
        .setLineNo(terms.lineNo())
        .setNode(node)
        .setOption(routed.route().option().option())
        .setPath(CommandCopies.path(network(), terms))
        .setReadyBy(ofEpochMilli(terms.timing().departureAt()))
        .setPromisedAt(ofEpochMilli(routed.promisedAt()))
        .setShipGroupId(terms.orderId() + "-" + node)
        .setAttempt(terms.attempt())
        .setExpectedCostMicros(Math.round(carried(routed.route()) * MICROS) * terms.units())
        .setSupersedes(routed.supersedes().orElse(null))
        .build();
  }

  /** Currency per unit that somebody is paid for the way to the customer. */
  private static double carried(Route route) {
    return route.shipping() - route.outOfRegion();
  }

  /** Why a lane's command was written. */
  Decision decisionOf(SkuState state, CommandTerms terms, Want want, Chosen chosen) {
    DecisionKind kind =
        switch (terms.kind()) {
          case TRANSFER -> DecisionKind.TRANSFER;
          case PURCHASE -> DecisionKind.PURCHASE;
          case ASSIGNMENT -> DecisionKind.ASSIGN;
        };
    return decisions.ofLane(state, terms, want, chosen, kind);
  }

  /** Why an order line went to a node. */
  Decision decisionOf(SkuState state, Routed routed) {
    return decisions.ofRoute(state, routed, decisionId(routed.terms()));
  }

  /** What chose the units of a lane's command. */
  record Chosen(
      double marginPerUnitDay,
      double laneCostPerUnit,
      int rank,
      int of,
      List<String> reasons,
      Map<String, String> values,
      Optional<Approvals.Approval> approval,
      Optional<LaneComparison> compared,
      Bounded bounded) {

    /** An approved command goes by the decision that was held. */
    String decisionId(CommandTerms terms) {
      return approval.map(Approvals.Approval::decisionId).orElse(Commands.decisionId(terms));
    }

    CommandMode mode() {
      return approval.isPresent() ? CommandMode.APPROVED : CommandMode.AUTO;
    }

    @Nullable String approvedBy() {
      return approval.map(Approvals.Approval::who).orElse(null);
    }

    /** Rank within the departure, 100 first. */
    int priority() {
      return of <= 1 ? 100 : 100 - (int) (100L * (rank - 1) / of);
    }
  }

  /** A decision is named by its day and its command, so that a replay names it alike. */
  static String decisionId(CommandTerms terms) {
    long day = Math.floorDiv(terms.timing().issuedAt(), DAY_MILLIS);
    return "D-" + basicDay(LocalDate.ofEpochDay(day)) + "-" + terms.commandId().substring(2);
  }

  /** The day as eight digits; every line that is assigned names it, and a format is slow. */
  private static String basicDay(LocalDate day) {
    return Integer.toString(
        10_000 * day.getYear() + 100 * day.getMonthValue() + day.getDayOfMonth());
  }

  private long value(SkuState state, CommandTerms terms) {
    return Math.round(ItemMapping.unitCost(state.item()) * MICROS) * terms.units();
  }

  /** Departure as the clock on the wall of its node shows it. */
  static String departureLocal(Node from, CommandTerms terms) {
    return LOCAL.format(ofEpochMilli(terms.timing().departureAt()).atZone(from.timeZone()))
        + " "
        + from.timeZone().getId();
  }

  /** The day of a purchase at its vendor. */
  static LocalDate orderOn(Node vendor, CommandTerms terms) {
    return LocalDate.ofInstant(ofEpochMilli(terms.timing().departureAt()), vendor.timeZone());
  }

  /** Lines of one vendor, node and day make one purchase order. */
  static String orderGroupId(String vendor, String to, LocalDate orderOn) {
    return "O-" + vendor + "-" + to + "-" + DAY.format(orderOn);
  }

  static long forecastVersion(SkuState state) {
    Forecast forecast = state.forecast.get();
    return forecast == null ? 0 : forecast.getVersion();
  }

  private Network network() {
    return task.epochs.current().network();
  }
}
