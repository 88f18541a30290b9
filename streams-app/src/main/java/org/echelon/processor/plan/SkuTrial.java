package org.echelon.processor.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.event.Forecast;
import org.echelon.inventory.Bucket;
import org.echelon.inventory.NodeStock;
import org.echelon.network.Node;
import org.echelon.planning.Want;
import org.echelon.price.PriceVector;
import org.echelon.processor.plan.Supposition.Kind;
import org.echelon.reference.Network;
import org.echelon.valuation.SkuPlan;
import org.echelon.valuation.SkuValuation;
import org.jspecify.annotations.Nullable;

/**
 * What Plan would decide of one SKU were something otherwise. Plan itself answers, over a copy of
 * what it has stored: the same steps, told of the change as they would be if it were real, from the
 * plan that rules. So where nothing is otherwise the answer is what Plan has published.
 *
 * <p>Only Plan answers: prices stay those in force but for what is supposed of them, and other SKUs
 * stay as they are.
 */
public final class SkuTrial {
  private final PlanTask task;
  private final SkuState state;
  private final ValueStep value;
  private final WantStep wants;

  /**
   * What Plan thinks of the SKU at a node.
   *
   * @param levelUnits order-up-to level, that of a person where one is fixed
   * @param units what it takes with the next departures, from all sources
   * @param source where most of them come from
   * @param departsAt when those leave
   * @param marginNext value of one more unit on top of the position, currency a day
   * @param stockoutProbability chance that more than the position is asked for in the protection
   *     time
   * @param positionUnits free, in transit and on order
   * @param demandPerDay units of demand that reach the node
   */
  public record Row(
      String node,
      long levelUnits,
      long units,
      Optional<String> source,
      Optional<Instant> departsAt,
      double marginNext,
      double stockoutProbability,
      long positionUnits,
      double demandPerDay) {}

  /**
   * Before and after, each by node in the order of the network.
   *
   * @param at the tick that it was stored at
   * @param priceVersion of the prices in force, 0 for none
   * @param forecastVersion 0 where demand is learned from orders
   * @param notes what is to be known of this answer, in sentences
   */
  public record Outcome(
      Instant at,
      String currency,
      long networkVersion,
      long priceVersion,
      long forecastVersion,
      List<String> notes,
      List<Row> before,
      List<Row> after) {}

  private SkuTrial(KeptPlan kept, int partition, int partitions) {
    task = new PlanTask(partition, partitions, kept.tables(), new Unheard());
    value = new ValueStep(task, new SkuValuation(), planned -> {});
    wants = new WantStep(task, value);
    if (!task.epochs.ready()) {
      throw none("there is no network yet", "Apply one: ./echelon network apply.");
    }
    if (!task.skus.knows(kept.sku())) {
      throw new SuppositionException(
          SuppositionException.Kind.NOT_FOUND,
          "SKU \"" + kept.sku() + "\" is not known to Plan",
          "Check the spelling, or send the item with a forecast or a count.");
    }
    state = task.skus.state(kept.sku());
    check(kept.sku());
  }

  /**
   * Plans a SKU as things stand, and as they would be.
   *
   * @param kept what its task has stored
   * @param partition number of that task
   * @param partitions tasks that share the SKUs
   * @throws SuppositionException when something is not known, or nothing is planned for it
   */
  public static Outcome of(
      KeptPlan kept, int partition, int partitions, List<Supposition> suppositions) {
    SkuTrial now = new SkuTrial(kept, partition, partitions);
    List<Row> before = now.rows();
    SuppositionCheck check = new SuppositionCheck(now.task, now.state, suppositions);
    check.names();
    SkuTrial then = new SkuTrial(kept, partition, partitions);
    then.suppose(new SupposedInputs(suppositions));
    Forecast told = now.state.forecast.get();
    return new Outcome(
        Instant.ofEpochMilli(now.task.now),
        now.task.network().terms().currency(),
        now.task.epochs.networkVersion(),
        now.task.epochs.priceVersion(),
        told == null ? 0 : told.getVersion(),
        check.notes(),
        before,
        then.rows());
  }

  private void check(String sku) {
    if (!state.item.isPresent()) {
      throw none("the item " + sku + " is not known", "Send it: ./echelon produce csv --items.");
    }
    if (state.stock.frozen()) {
      throw none(
          "the units of " + sku + " do not balance, so nothing is decided of it",
          "Compare its movements, then ./echelon control unfreeze sku:" + sku + ".");
    }
    value.bringUp(state);
    if (!state.plan.isPresent()) {
      throw none(
          sku + " has no plan yet: there is neither a forecast nor an order to learn from",
          "Send a forecast, or wait for orders.");
    }
  }

  static SuppositionException none(String message, String cure) {
    return new SuppositionException(SuppositionException.Kind.NO_ANSWER, message, cure);
  }

  /** Tells the task what is otherwise, and plans as it would. */
  private void suppose(SupposedInputs inputs) {
    if (inputs.none()) {
      return;
    }
    boolean network = inputs.any(kind -> kind == Kind.LEAD_TIME || kind == Kind.CLOSED);
    if (network || inputs.any(Kind::settable)) {
      shared(inputs, network);
    }
    boolean demand = inputs.any(kind -> kind == Kind.DEMAND);
    if (demand) {
      demand(inputs);
    }
    if (!network && !demand) {
      // New prices alone leave alone what they are proved not to change, here as there.
      value.bringUp(state);
      return;
    }
    // At once under all that is otherwise: on the way there no prices would be in force.
    state.epoch = task.epochs.current().no();
    value.replan(state);
  }

  private void shared(SupposedInputs inputs, boolean network) {
    Network published = task.epochs.published();
    PriceVector prices = task.epochs.vector().orElse(null);
    long version = published.getVersion();
    if (network) {
      Instant now = task.now == 0 ? published.getEffectiveAt() : Instant.ofEpochMilli(task.now);
      Network supposed = inputs.network(published, now);
      state.item.set(inputs.item(state.item(), published));
      task.epochs.open(supposed, task.trigger, task.now);
      version = supposed.getVersion();
    }
    if (prices != null) {
      task.epochs.open(inputs.prices(prices, version), task.trigger, task.now);
    }
  }

  private void demand(SupposedInputs inputs) {
    Forecast told = state.forecast.get();
    if (told != null) {
      state.forecast.set(inputs.forecast(told));
    } else if (state.estimate != null) {
      state.estimate = inputs.estimate(state.estimate);
    }
  }

  private List<Row> rows() {
    int span = task.network().nodeSpan();
    long[] units = new long[span];
    Want[] most = new Want[span];
    for (Want want : wants.of(state)) {
      int to = want.lane().to();
      Want former = most[to];
      units[to] += want.units();
      most[to] = former == null || want.units() > former.units() ? want : former;
    }
    long[] levels = wants.levels(state);
    List<Row> rows = new ArrayList<>();
    for (Node node : task.network().nodes()) {
      int n = node.ordinal();
      if (levels[n] > 0 || units[n] > 0 || used(state.stock.at(n))) {
        rows.add(row(node, levels[n], units[n], most[n]));
      }
    }
    return rows;
  }

  private Row row(Node node, long level, long units, @Nullable Want want) {
    SkuPlan plan = state.plan();
    int n = node.ordinal();
    NodeStock stock = state.stock.at(n);
    long position = stock.onHand() + stock.inTransit() + stock.onOrder();
    return new Row(
        node.id(),
        level,
        units,
        Optional.ofNullable(want).map(most -> task.network().node(most.lane().from()).id()),
        Optional.ofNullable(want)
            .map(most -> Instant.ofEpochMilli(most.lane().calendar().nextDeparture(task.now))),
        plan.marginNext(n, position),
        plan.stockoutChance(n, position),
        position,
        plan.demandRatePerDay(n));
  }

  private static boolean used(NodeStock stock) {
    for (Bucket bucket : Bucket.values()) {
      if (stock.units(bucket) != 0) {
        return true;
      }
    }
    return false;
  }
}
