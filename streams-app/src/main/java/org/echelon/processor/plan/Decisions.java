package org.echelon.processor.plan;

import static java.time.Instant.ofEpochMilli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.demand.DemandEstimate;
import org.echelon.fulfillment.Route;
import org.echelon.inventory.AssumedAcks;
import org.echelon.inventory.CommandTerms;
import org.echelon.network.Network;
import org.echelon.planning.Purchase;
import org.echelon.planning.Want;
import org.echelon.reference.Item;
import org.echelon.state.Alternative;
import org.echelon.state.Choice;
import org.echelon.state.Decision;
import org.echelon.state.DecisionKind;
import org.echelon.state.DecisionState;
import org.echelon.state.KernelInput;
import org.echelon.state.Reason;
import org.echelon.state.Routing;
import org.echelon.state.Versions;
import org.echelon.state.WeighedRoute;
import org.echelon.valuation.NodeLadder;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.Turn;

/**
 * Writes down why: the kernel's arguments and results, the choice, and what was passed over.
 *
 * <p>The margins of an input are those of the node's own position, so that they can be computed
 * again from the arguments beside them; the margins of the choice are those that decided. Where the
 * node fills others they differ: it orders by a position that lacks what those lack, and a unit is
 * worth at least what it is to one of them that waits for it.
 */
final class Decisions {
  private static final int ALTERNATIVES_AT_MOST = 5;
  private static final String CODE = "0.1.0";

  private final PlanTask task;

  Decisions(PlanTask task) {
    this.task = task;
  }

  Decision ofLane(
      SkuState state, CommandTerms terms, Want want, Commands.Chosen chosen, DecisionKind kind) {
    Network network = task.epochs.current().network();
    List<KernelInput> inputs = new ArrayList<>();
    inputs.add(sized(state, terms.to(), want));
    if (want.grounds().sideways().isPresent()) {
      inputs.add(sized(state, terms.from(), want));
    } else if (network.node(terms.from()).kind().holdsStock()) {
      input(state, terms.from()).ifPresent(inputs::add);
    }
    List<Reason> reasons = new ArrayList<>();
    chosen.reasons().forEach(code -> reasons.add(Reasons.of(code, chosen.values())));
    reasons.addAll(caveats(state));
    if (want.lane().assumeAcks()) {
      reasons.add(new Reason(AssumedAcks.CODE, Map.of("lane", want.lane().id())));
    }
    long control = chosen.approval().map(Approvals.Approval::control).orElse(0L);
    return decision(state, terms, kind, chosen.decisionId(terms))
        .setVersions(versions(state, control))
        .setInputs(inputs)
        .setChoice(
            new Choice(
                network.node(terms.from()).id(),
                network.node(terms.to()).id(),
                terms.units(),
                chosen.marginPerUnitDay() * terms.units(),
                chosen.laneCostPerUnit(),
                0.0,
                List.of(chosen.marginPerUnitDay())))
        .setAlternatives(
            want.purchase()
                .map(bought -> alternatives(network, terms, bought))
                .orElse(otherWay(network, terms, chosen)))
        .setBounds(BoundsForm.of(network, state.supply(network), want, chosen.bounded()))
        .setReasons(reasons)
        .build();
  }

  private static List<Alternative> otherWay(
      Network network, CommandTerms terms, Commands.Chosen chosen) {
    return chosen
        .compared()
        .map(ways -> ways.other(network, terms.to(), terms.units()))
        .map(List::of)
        .orElse(List.of());
  }

  /** The vendors passed over; what is lost by taking the cheapest of them is told per unit. */
  private static List<Alternative> alternatives(
      Network network, CommandTerms terms, Purchase purchase) {
    return purchase.others().stream()
        .limit(ALTERNATIVES_AT_MOST)
        .map(
            other ->
                new Alternative(
                    network.node(other.terms().vendor()).id(),
                    network.node(terms.to()).id(),
                    other.units(),
                    purchase.chosen().costPerUnit() - other.costPerUnit(),
                    other.open() ? "OUTRANKED" : "VENDOR_CLOSED"))
        .toList();
  }

  Decision ofRoute(SkuState state, Routed routed, String decisionId) {
    Network network = task.epochs.current().network();
    CommandTerms terms = routed.terms();
    Route route = routed.route();
    List<Alternative> alternatives =
        routed.routes().stream()
            .filter(other -> other.node() != route.node())
            .limit(ALTERNATIVES_AT_MOST)
            .map(
                other ->
                    new Alternative(
                        network.node(other.node()).id(),
                        terms.orderId(),
                        terms.units(),
                        route.cost() - other.cost(),
                        other.cost() < route.cost() ? "SPLIT" : "CHEAPEST_IN_TIME"))
            .toList();
    Map<String, String> values =
        Map.of(
            "cost", FourDecimals.of(route.cost()),
            "queue", FourDecimals.of(route.queueing()));
    List<Reason> reasons = new ArrayList<>();
    routed
        .reasons()
        .forEach(
            code ->
                reasons.add(
                    Reasons.of(
                        code, code.equals(SecondThoughts.REASON) ? reassigned(routed) : values)));
    reasons.addAll(caveats(state));
    return decision(state, terms, DecisionKind.ASSIGN, decisionId)
        .setInputs(input(state, route.node()).map(List::of).orElse(List.of()))
        .setChoice(
            new Choice(
                network.node(route.node()).id(),
                terms.orderId(),
                terms.units(),
                0.0,
                route.cost(),
                0.0,
                List.of()))
        .setAlternatives(alternatives)
        .setRouting(routing(state, routed))
        .setReasons(reasons)
        .build();
  }

  /** What the choice of the node can be computed again from; its units are booked by now. */
  private Routing routing(SkuState state, Routed routed) {
    Network network = task.epochs.current().network();
    int chosen = routed.routes().indexOf(routed.route());
    List<WeighedRoute> weighed =
        routed.routes().stream()
            .limit(chosen + 1L + ALTERNATIVES_AT_MOST)
            .map(
                route ->
                    new WeighedRoute(
                        network.node(route.node()).id(),
                        state.stock.free(route.node())
                            + (route == routed.route() ? routed.terms().units() : 0),
                        route.cost(),
                        route.shipping(),
                        route.outOfRegion(),
                        route.queueing(),
                        route.spent(),
                        ofEpochMilli(route.arrivalAt()),
                        route.inTime()))
            .toList();
    return new Routing(
        routed.line().routable(), state.terms().lostSaleValue(), routed.routes().size(), weighed);
  }

  /** Where units were before, where they go now, and what that saves a unit if it could be told. */
  private Map<String, String> reassigned(Routed routed) {
    Network network = task.epochs.current().network();
    int former = routed.formerNode().orElseThrow();
    double saved =
        routed.routes().stream()
            .filter(route -> route.node() == former)
            .mapToDouble(route -> route.cost() - routed.route().cost())
            .findFirst()
            .orElse(0);
    return Map.of(
        "from", network.node(former).id(),
        "to", network.node(routed.route().node()).id(),
        "saved", FourDecimals.of(saved));
  }

  /** What the reader should know of the inputs. */
  private static List<Reason> caveats(SkuState state) {
    DemandEstimate derived = state.estimate;
    if (derived == null || !state.plan.isPresent()) {
      return List.of();
    }
    return List.of(
        Reasons.of(
            "DERIVED_FORECAST",
            Map.of(
                "ratePerDay", FourDecimals.of(derived.totalPerDay()),
                "units", FourDecimals.of(derived.units()),
                "days", FourDecimals.of(derived.days()))));
  }

  private Decision.Builder decision(
      SkuState state, CommandTerms terms, DecisionKind kind, String decisionId) {
    return Decision.newBuilder()
        .setDecisionId(decisionId)
        .setSku(state.sku)
        .setDecidedAt(ofEpochMilli(task.now))
        .setKind(kind)
        .setState(DecisionState.RELEASED)
        .setTrigger(task.trigger)
        .setVersions(versions(state, 0))
        .setCommandIds(List.of(terms.commandId()))
        .setInputs(List.of())
        .setAlternatives(List.of())
        .setCuts(List.of());
  }

  private Versions versions(SkuState state, long control) {
    Item item = state.item.get();
    return new Versions(
        task.epochs.networkVersion(),
        task.epochs.priceVersion(),
        Commands.forecastVersion(state),
        item == null ? 0L : item.getRevision(),
        control,
        CODE);
  }

  private Optional<KernelInput> input(SkuState state, int node) {
    SkuPlan plan = state.plan.get();
    return plan == null || plan.ladder(node) == null
        ? Optional.empty()
        : Optional.of(valued(state, plan, node).build());
  }

  /** The valuation of a node with what it takes to make its ladder again, if it has one. */
  private KernelInput sized(SkuState state, int node, Want want) {
    KernelInput.Builder input = valued(state, state.plan(), node);
    SizingForm form = new SizingForm(state, task.epochs.current());
    return input
        .setVarianceToMean(form.demand().varianceToMean())
        .setSizing(form.of(node, input.getPositionUnits(), want))
        .build();
  }

  private KernelInput.Builder valued(SkuState state, SkuPlan plan, int node) {
    Epoch epoch = task.epochs.current();
    NodeLadder ladder = plan.ladder(node);
    Turn turn = epoch.terms().turn(node, state.terms());
    var stock = state.stock.at(node);
    long position = stock.onHand() + stock.inTransit() + stock.onOrder();
    return KernelInput.newBuilder()
        .setNode(epoch.network().node(node).id())
        .setOnHandUnits(stock.onHand())
        .setPositionUnits(position)
        .setLeadDays(turn.leadDays())
        .setLeadSdDays(turn.leadSdDays())
        .setReviewDays(turn.reviewDays())
        .setRatePerDay(plan.demandRatePerDay(node))
        .setVarianceToMean(state.varianceToMean(epoch.week()))
        .setHoldingPerDay(epoch.terms().capitalPerUnitDay(node, state.terms()))
        .setStorageCostPerCubeDay(epoch.terms().storageCost(node))
        .setUnitCube(state.terms().unitCube())
        .setFlowPricePerUnit(plan.flowPrice(node))
        .setStoragePricePerCubeDay(plan.storagePrice(node))
        .setSavings(ladder == null ? List.of() : new DoubleList(ladder.savings()))
        .setRates(ladder == null ? List.of() : new DoubleList(ladder.rates()))
        .setLevelUnits(plan.levelUnits(node))
        .setMarginAtPosition(plan.marginAt(node, position))
        .setMarginNext(plan.marginNext(node, position));
  }
}
