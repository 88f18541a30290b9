package org.echelon.console.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.planning.Grounds;
import org.echelon.planning.Margins;
import org.echelon.planning.QuantityTerms;
import org.echelon.planning.Redemption;
import org.echelon.planning.VendorTerms;
import org.echelon.planning.WantAgain;
import org.echelon.state.Alternative;
import org.echelon.state.BuyingTerms;
import org.echelon.state.Choice;
import org.echelon.state.Decision;
import org.echelon.state.KernelInput;
import org.echelon.state.LaneBounds;
import org.echelon.state.SidewaysTerms;
import org.jspecify.annotations.Nullable;

/**
 * The units of a transfer or a purchase computed again from the record of the decision: the ladder
 * of the node by the kernel, what it wants by the rules of wants, and what the grant, approval,
 * guard rails and free units leave of it. O(units of the want).
 */
final class LaneAgain {
  private static final double NONE = 0;

  private final Decision decision;
  private final LaneBounds bounds;
  private final Choice choice;
  private final NodeAgain to;
  private final @Nullable NodeAgain from;
  private final List<String> differences = new ArrayList<>();
  private long units;

  private LaneAgain(
      Decision decision, LaneBounds bounds, Choice choice, NodeAgain to, @Nullable NodeAgain from) {
    this.decision = decision;
    this.bounds = bounds;
    this.choice = choice;
    this.to = to;
    this.from = from;
  }

  /** A decision computed again; empty where its record lacks what it takes. */
  static Optional<LaneAgain> of(Decision decision) {
    LaneBounds bounds = decision.getBounds();
    Choice choice = decision.getChoice();
    if (bounds == null || choice == null) {
      return Optional.empty();
    }
    NodeAgain to = node(decision, choice.getTo());
    NodeAgain from = bounds.getSideways() == null ? null : node(decision, choice.getFrom());
    boolean given = bounds.getBuying() != null || bounds.getSourceUnits() != null;
    if (to == null || !given || bounds.getSideways() != null && from == null) {
      return Optional.empty();
    }
    LaneAgain again = new LaneAgain(decision, bounds, choice, to, from);
    again.compute();
    return Optional.of(again);
  }

  private static @Nullable NodeAgain node(Decision decision, String node) {
    for (KernelInput input : decision.getInputs()) {
      if (input.getNode().equals(node) && input.getSizing() != null) {
        return new NodeAgain(input, input.getSizing());
      }
    }
    return null;
  }

  /** What differs from the record; none where all of it follows. */
  List<String> differences() {
    return differences;
  }

  /** The units that come of it. */
  long units() {
    return units;
  }

  private void compute() {
    differences.addAll(to.differences());
    if (from != null) {
      differences.addAll(from.differences());
    }
    if (!bounds.getLevelFixed() && to.levelUnits() != bounds.getLevelUnits()) {
      differences.add("ordered up to " + to.levelUnits() + " instead of " + bounds.getLevelUnits());
    }
    WantAgain want = new WantAgain(planned(), grounds(), bounds.getPackUnits());
    long least = bounds.getPackUnits();
    long wanted;
    long fillers = 0;
    double margin;
    if (bounds.getBuying() != null) {
      QuantityTerms terms = terms(bounds.getBuying());
      double demand = rate();
      wanted = want.bought(terms, to.levelUnits(), demand);
      fillers = wanted == 0 ? 0 : terms.fillers(wanted, demand) * bounds.getPackUnits();
      margin = want.marginNext();
      least = terms.vendor().atLeast(1);
      inPlace(terms, wanted, demand);
      vendors();
    } else if (bounds.getSideways() != null) {
      wanted = want.sideways(values());
      margin = choice.getMargins().isEmpty() ? NONE : choice.getMargins().get(0);
    } else {
      WantAgain.Made made = want.moved();
      wanted = bounds.getDirectSpareUnits() == null ? made.units() : want.direct(made.units());
      margin = made.marginPerUnitDay();
      shared(made);
    }
    unlike("units wanted", wanted, bounds.getWantedUnits());
    unlike("units that may fill the order", fillers, bounds.getFillerUnits());
    units =
        Redemption.units(
            Math.min(orAll(bounds.getApprovedUnits()), orWanted(bounds.getGrantedUnits(), wanted)),
            Math.min(wanted + fillers, bounds.getAllowedUnits()),
            orAll(bounds.getFreeUnits()),
            bounds.getPackUnits());
    units = units < least ? 0 : units;
    unlike("units", units, choice.getUnits());
    gain(margin);
  }

  /** Where the source had not enough, its packs went to those that they are worth most to. */
  private void shared(WantAgain.Made made) {
    Double least = bounds.getLeastGivenPerDay();
    boolean ended = made.left() < bounds.getPackUnits();
    if (ended != (least != null)) {
      differences.add(
          ended
              ? "the source had no pack left, and it is not told what its last one was worth"
              : made.left() + " units left at the source, which is told to have had none");
    } else if (least != null) {
      if (Near.more(made.next(), least)) {
        differences.add(
            "one more pack is worth " + made.next() + ", the last that was given " + least);
      }
      if (Near.more(least, made.last())) {
        differences.add(
            "the last pack is worth " + made.last() + ", the last that was given " + least);
      }
    }
  }

  private void inPlace(QuantityTerms terms, long wanted, double demand) {
    double told = bounds.getBuying() == null ? NONE : bounds.getBuying().getCostInPlace();
    long missing = bounds.getLevelUnits() - bounds.getPositionUnits();
    double cost = wanted == 0 ? Double.NaN : terms.costPerUnit(missing, demand, wanted);
    if (!Near.equal(cost, told)) {
      differences.add("a unit costs " + cost + " in place instead of " + told);
    }
    if (terms.lanePerUnit() != choice.getLaneCostPerUnit()) {
      differences.add(
          "the lane costs " + terms.lanePerUnit() + " instead of " + choice.getLaneCostPerUnit());
    }
  }

  private void vendors() {
    for (Alternative other : decision.getAlternatives()) {
      if (other.getRejectedBy().equals("OUTRANKED") && other.getGainPerDay() > 0) {
        differences.add(other.getFrom() + " is cheaper by " + other.getGainPerDay() + " a unit");
      }
    }
  }

  private void gain(double margin) {
    double told = choice.getMargins().isEmpty() ? Double.NaN : choice.getMargins().get(0);
    if (!Near.equal(margin, told)) {
      differences.add("the best units are worth " + margin + " instead of " + told);
    }
    if (!Near.equal(told * choice.getUnits(), choice.getGainPerDay())) {
      differences.add(
          "a gain of " + told * choice.getUnits() + " a day instead of " + choice.getGainPerDay());
    }
  }

  private void unlike(String what, long again, long told) {
    if (again != told) {
      differences.add(again + " " + what + " instead of " + told);
    }
  }

  private double rate() {
    return decision.getInputs().stream()
        .filter(input -> input.getNode().equals(choice.getTo()))
        .mapToDouble(KernelInput::getRatePerDay)
        .sum();
  }

  private Margins planned() {
    return (node, position) ->
        (node == WantAgain.FROM && from != null ? from : to).worth().marginNext(position);
  }

  private Margins values() {
    return (node, position) ->
        (node == WantAgain.FROM && from != null ? from : to).worth().stockValue(position + 1);
  }

  private Grounds grounds() {
    Double waiting = bounds.getWaitingPerDay();
    Double least = bounds.getLeastGivenPerDay();
    SidewaysTerms sideways = bounds.getSideways();
    return new Grounds(
        bounds.getPositionUnits(),
        bounds.getLevelUnits(),
        bounds.getLevelFixed(),
        waiting == null ? NONE : waiting,
        Optional.ofNullable(bounds.getSourceUnits())
            .map(
                free ->
                    new Grounds.Source(
                        free, bounds.getOthersUnits(), least == null ? Double.NaN : least)),
        Optional.ofNullable(sideways)
            .map(s -> new Grounds.Sideways(s.getCostPerUnit(), s.getSourcePositionUnits())),
        Optional.ofNullable(bounds.getDirectSpareUnits())
            .map(spare -> new Grounds.Direct(spare, bounds.getWantedUnits())));
  }

  private QuantityTerms terms(BuyingTerms buying) {
    VendorTerms vendor =
        new VendorTerms(
            WantAgain.FROM,
            buying.getUnitCost(),
            buying.getBreaks().stream()
                .map(step -> new VendorTerms.PriceBreak(step.getFromUnits(), step.getUnitCost()))
                .toList(),
            buying.getMinUnits(),
            bounds.getPackUnits(),
            buying.getMinOrder(),
            Set.of(),
            Optional.empty(),
            Optional.empty());
    return new QuantityTerms(
        vendor,
        buying.getLanePerUnit(),
        buying.getLeadDays(),
        buying.getCapitalPerDay(),
        buying.getHeldPerDay(),
        buying.getUnitsMost(),
        buying.getCoverDaysMost());
  }

  private static long orAll(@Nullable Long units) {
    return units == null ? Long.MAX_VALUE : units;
  }

  /** Before a gate is asked a person is asked about what is wanted, without fillers. */
  private static long orWanted(@Nullable Long granted, long wanted) {
    return granted == null ? wanted : granted;
  }
}
