package org.echelon.virtual;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.echelon.state.Alternative;
import org.echelon.state.BuyingTerms;
import org.echelon.state.Choice;
import org.echelon.state.Decision;
import org.echelon.state.KernelInput;
import org.echelon.state.LaneBounds;
import org.echelon.state.Sizing;

/** One figure of the record of a transfer or purchase told wrongly. */
enum PlantedChange {
  LEAD_DAYS(input(i -> i.setLeadDays(i.getLeadDays() + 1))),
  LEAD_SD_DAYS(input(i -> i.setLeadSdDays(i.getLeadSdDays() + 2))),
  REVIEW_DAYS(input(i -> i.setReviewDays(i.getReviewDays() + 1))),
  RATE_PER_DAY(input(i -> i.setRatePerDay(1.1 * i.getRatePerDay()))),
  VARIANCE_TO_MEAN(input(i -> i.setVarianceToMean(2 * i.getVarianceToMean()))),
  HOLDING_PER_DAY(input(i -> i.setHoldingPerDay(2 * i.getHoldingPerDay()))),
  STORAGE_COST(input(i -> i.setStorageCostPerCubeDay(1 + i.getStorageCostPerCubeDay()))),
  UNIT_CUBE(input(i -> i.setUnitCube(2 * i.getUnitCube()))),
  STORAGE_PRICE(input(i -> i.setStoragePricePerCubeDay(1 + i.getStoragePricePerCubeDay()))),
  FLOW_PRICE(
      input(i -> i.setFlowPricePerUnit(1 + i.getFlowPricePerUnit())), Bears.SERVES, Share.MOST),
  SAVINGS(input(i -> i.setSavings(times(1.1, i.getSavings()))), Bears.ALL, Share.MOST),
  RATES(input(i -> i.setRates(times(1.1, i.getRates())))),
  LEVEL(input(i -> i.setLevelUnits(i.getLevelUnits() + i.getSizing().getLotUnits()))),
  MARGIN_AT_POSITION(input(i -> i.setMarginAtPosition(1 + i.getMarginAtPosition()))),
  MARGIN_NEXT(input(i -> i.setMarginNext(1 + i.getMarginNext()))),
  MEAN_ERROR_CV(sizing(s -> s.setMeanErrorCv(0.5 + s.getMeanErrorCv()))),
  TURN_DAYS(sizing(s -> s.setTurnDays(1.5 * s.getTurnDays())), Bears.ALL, Share.MOST),
  TAILS(sizing(s -> s.setTails(times(0.9, s.getTails()))), Bears.PASSES_ON),
  LOT(sizing(s -> s.setLotUnits(2 * s.getLotUnits())), Bears.PASSES_ON),
  THINNING(sizing(s -> s.setThinning(1)), Bears.ALL, Share.SOME),
  PURCHASED(sizing(s -> s.setPurchased(!s.getPurchased())), Bears.ALL, Share.SOME),
  SIZED_PACK(sizing(s -> s.setPackUnits(7 * s.getPackUnits())), Bears.ALL, Share.SOME),

  WANTED(bounds(b -> b.setWantedUnits(b.getWantedUnits() + b.getPackUnits()))),
  FILLERS(bounds(b -> b.setFillerUnits(b.getFillerUnits() + b.getPackUnits()))),
  ORDER_POSITION(
      bounds(b -> b.setPositionUnits(b.getPositionUnits() - 40 * b.getPackUnits())),
      Bears.SERVES_OR_BUYS,
      Share.SOME),
  LEVEL_ORDERED_TO(bounds(b -> b.setLevelUnits(b.getLevelUnits() + 1))),
  WAITING(bounds(b -> b.setWaitingPerDay(b.getWaitingPerDay() + 1e6)), Bears.WAITING, Share.SOME),
  SOURCE(bounds(b -> b.setSourceUnits(b.getOthersUnits())), Bears.MOVED),
  OTHERS(bounds(b -> b.setOthersUnits(b.getSourceUnits())), Bears.MOVED),
  LEAST_GIVEN(bounds(b -> b.setLeastGivenPerDay(1e6)), Bears.SCARCE),
  FREE(bounds(b -> b.setFreeUnits(0L)), Bears.MOVED),
  GRANTED(bounds(b -> b.setGrantedUnits(0L))),
  ALLOWED(bounds(b -> b.setAllowedUnits(0))),
  UNIT_COST(buying(b -> b.setUnitCost(1 + b.getUnitCost())), Bears.BOUGHT),
  MIN_UNITS(buying(b -> b.setMinUnits(1_000_000)), Bears.BOUGHT),
  MIN_ORDER(buying(b -> b.setMinOrder(1e9)), Bears.BOUGHT, Share.SOME),
  LANE_COST(buying(b -> b.setLanePerUnit(1 + b.getLanePerUnit())), Bears.BOUGHT),
  BUYING_LEAD(buying(b -> b.setLeadDays(10 + b.getLeadDays())), Bears.BOUGHT),
  CAPITAL(buying(b -> b.setCapitalPerDay(1 + b.getCapitalPerDay())), Bears.BOUGHT),
  COST_IN_PLACE(buying(b -> b.setCostInPlace(1 + b.getCostInPlace())), Bears.BOUGHT),
  VENDOR_PASSED_OVER(PlantedChange::cheaperVendor, Bears.BOUGHT),
  UNITS(choice(c -> c.setUnits(c.getUnits() + 1))),
  GAIN(choice(c -> c.setGainPerDay(1 + c.getGainPerDay()))),
  BEST_MARGIN(choice(c -> c.setMargins(List.of(1 + c.getMargins().get(0)))));

  private interface Change {
    Decision apply(Decision decision);
  }

  private final Change change;
  private final Predicate<Decision> bears;

  /** The share of the decisions bearing it that must differ, and at least one. */
  final double least;

  PlantedChange(Change change) {
    this(change, Bears.ALL);
  }

  PlantedChange(Change change, Predicate<Decision> bears) {
    this(change, bears, Share.ALL);
  }

  PlantedChange(Change change, Predicate<Decision> bears, double least) {
    this.change = change;
    this.bears = bears;
    this.least = least;
  }

  /** Whether a decision has the figure. */
  boolean bears(Decision decision) {
    return bears.test(decision);
  }

  Decision plant(Decision decision) {
    return change.apply(decision);
  }

  /**
   * Some figures bear on nothing in some decisions: what a unit saves, where nodes below wait for
   * it and that is worth more; a pack, where a level is one unit.
   */
  private static final class Share {
    static final double ALL = 1;
    static final double MOST = 0.9;
    static final double SOME = 0;

    private Share() {}
  }

  /** Which decisions have a figure. */
  private static final class Bears {
    static final Predicate<Decision> ALL = decision -> true;
    static final Predicate<Decision> PASSES_ON = decision -> to(decision).getSizing().getPassesOn();
    static final Predicate<Decision> SERVES = decision -> !PASSES_ON.test(decision);
    static final Predicate<Decision> MOVED =
        decision -> decision.getBounds().getSourceUnits() != null;
    static final Predicate<Decision> BOUGHT = decision -> decision.getBounds().getBuying() != null;
    static final Predicate<Decision> SERVES_OR_BUYS =
        decision -> SERVES.test(decision) || BOUGHT.test(decision);
    static final Predicate<Decision> WAITING =
        decision -> decision.getBounds().getWaitingPerDay() != null;
    static final Predicate<Decision> SCARCE =
        decision -> decision.getBounds().getLeastGivenPerDay() != null;

    private Bears() {}
  }

  private static KernelInput to(Decision decision) {
    return decision.getInputs().stream()
        .filter(input -> input.getNode().equals(decision.getChoice().getTo()))
        .findFirst()
        .orElseThrow();
  }

  private static Change input(Consumer<KernelInput.Builder> change) {
    return decision -> {
      KernelInput.Builder to = KernelInput.newBuilder(to(decision));
      change.accept(to);
      List<KernelInput> inputs =
          decision.getInputs().stream()
              .map(input -> input.getNode().equals(to.getNode()) ? to.build() : input)
              .toList();
      return Decision.newBuilder(decision).setInputs(inputs).build();
    };
  }

  private static Change sizing(Consumer<Sizing.Builder> change) {
    return input(
        input -> {
          Sizing.Builder sizing = Sizing.newBuilder(input.getSizing());
          change.accept(sizing);
          input.setSizing(sizing.build());
        });
  }

  private static Change bounds(Consumer<LaneBounds.Builder> change) {
    return decision -> {
      LaneBounds.Builder bounds = LaneBounds.newBuilder(decision.getBounds());
      change.accept(bounds);
      return Decision.newBuilder(decision).setBounds(bounds.build()).build();
    };
  }

  private static Change buying(Consumer<BuyingTerms.Builder> change) {
    return bounds(
        bounds -> {
          BuyingTerms.Builder buying = BuyingTerms.newBuilder(bounds.getBuying());
          change.accept(buying);
          bounds.setBuying(buying.build());
        });
  }

  private static Change choice(Consumer<Choice.Builder> change) {
    return decision -> {
      Choice.Builder choice = Choice.newBuilder(decision.getChoice());
      change.accept(choice);
      return Decision.newBuilder(decision).setChoice(choice.build()).build();
    };
  }

  private static Decision cheaperVendor(Decision decision) {
    Choice choice = decision.getChoice();
    Alternative other =
        new Alternative("V-9", choice.getTo(), choice.getUnits(), 0.01, "OUTRANKED");
    return Decision.newBuilder(decision).setAlternatives(List.of(other)).build();
  }

  private static List<Double> times(double factor, List<Double> values) {
    return values.stream().map(value -> factor * value).toList();
  }
}
