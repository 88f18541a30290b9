package org.echelon.processor.plan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.echelon.codec.ForecastMapping;
import org.echelon.codec.ItemMapping;
import org.echelon.demand.DemandEstimate;
import org.echelon.demand.DemandEvidence;
import org.echelon.demand.DemandProfile;
import org.echelon.demand.WeeksAhead;
import org.echelon.event.Forecast;
import org.echelon.inventory.SkuStock;
import org.echelon.network.Network;
import org.echelon.planning.StockLevels;
import org.echelon.planning.SupplyRules;
import org.echelon.planning.Want;
import org.echelon.reference.Item;
import org.echelon.state.ExternalComparison;
import org.echelon.state.Trigger;
import org.echelon.valuation.ItemTerms;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/** One SKU as its task holds it: stock, reference data, plan, and what has been published. */
final class SkuState {
  final String sku;
  SkuStock stock;
  final Stored<Item> item = new Stored<>();
  final Stored<Forecast> forecast = new Stored<>();

  /** What customers asked for; also kept while a forecast rules. */
  DemandEvidence evidence = DemandEvidence.NONE;

  /** What of it the store holds. */
  DemandEvidence savedEvidence = DemandEvidence.NONE;

  /** The demand that is planned for without a forecast; null while there is one, or no evidence. */
  @Nullable DemandEstimate estimate;

  /** The item's economics under {@link #termsNetwork}; null while the item is unknown. */
  @Nullable ItemTerms terms;

  long termsNetwork = -1;

  private @Nullable SupplyRules supply;
  private @Nullable Item supplyItem;
  private @Nullable Network supplyNetwork;

  /** Absent until there is an item with a forecast or some demand. */
  final Stored<SkuPlan> plan = new Stored<>();

  /** The regions that the plan is for, and plans for others. */
  RegionPlans regions = RegionPlans.at(0);

  /** What of them the store holds. */
  RegionPlans savedRegions = regions;

  /** The epoch the plan was brought up to. */
  long epoch;

  /** The day from which on the plan was made for. */
  @Nullable LocalDate plannedOn;

  /** The wants of {@link #wantsOf} at the stock of sequence {@link #wantsAt}. */
  List<Want> wants = List.of();

  @Nullable SkuPlan wantsOf;
  long wantsAt = -1;

  /** Reserved units by node as they were counted at the stock of sequence {@link #reservedAt}. */
  long[] reserved = new long[0];

  long reservedAt = -1;

  /** Units that break conservation at the stock of sequence {@link #balancedAt}. */
  private long unbalanced;

  private long balancedAt = -1;

  /** What another planner decided beside what we wanted; null before its first decision. */
  @Nullable ExternalComparison compared;

  /** Where it is noted what is due of the SKU. */
  private final DueSkus due;

  /** What last changed the plan or the stock; null when the proposal is up to date. */
  @Nullable Trigger proposalCause;

  /** Units that break conservation, and whether it was frozen, as last counted for the task. */
  long countedUnbalanced;

  boolean countedFrozen;

  /** What was published before a restart is not known: publish once more, it compacts away. */
  boolean republish;

  /** Known once the plan has been read that was there at the start. */
  long[] publishedLevels = new long[0];

  long[] publishedWants = new long[0];

  /** One of which nothing is ever told. */
  SkuState(String sku) {
    this(sku, new DueSkus());
  }

  SkuState(String sku, DueSkus due) {
    this.sku = sku;
    this.due = due;
    this.stock = new SkuStock(sku);
  }

  /** The position is to be published. */
  void positionDue() {
    due.positions.add(this);
  }

  /** The proposal is to be looked at again. */
  void proposalDue(Trigger cause) {
    proposalCause = cause;
    due.proposals.add(this);
  }

  /** Stock or demand have changed: both are due, the proposal for the first reason it had. */
  void changed(Trigger cause) {
    positionDue();
    if (proposalCause == null) {
      proposalDue(cause);
    }
  }

  /** The ladders are to be published. */
  void ladderDue() {
    due.ladders.add(this);
  }

  /** How the item is bought and moved in a network; made anew when either changes. */
  SupplyRules supply(Network network) {
    Item now = item();
    SupplyRules rules = supply;
    if (rules == null || supplyItem != now || supplyNetwork != network) {
      rules = ItemMapping.supply(now, network);
      supply = rules;
      supplyItem = now;
      supplyNetwork = network;
    }
    return rules;
  }

  /** Units that break conservation, counted once for each change of the stock. */
  long unbalancedUnits() {
    if (balancedAt != stock.sequence()) {
      unbalanced = stock.unbalancedUnits();
      balancedAt = stock.sequence();
    }
    return unbalanced;
  }

  /** The item, where there must be one: what is wanted or moved has an item. */
  Item item() {
    return known("item", item.get());
  }

  /** The item's economics, where there must be some: whatever has a plan has them. */
  ItemTerms terms() {
    return known("terms", terms);
  }

  /** The plan, where there must be one: wants are made of it. */
  SkuPlan plan() {
    return known("plan", plan.get());
  }

  private <T> T known(String what, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException(sku + " has no " + what + " yet");
    }
    return value;
  }

  /** The demand to plan for on a day, or null when nothing is known. */
  @Nullable DemandProfile demand(Network network, LocalDate day) {
    Forecast told = forecast.get();
    if (told != null) {
      return ForecastMapping.profile(told, network, day);
    }
    return estimate == null ? null : estimate.profile(network);
  }

  /** What is known on a day of the weeks to come. */
  WeeksAhead ahead(LocalDate day) {
    Forecast told = forecast.get();
    return told == null ? WeeksAhead.STEADY : ForecastMapping.ahead(told, day);
  }

  /** The variance of demand over its mean in a week; 0 when nothing is known. */
  double varianceToMean(LocalDate week) {
    Forecast told = forecast.get();
    if (told != null) {
      return ForecastMapping.varianceToMean(told, week);
    }
    return estimate == null ? 0 : estimate.varianceToMean();
  }

  /** Free units and inventory positions by node. */
  StockLevels levels(int span) {
    long[] free = new long[span];
    long[] position = new long[span];
    for (int n = 0; n < span; n++) {
      var node = stock.at(n);
      free[n] = stock.free(n);
      position[n] = node.onHand() + node.inTransit() + node.onOrder();
    }
    return new StockLevels(free, position);
  }

  /** Order-up-to levels by node, all zero without a plan. */
  long[] targets(int span) {
    SkuPlan read = plan.get();
    return read == null ? new long[span] : targets(read, span);
  }

  /** Order-up-to levels of a plan by node. */
  static long[] targets(SkuPlan plan, int span) {
    long[] targets = new long[span];
    Arrays.setAll(targets, plan::levelUnits);
    return targets;
  }
}
