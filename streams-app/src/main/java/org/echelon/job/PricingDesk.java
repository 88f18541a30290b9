package org.echelon.job;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.echelon.codec.NetworkMapping;
import org.echelon.codec.PriceMapping;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
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
import org.echelon.valuation.SkuPlan;
import org.jspecify.annotations.Nullable;

/**
 * What the pricing job knows and decides: when a run is due, and which vector follows. Knows
 * nothing of topics; time is the last tick, and what a run cost is told by meters.
 */
public final class PricingDesk {
  /** Share of the bound that is more than rounding. */
  private static final double LEAST_GAIN = 1e-9;

  private final PricingSettings settings;
  private final LongSupplier cpuNanos;
  private final LongSupplier wallNanos;
  private final @Nullable PricedElsewhere elsewhere;
  private final FormerPrices former = new FormerPrices();
  private final TreeMap<String, SkuPlan> plans = new TreeMap<>();
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

  /** A record that every part of the platform gets. */
  public void follow(SpecificRecord record) {
    if (record instanceof org.echelon.reference.Network latest) {
      network(latest);
    } else if (record instanceof PriceVector vector) {
      published(vector);
    } else if (record instanceof Control control) {
      control(control);
    } else if (record instanceof Tick tick) {
      tick(tick);
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

  /** Makes the next vector. */
  public PriceVector run() {
    if (network == null) {
      throw new IllegalStateException("there is no network to price yet");
    }
    long cpu = cpuNanos.getAsLong();
    long wall = wallNanos.getAsLong();
    Network core = NetworkMapping.toCore(network, now);
    Resources resources = Resources.of(core);
    double[] inForce = inForce(core, resources);
    long version = network.getVersion();
    Made made =
        elsewhere == null
            ? make(frozen(network, resources), inForce, version)
            : elsewhere.price(core, resources, version, model -> make(model, inForce, version));
    // A run that failed stays due.
    asked = false;
    lastRun = settings.runOf(now);
    PriceVectorForm form = new PriceVectorForm(settings, network, resources, now);
    return form.vector(
        lastVersion + 1,
        made.result(),
        made.better(),
        published == null ? null : published.getVersion(),
        (cpuNanos.getAsLong() - cpu) / 1_000_000,
        (wallNanos.getAsLong() - wall) / 1_000_000);
  }

  /** Prices, and whether they prove more than those in force. */
  private record Made(PricingResult result, boolean better) {}

  private Made make(PricedModel model, double[] inForce, long networkVersion) {
    PricingResult result = solve(model, inForce, networkVersion);
    double least = (1 - LEAST_GAIN) * model.bound(inForce);
    return new Made(result, result.certificate().dualBound() < least);
  }

  private FrozenModel frozen(org.echelon.reference.Network of, Resources resources) {
    FrozenModelBuilder builder = FrozenModel.over(resources);
    plansOf(of).forEach(builder::add);
    return builder.build();
  }

  /** The prices that rule until there are others; none before the first. */
  private double[] inForce(Network core, Resources resources) {
    return published == null
        ? new double[resources.size()]
        : resources.prices(PriceMapping.view(published, core, PriceVectorForm.day(now)));
  }

  private PricingResult solve(PricedModel model, double[] inForce, long networkVersion) {
    if (published == null) {
      return PricingRun.first(model, settings.options());
    }
    return published.getNetworkVersion() == networkVersion
        ? PricingRun.next(model, inForce, settings.options(), PriceGuard.DEFAULT)
        : PricingRun.afterNetworkChange(model, inForce, settings.options());
  }

  private List<SkuPlan> plansOf(org.echelon.reference.Network network) {
    return plans.values().stream()
        .filter(plan -> plan.versions().network() == network.getVersion())
        .toList();
  }
}
