package org.echelon.producers.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.echelon.control.Control;
import org.echelon.producers.calibration.Calibration;
import org.echelon.producers.calibration.CalibrationSheet;
import org.echelon.producers.cost.CostSheet;
import org.echelon.producers.cost.CostSummary;
import org.echelon.producers.cost.RegionDays;
import org.echelon.producers.cost.SkuCosts;
import org.echelon.producers.partner.Behaviour;
import org.echelon.producers.partner.Partners;
import org.echelon.producers.world.World;
import org.echelon.reference.Network;
import org.echelon.simulation.VirtualPlatform;
import org.echelon.system.Tick;
import org.echelon.topic.Topic;

/**
 * Runs a world on a platform in virtual time, as fast as it goes: the same feed and the same
 * instants as a {@link PacedRun}, but nothing waits and no clock is read. The same world, settings
 * and seed give the same run.
 */
public final class SimulatedRun implements AutoCloseable {
  /** Patience of customers who never give up. */
  public static final Duration ENDLESS = Patience.ENDLESS;

  private final VirtualPlatform platform;
  private final World world;
  private final PriceRhythm rhythm;
  private final Partners partners;
  private final Scoreboard scoreboard;
  private final Observed observed;
  private final CostSheet costs;
  private final CalibrationSheet calibration;
  private final WorldFeed feed;
  private final int warmUpDays;
  private final VirtualSteps steps;
  private final NavigableMap<Instant, Network> networks;
  private final NavigableMap<Instant, List<Control>> controls;
  private Instant now;
  private long tick;
  private long forecastsPriced;
  private long departuresWithoutManifest;

  /** A run with the usual partners. */
  public SimulatedRun(
      VirtualPlatform platform, World world, RunSettings settings, PriceRhythm rhythm) {
    this(platform, world, settings, rhythm, Behaviour.USUAL);
  }

  /** A run with customers who never give up. */
  public SimulatedRun(
      VirtualPlatform platform,
      World world,
      RunSettings settings,
      PriceRhythm rhythm,
      Behaviour partners) {
    this(platform, world, settings, rhythm, partners, Patience.ENDLESS);
  }

  /** A run whose sites take in and send out everything at once. */
  public SimulatedRun(
      VirtualPlatform platform,
      World world,
      RunSettings settings,
      PriceRhythm rhythm,
      Behaviour partners,
      Duration patience) {
    this(platform, world, settings, rhythm, partners, patience, SiteLimits.IGNORED);
  }

  /**
   * @param platform with nothing in it; closed by the caller
   * @param partners how warehouses and vendors behave
   * @param patience time from order to the moment at which a customer gives up what has no node
   * @param limits whether sites keep to their flows and rooms
   */
  public SimulatedRun(
      VirtualPlatform platform,
      World world,
      RunSettings settings,
      PriceRhythm rhythm,
      Behaviour partners,
      Duration patience,
      SiteLimits limits) {
    this.platform = platform;
    this.world = world;
    this.rhythm = rhythm;
    this.now = world.startAt();
    this.scoreboard =
        new Scoreboard(world.network(), now.plus(Duration.ofDays(settings.warmUpDays())));
    this.costs =
        new CostSheet(world.network(), now, scoreboard::dueMillis, limits.overflowMultiple());
    this.partners =
        new Partners(
            world.carriedOutOverTime(),
            settings.seed(),
            partners,
            costs.sites(),
            limits.enforced());
    this.networks = new TreeMap<>(world.publishedOverTime());
    this.controls = new TreeMap<>(world.controlsOverTime());
    this.observed = new Observed(this.partners, scoreboard);
    Patience customers = new Patience(patience);
    this.calibration = new CalibrationSheet(world.network(), now, costs);
    this.feed =
        new WorldFeed(
            world,
            this.partners,
            scoreboard,
            customers,
            costs,
            (topic, key, record) -> {
              calibration.fed(record);
              platform.send(topic, key, record);
            });
    this.warmUpDays = settings.warmUpDays();
    this.steps = new VirtualSteps(world, settings);
    platform.subscribe(observed);
    platform.subscribe(new Booked(costs, customers));
    platform.subscribe(calibration);
  }

  /** Puts the world in place: network, items, forecasts, the first plans, and counted stock. */
  public void open() {
    tick();
    publishNetworks();
    feed.catalogue();
    platform.settle();
    feed.openingCounts(observed::level);
    observed.opened();
    platform.settle();
    price(rhythm != PriceRhythm.NEVER);
    tick();
    settle();
  }

  /** One step of virtual time; false when the days have ended, whether orders go on or not. */
  public boolean step() {
    if (steps.ended(now)) {
      return false;
    }
    long pricesBefore = steps.runOf(now);
    now = steps.after(now);
    feed.until(now);
    tick();
    // Prices of another network lapse, so whoever has any makes new ones.
    boolean changed = publishNetworks();
    publishControls();
    settle();
    price(
        switch (rhythm) {
          case NEVER -> false;
          case ONCE -> changed;
          case PERIODIC -> changed || steps.runOf(now) > pricesBefore;
          case ON_CHANGE -> changed || feed.newForecasts() > forecastsPriced;
        });
    return true;
  }

  /** Gives the answers that are due, so that the end of a run leaves none unsaid. */
  public void finish() {
    feed.answers(now);
    now = now.plusMillis(1);
    tick();
    settle();
  }

  /** Runs from the start to the end. */
  public SimulationSummary run() {
    open();
    while (step()) {
      // Each step stands by itself.
    }
    finish();
    return summary();
  }

  /** What has happened so far. */
  public SimulationSummary summary() {
    return SimulationSummary.of(this);
  }

  /** What the days after the warm-up have cost so far. */
  public CostSummary costs() {
    costs.upTo(now);
    return costs.summary(warmUpDays);
  }

  /** Keeps costs by SKU as well; before the run is opened. */
  public SkuCosts followSkus() {
    return costs.followSkus();
  }

  /** What some whole days have cost that are over. */
  public CostSummary costs(int from, int until) {
    costs.upTo(now);
    return costs.summary(from, until);
  }

  /**
   * Keeps what regions are judged by; before the run is opened.
   *
   * @param truckCube cube that a truck to customers holds, dm³
   */
  public RegionDays followRegions(double truckCube) {
    return costs.followRegions(truckCube);
  }

  /** How well demand, lead times and use of capacities were predicted after the warm-up so far. */
  public Calibration calibration() {
    costs.upTo(now);
    return calibration.summary(warmUpDays, now);
  }

  /** Virtual days passed. */
  public double days() {
    return Duration.between(world.startAt(), now).toMinutes() / 1440.0;
  }

  @Override
  public void close() {
    feed.close();
  }

  /** Publishes the networks whose time has come; whether there was one. */
  private boolean publishNetworks() {
    NavigableMap<Instant, Network> due = networks.headMap(now, true);
    boolean any = !due.isEmpty();
    due.values().forEach(n -> platform.send(Topic.NETWORK, n.getNetworkId(), n));
    due.clear();
    return any;
  }

  private void publishControls() {
    NavigableMap<Instant, List<Control>> due = controls.headMap(now, true);
    due.values()
        .forEach(all -> all.forEach(c -> platform.send(Topic.CONTROL, c.getControlId(), c)));
    due.clear();
  }

  private void price(boolean due) {
    if (due && platform.price()) {
      forecastsPriced = feed.newForecasts();
      platform.settle();
    }
  }

  private void settle() {
    platform.settle();
    departuresWithoutManifest += observed.giveUpAsks();
  }

  private void tick() {
    String network = world.network().getNetworkId();
    platform.send(Topic.TICK, network, new Tick(network, ++tick, now));
  }

  CostSheet costSheet() {
    return costs;
  }

  World world() {
    return world;
  }

  Observed observed() {
    return observed;
  }

  Partners partners() {
    return partners;
  }

  Scoreboard scoreboard() {
    return scoreboard;
  }

  WorldFeed feed() {
    return feed;
  }

  Instant now() {
    return now;
  }

  long ticks() {
    return tick;
  }

  long departuresWithoutManifest() {
    return departuresWithoutManifest;
  }
}
