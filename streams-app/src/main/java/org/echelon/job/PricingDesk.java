package org.echelon.job;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.NetworkMapping;
import org.echelon.codec.PriceMapping;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.event.Forecast;
import org.echelon.network.Network;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;
import org.echelon.pricing.FrozenModel;
import org.echelon.pricing.FrozenModelBuilder;
import org.echelon.pricing.PriceGuard;
import org.echelon.pricing.PricedModel;
import org.echelon.pricing.PricingResult;
import org.echelon.pricing.PricingRun;
import org.echelon.pricing.Resources;
import org.echelon.system.Tick;
import org.echelon.valuation.PriceView;
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * What the pricing job knows and decides: when a run is due, and which vector follows. Knows
 * nothing of topics; time is the last tick, and what a run cost is told by meters.
 */
public final class PricingDesk {
  /** Share of the bound that is more than rounding. */
  static final double LEAST_GAIN = 1e-9;

  /** Prices by week are for networks whose periods are weeks. */
  private static final int WEEK_DAYS = 7;

  private final PricingSettings settings;
  private final LongSupplier cpuNanos;
  private final LongSupplier wallNanos;
  private final @Nullable PricedElsewhere elsewhere;
  private final FormerPrices former = new FormerPrices();
  private final TreeMap<String, SkuPlan> plans = new TreeMap<>();
  private final Outlooks outlooks = new Outlooks();
  private final TreeMap<String, Integer> controls = new TreeMap<>();
  private org.echelon.reference.@Nullable Network network;
  private @Nullable PriceVector published;
  private long lastVersion;
  private long now;
  private long lastRun = Long.MIN_VALUE;
  private boolean asked;

  PricingDesk(PricingSettings settings) {
    this(settings, null);
  }

  /**
   * @param elsewhere who holds the plans; null where this desk does
   */
  PricingDesk(PricingSettings settings, @Nullable PricedElsewhere elsewhere) {
    this(
        settings,
        () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(),
        System::nanoTime,
        elsewhere);
  }

  /**
   * @param cpuNanos CPU time used so far, told in certificates
   * @param wallNanos time on the wall so far, told in certificates
   */
  public PricingDesk(PricingSettings settings, LongSupplier cpuNanos, LongSupplier wallNanos) {
    this(settings, cpuNanos, wallNanos, null);
  }

  private PricingDesk(
      PricingSettings settings,
      LongSupplier cpuNanos,
      LongSupplier wallNanos,
      @Nullable PricedElsewhere elsewhere) {
    this.settings = settings;
    this.elsewhere = elsewhere;
    this.cpuNanos = cpuNanos;
    this.wallNanos = wallNanos;
  }

  /** A SKU's ladders changed; null takes it out. */
  public void ladder(String sku, @Nullable SkuPlan plan) {
    if (plan == null) {
      plans.remove(sku);
    } else {
      plans.put(sku, plan);
    }
  }

  /** Whether weeks to come may have prices of their own, for which forecasts are read. */
  boolean looksAhead() {
    return settings.weeks() > 1;
  }

  /** A forecast was published; null takes it back. Where one vector is made it tells nothing. */
  public void forecast(String sku, @Nullable Forecast forecast) {
    if (looksAhead()) {
      outlooks.take(sku, forecast);
    }
  }

  /** A record that every part of the platform gets, or a forecast. */
  public void follow(SpecificRecord record) {
    if (record instanceof org.echelon.reference.Network latest) {
      network(latest);
    } else if (record instanceof PriceVector vector) {
      published(vector);
    } else if (record instanceof Control control) {
      control(control);
    } else if (record instanceof Tick tick) {
      tick(tick);
    } else if (record instanceof Forecast forecast) {
      forecast(forecast.getSku(), forecast);
    }
  }

  /** A network was published. */
  void network(org.echelon.reference.Network latest) {
    if (network == null || latest.getVersion() > network.getVersion()) {
      // A changed network makes every price questionable at once.
      asked |= network != null;
      network = latest;
    }
  }

  /** Time goes on. */
  void tick(Tick tick) {
    now = Math.max(now, tick.getAt().toEpochMilli());
  }

  /** A person orders something. */
  void control(Control control) {
    int last = controls.getOrDefault(control.getControlId(), 0);
    if (control.getFamily() == ControlFamily.PRICE && control.getRevision() > last) {
      controls.put(control.getControlId(), control.getRevision());
      asked |= control.getAction() == ControlAction.RUN;
      if (control.getAction() == ControlAction.RETURN) {
        former.ask(control);
      }
    }
  }

  /** A vector was published, by this job before a restart or by an operator. */
  void published(PriceVector vector) {
    if (vector.getVersion() > lastVersion) {
      lastVersion = vector.getVersion();
      lastRun = settings.runOf(vector.getComputedAt().toEpochMilli());
      if (vector.getStatus() != VectorStatus.CERTIFICATE_ONLY) {
        published = vector;
        former.keep(vector);
      }
    }
  }

  /** The former prices that a person wants back, as the next vector; empty when nobody does. */
  Optional<PriceVector> returned() {
    return network == null || published == null || now == 0
        ? Optional.empty()
        : former.take(network, lastVersion, now, settings.every());
  }

  /** Whether a run is due: the period has turned, the network changed, or somebody asked. */
  boolean due() {
    return (asked || settings.runOf(now) > lastRun) && able();
  }

  /** Whether all ladders that are known are of the network in force. */
  boolean whole() {
    return network != null && plansOf(network).size() == plans.size();
  }

  /** Whether there is anything to price. */
  public boolean able() {
    return network != null && now > 0 && (elsewhere != null || !plansOf(network).isEmpty());
  }

  /** What a trial starts from: the network and the prices in force now, and the SKUs with plans. */
  record Standing(
      org.echelon.reference.Network network, long nowMillis, long priceVersion, int skus) {}

  /** Where it stands; empty while nothing can be priced. */
  Optional<Standing> standing() {
    org.echelon.reference.Network latest = network;
    List<SkuPlan> known = latest == null ? List.of() : plansOf(latest);
    return latest == null || known.isEmpty() || now == 0
        ? Optional.empty()
        : Optional.of(
            new Standing(
                latest, now, published == null ? 0 : published.getVersion(), known.size()));
  }

  /**
   * The best prices of the ladders at hand were the network otherwise, in the same version: neither
   * damped nor held against those in force, which only begin the search. Nothing changes by it.
   */
  PricedPeriods trial(UnaryOperator<org.echelon.reference.Network> change) {
    org.echelon.reference.Network latest = standing().orElseThrow().network();
    Network core = NetworkMapping.toCore(change.apply(latest), now);
    Resources resources = WeekLimits.today(core).resources(0);
    FrozenModel model = frozen(plansOf(latest), resources);
    double[] begin = resources.prices(inForce(core, PriceVectorForm.day(now)));
    PricingResult result =
        published == null
            ? PricingRun.first(model, settings.options())
            : PricingRun.afterNetworkChange(model, begin, settings.options());
    return PricedPeriods.same(resources, result, true);
  }

  /** Makes the next vector. */
  public PriceVector run() {
    if (network == null) {
      throw new IllegalStateException("there is no network to price yet");
    }
    long cpu = cpuNanos.getAsLong();
    long wall = wallNanos.getAsLong();
    Network core = NetworkMapping.toCore(network, now);
    PricedPeriods made = priced(network, core);
    // A run that failed stays due.
    asked = false;
    lastRun = settings.runOf(now);
    PriceVectorForm form = new PriceVectorForm(settings, network, now);
    return form.vector(
        core,
        lastVersion + 1,
        made,
        published == null ? null : published.getVersion(),
        (cpuNanos.getAsLong() - cpu) / 1_000_000,
        (wallNanos.getAsLong() - wall) / 1_000_000);
  }

  private PricedPeriods priced(org.echelon.reference.Network latest, Network core) {
    if (elsewhere != null) {
      Resources resources = Resources.of(core);
      return elsewhere.price(
          core, resources, latest.getVersion(), model -> same(core, resources, model, latest));
    }
    List<SkuPlan> plansNow = plansOf(latest);
    int weeks = plansNow.size() > WeekPricing.MOST_SKUS ? 1 : weeks(latest);
    WeekLimits limits =
        weeks == 1 ? WeekLimits.today(core) : WeekLimits.of(latest, core, now, weeks);
    LocalDate today = PriceVectorForm.day(now);
    List<PriceView> inForce =
        IntStream.range(0, weeks).mapToObj(w -> inForce(core, today.plusWeeks(w))).toList();
    Optional<WeekPricing> byWeek =
        weeks == 1
            ? Optional.empty()
            : WeekPricing.of(limits, core, plansNow, outlooks, today, inForce);
    Resources resources = limits.resources(0);
    return byWeek.isPresent()
        ? byWeek.get().solve(inForce, published == null, follows(latest), settings.options())
        : same(core, resources, frozen(plansNow, resources), latest);
  }

  /** One vector for all periods. */
  private PricedPeriods same(
      Network core, Resources resources, PricedModel model, org.echelon.reference.Network latest) {
    double[] inForce = resources.prices(inForce(core, PriceVectorForm.day(now)));
    PricingResult result = solve(model, inForce, follows(latest));
    boolean better = result.certificate().dualBound() < (1 - LEAST_GAIN) * model.bound(inForce);
    return PricedPeriods.same(resources, result, better);
  }

  private static FrozenModel frozen(List<SkuPlan> plansNow, Resources resources) {
    FrozenModelBuilder builder = FrozenModel.over(resources);
    plansNow.forEach(builder::add);
    return builder.build();
  }

  /** How many weeks may have prices of their own. */
  private int weeks(org.echelon.reference.Network latest) {
    return latest.getPeriodDays() == WEEK_DAYS
        ? Math.min(settings.weeks(), latest.getPeriods())
        : 1;
  }

  /** The prices of a day that rule until there are others; none before the first. */
  private PriceView inForce(Network core, LocalDate day) {
    return published == null
        ? PriceView.none(core.nodeSpan())
        : PriceMapping.view(published, core, day);
  }

  /** Whether the last prices are of the same network, so that new ones are held against them. */
  private boolean follows(org.echelon.reference.Network latest) {
    return published != null && published.getNetworkVersion() == latest.getVersion();
  }

  private PricingResult solve(PricedModel model, double[] inForce, boolean follows) {
    if (published == null) {
      return PricingRun.first(model, settings.options());
    }
    return follows
        ? PricingRun.next(model, inForce, settings.options(), PriceGuard.DEFAULT)
        : PricingRun.afterNetworkChange(model, inForce, settings.options());
  }

  private List<SkuPlan> plansOf(org.echelon.reference.Network network) {
    return plans.values().stream()
        .filter(plan -> plan.versions().network() == network.getVersion())
        .toList();
  }
}
