package org.echelon.processor.plan;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.PriceChunks;
import org.echelon.codec.PriceMapping;
import org.echelon.codec.RefusedRecord;
import org.echelon.codec.RegionMapping;
import org.echelon.control.Control;
import org.echelon.control.ControlAction;
import org.echelon.control.ControlFamily;
import org.echelon.network.NetworkException;
import org.echelon.network.Node;
import org.echelon.price.Certificate;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.Resource;
import org.echelon.price.VectorStatus;
import org.echelon.pricing.PriceGuard;
import org.echelon.pricing.Resources;
import org.echelon.reference.Network;
import org.echelon.valuation.PriceView;
import org.jspecify.annotations.Nullable;

/** Adopts what all SKUs share: network, prices and the operators' orders. */
final class SharedStep {
  private static final String LAST_PRICE = "price-seen";
  private static final double ROUNDING = 1e-9;
  private static final String SKU = "sku:";
  private static final String PARTS = "price-part/";

  private final PlanTask task;
  private final SkuGuard guard;
  private final ValueStep value;
  private final Refresh refresh;

  private final PriceChunks chunks = new PriceChunks();

  SharedStep(PlanTask task, SkuGuard guard, ValueStep value, Refresh refresh) {
    this.task = task;
    this.guard = guard;
    this.value = value;
    this.refresh = refresh;
    task.meta.each(
        PARTS, (key, part) -> chunks.whole(LogRecord.decode(part).as(PriceVector.class)));
  }

  /** Adopts a network of a higher version. */
  boolean network(@Nullable Network network) {
    if (network == null) {
      return false;
    }
    if (network.getVersion() <= task.epochs.networkVersion()) {
      if (task.epochs.rules(network)) {
        return false;
      }
      throw new RefusedRecord(
          "VERSION_CONFLICT", "version", network.getVersion(), "raise the version");
    }
    keepNodes(network);
    try {
      task.epochs.open(network, task.trigger, task.now);
    } catch (NetworkException wrong) {
      throw new RefusedRecord(
          wrong.code(), wrong.field(), "", wrong.getMessage() + "; the last good network stays");
    }
    refresh.restart();
    return true;
  }

  /** Stock is held by ordinal, so a node keeps its own for ever. */
  private void keepNodes(Network next) {
    if (!task.epochs.ready()) {
      return;
    }
    Map<String, Integer> ordinals = new HashMap<>();
    next.getNodes().forEach(node -> ordinals.put(node.getNode(), node.getOrdinal()));
    for (Node node : task.epochs.current().network().nodes()) {
      if (!Integer.valueOf(node.ordinal()).equals(ordinals.get(node.id()))) {
        throw new RefusedRecord(
            "FIELD_CONFLICT",
            "nodes",
            node.id(),
            "keep every node with its ordinal "
                + node.ordinal()
                + "; one that is no longer used is CLOSED, not removed");
      }
    }
  }

  /** Adopts certified or manual prices of a version never seen, once they are whole. */
  boolean price(@Nullable PriceVector part) {
    long seen = task.meta.numberOr(LAST_PRICE, 0);
    if (part == null || part.getVersion() == seen) {
      return false;
    }
    if (part.getVersion() < seen) {
      throw new RefusedRecord(
          "PRICE_VERSION", "version", part.getVersion(), "the last good prices stay");
    }
    PriceVector vector = chunks.whole(part);
    if (vector == null) {
      task.meta.record(
          PARTS + Meta.sorted(part.getVersion()) + "/" + part.getChunk(), LogKind.PRICE, part);
      return false;
    }
    task.meta.each(PARTS, (key, old) -> task.meta.remove(key));
    task.meta.number(LAST_PRICE, vector.getVersion());
    if (vector.getStatus() == VectorStatus.CERTIFICATE_ONLY) {
      return false;
    }
    check(vector);
    checkMoves(vector);
    task.epochs.open(vector, task.trigger, task.now);
    refresh.restart();
    return true;
  }

  /** Takes an operator's order. */
  boolean control(Control control) {
    if (control.getFamily() == ControlFamily.UNKNOWN) {
      throw new RefusedRecord(
          "FIELD_KIND_UNKNOWN", "family", control.getFamily(), "upgrade Echelon");
    }
    checkSwitch(control);
    if (!task.controls.take(control, task.now)) {
      return false;
    }
    if (control.getFamily() == ControlFamily.REGION) {
      task.regions.take(control, task.now);
      turnRegions();
    }
    String sku =
        control.getScope().startsWith(SKU) ? control.getScope().substring(SKU.length()) : "";
    if (control.getAction() == ControlAction.UNFREEZE && task.skus.knows(sku)) {
      release(task.sku(sku));
    }
    return true;
  }

  /** Regions are what the network calls so, or what the order itself draws. */
  private void checkSwitch(Control control) {
    if (control.getFamily() != ControlFamily.REGION
        || control.getAction() != ControlAction.SWITCH
        || !task.epochs.ready()) {
      return;
    }
    try {
      RegionMapping.toCore(control).check(task.network());
    } catch (NetworkException wrong) {
      throw new RefusedRecord(
          wrong.code(), wrong.field(), control.getScope(), String.valueOf(wrong.getMessage()));
    }
  }

  /** Switches of regions that begin or expire with a tick. */
  void turnRegions(long before) {
    if (task.regions.turns(before, task.now)) {
      turnRegions();
    }
  }

  private void turnRegions() {
    if (task.epochs.turnRegions(task.trigger, task.now)) {
      refresh.restart();
    }
  }

  /** A person says that a SKU which a broken invariant froze may go on. */
  private void release(SkuState state) {
    if (state.stock.frozen()) {
      state.stock.unfreeze();
      state.positionDue();
      // Its plan was not brought along while it was frozen: it begins anew.
      state.plan.set(null);
      state.regions = RegionPlans.at(task.epochs.current().regions());
      state.epoch = task.epochs.current().no();
      task.skus.saveStock(state);
      guard.run(state, () -> value.replan(state));
    }
  }

  private void check(PriceVector vector) {
    if (!task.epochs.ready() || vector.getNetworkVersion() != task.epochs.networkVersion()) {
      throw new RefusedRecord(
          "PRICE_SHAPE",
          "networkVersion",
          vector.getNetworkVersion(),
          "price the network in force, version " + task.epochs.networkVersion());
    }
    if (vector.getStatus() == VectorStatus.CERTIFIED && !proves(vector.getCertificate())) {
      throw new RefusedRecord(
          "PRICE_CERTIFICATE", "certificate", vector.getCertificate(), "the last good prices stay");
    }
    for (Price price : vector.getPrices()) {
      for (double value : price.getValues()) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
          throw new RefusedRecord(
              "PRICE_SHAPE", "prices", price.getNode() + " " + value, "prices are zero or more");
        }
      }
    }
  }

  /**
   * A certified price moves only so far from the one that was told before for the same day; the
   * first of a network is free.
   */
  private void checkMoves(PriceVector vector) {
    Optional<PriceVector> former = task.epochs.vector();
    if (vector.getStatus() != VectorStatus.CERTIFIED || former.isEmpty()) {
      return;
    }
    var network = task.epochs.current().network();
    List<LocalDate> starts = vector.getPeriodStartsOn();
    List<PriceView> old =
        starts.stream().map(day -> PriceMapping.view(former.get(), network, day)).toList();
    for (Price price : vector.getPrices()) {
      int node = network.ordinal(price.getNode());
      boolean storage = price.getResource() == Resource.STORAGE;
      Resources.Kind kind = storage ? Resources.Kind.STORAGE : Resources.Kind.FLOW;
      for (int period = 0; period < price.getValues().size(); period++) {
        double value = price.getValues().get(period);
        PriceView then = old.get(Math.min(period, old.size() - 1));
        double before = node < 0 ? 0 : storage ? then.storage(node) : then.flow(node);
        double limit = PriceGuard.DEFAULT.limit(kind, before) * (1 + 1e-9);
        if (Math.abs(value - before) > limit) {
          throw new RefusedRecord(
              "PRICE_JUMP",
              "prices",
              price.getNode() + " " + price.getResource() + " " + before + " to " + value,
              "the last good prices stay; look at the run, or publish it as MANUAL");
        }
      }
    }
  }

  /** A plan cannot be worth more than the bound on all plans, beyond rounding. */
  private static boolean proves(@Nullable Certificate certificate) {
    return certificate != null
        && certificate.getPrimalValue() - certificate.getDualBound()
            <= ROUNDING * Math.abs(certificate.getDualBound());
  }
}
