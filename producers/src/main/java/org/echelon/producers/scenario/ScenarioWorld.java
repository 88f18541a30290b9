package org.echelon.producers.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.echelon.event.Forecast;
import org.echelon.producers.forecast.DemandLearner;
import org.echelon.producers.orders.OrderFeed;
import org.echelon.producers.orders.ShippedFrom;
import org.echelon.producers.world.ForwardingWorld;
import org.echelon.producers.world.World;
import org.echelon.reference.Network;

/**
 * A world to which a scenario happens. Rooms and flows are the business of whoever makes the world,
 * since its stock follows from them; all else is done here.
 */
public final class ScenarioWorld extends ForwardingWorld {
  private final Scenario scenario;
  private final long seed;
  private final Instant countedFrom;
  private final Network planned;
  private final Network carriedOut;
  private final ToldForecasts forecasts;

  /**
   * @param world with the rooms and flows of the scenario
   * @param warmUpDays before the days that are counted
   * @param seed of the orders that a peak adds
   */
  public ScenarioWorld(World world, Scenario scenario, int warmUpDays, long seed) {
    super(world);
    this.scenario = scenario;
    this.seed = seed;
    this.countedFrom = world.startAt().plus(Duration.ofDays(warmUpDays));
    double told = scenario.leadTimeAnnounced() ? scenario.leadTimeFactor() : 1;
    NetworkChanges changes = new NetworkChanges(scenario);
    this.planned = changes.slower(changes.standing(world.network(), startAt()), told);
    this.carriedOut =
        changes.slower(
            changes.standing(world.asCarriedOut(), startAt()), scenario.leadTimeFactor());
    this.forecasts =
        new ToldForecasts(
            scenario.forecastFactor(),
            scenario.demandAnnounced(),
            scenario.peak(countedFrom, seed),
            scenario.demandKnown());
  }

  @Override
  public Network network() {
    return planned;
  }

  @Override
  public Network asCarriedOut() {
    return carriedOut;
  }

  @Override
  public NavigableMap<Instant, Network> publishedOverTime() {
    return changed(planned);
  }

  @Override
  public NavigableMap<Instant, Network> carriedOutOverTime() {
    return changed(carriedOut);
  }

  @Override
  public List<Forecast> forecasts() {
    return super.forecasts().stream().map(forecasts::told).toList();
  }

  @Override
  public DemandLearner learner() {
    return forecasts.told(super.learner());
  }

  @Override
  public OrderFeed orders(ShippedFrom shipped) {
    OrderFeed orders = super.orders(shipped);
    if (!scenario.peak()) {
      return orders;
    }
    return new PeakOrders(orders, scenario.peak(countedFrom, seed), seed);
  }

  /** Empty with a peak: orders that come twice at once are not Poisson lines. */
  @Override
  public OptionalDouble linesOn(String sku, int day) {
    return scenario.peak() ? OptionalDouble.empty() : super.linesOn(sku, day);
  }

  @Override
  public Optional<OrderFeed> ordersRedrawn(int draw) {
    return scenario.peak() ? Optional.empty() : super.ordersRedrawn(draw);
  }

  private NavigableMap<Instant, Network> changed(Network network) {
    NavigableMap<Instant, Network> versions = new TreeMap<>();
    versions.put(startAt(), network);
    if (scenario.closes()) {
      Instant from = at(ScenarioKeys.CLOSED_FROM);
      Instant until = from.plus(Duration.ofDays(scenario.day(ScenarioKeys.CLOSED_DAYS)));
      versions.put(from, new NetworkChanges(scenario).closed(network, from, until));
    }
    if (scenario.reduces()) {
      Instant from = at(ScenarioKeys.REDUCED_FROM);
      Instant until = from.plus(Duration.ofDays(scenario.day(ScenarioKeys.REDUCED_DAYS)));
      Instant told = from.minus(Duration.ofDays(scenario.day(ScenarioKeys.REDUCED_KNOWN)));
      // What is known before the run begins is told when it has.
      Instant at = told.isAfter(startAt()) ? told : startAt().plus(Duration.ofDays(1));
      versions.put(at, new NetworkChanges(scenario).reduced(network, at, from, until));
    }
    return versions;
  }

  private Instant at(String dayKey) {
    return countedFrom.plus(Duration.ofDays(scenario.day(dayKey)));
  }
}
