package org.echelon.processor.plan;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.NetworkMapping;
import org.echelon.control.Control;
import org.echelon.network.Network;
import org.echelon.network.Node;
import org.echelon.network.RegionPolicy;
import org.echelon.price.PriceVector;
import org.echelon.state.Trigger;
import org.echelon.state.TriggerKind;

/**
 * The epochs that some SKU of the task has not been brought up to, and the present one. Kept in
 * meta, so that a restart goes on with the same sequence.
 */
final class Epochs {
  private static final String EPOCH = "epoch/";
  private static final String NETWORK = "network/";
  private static final String PRICE = "price/";

  /** REGIONS/CONTROL: what was switched when regions of a print began to keep to themselves. */
  private static final String REGIONS = "regions/";

  private final Meta meta;
  private final RegionSwitches switches;
  private final TreeMap<Long, Epoch> epochs = new TreeMap<>();
  private long networkChangesAt = Long.MAX_VALUE;

  Epochs(Meta meta, RegionSwitches switches) {
    this.meta = meta;
    this.switches = switches;
    meta.each(EPOCH, (key, value) -> restore(Long.parseLong(key.substring(EPOCH.length())), value));
    if (ready()) {
      networkChangesAt =
          NetworkMapping.changesAt(published(networkVersion()), current().networkAt());
    }
  }

  /** Whether a network is known. */
  boolean ready() {
    return !epochs.isEmpty();
  }

  /** The epoch in force. */
  Epoch current() {
    return epochs.lastEntry().getValue();
  }

  /**
   * Takes a plan read back from the store to the first epoch that is kept. All SKUs have reached
   * it, and one that was planned on the way was stored then: this one was left alone all the way.
   */
  void restored(SkuState state) {
    if (ready() && state.epoch > 0 && state.epoch < epochs.firstKey()) {
      Epoch first = epochs.firstEntry().getValue();
      state.epoch = first.no();
      long prices = first.prices().version();
      state.plan.change(plan -> plan.advancedTo(prices));
    }
  }

  /** The epochs after one, in order. */
  Iterable<Epoch> after(long no) {
    return epochs.tailMap(no, false).values();
  }

  /** Whether this very network is the one in force. */
  boolean rules(org.echelon.reference.Network network) {
    return ready()
        && network.getVersion() == networkVersion()
        && network.equals(published(networkVersion()));
  }

  long networkVersion() {
    return ready() ? current().network().version() : 0;
  }

  long priceVersion() {
    return ready() ? current().prices().version() : 0;
  }

  /** The prices in force as they were published; empty where there are none. */
  Optional<PriceVector> vector() {
    return Optional.ofNullable((PriceVector) meta.record(PRICE + Meta.sorted(priceVersion())));
  }

  /** Starts to rule by a network; prices of another network lapse. */
  void open(org.echelon.reference.Network network, Trigger cause, long now) {
    // Before the first tick there is no time but the network's own.
    long at = now == 0 ? network.getEffectiveAt().toEpochMilli() : now;
    Switched switched = switched(NetworkMapping.toCore(network, at), now);
    Network core = switched.network();
    meta.record(NETWORK + Meta.sorted(network.getVersion()), LogKind.NETWORK, network);
    long no = ready() ? current().no() + 1 : 1;
    LocalDate today = day(now);
    DayPrices none = DayPrices.of(null, core, today);
    add(Epoch.of(no, core, at, switched.print(), false, none, cause, today));
    networkChangesAt = NetworkMapping.changesAt(network, at);
  }

  /**
   * Opens an epoch when nodes of the network in force have opened or closed. Its capacities change
   * too, but only gates and the pricing job go by them.
   */
  boolean turnNetwork(Trigger cause, long now) {
    if (!ready() || now < networkChangesAt) {
      return false;
    }
    org.echelon.reference.Network published = published(networkVersion());
    networkChangesAt = NetworkMapping.changesAt(published, now);
    Switched switched = switched(NetworkMapping.toCore(published, now), now);
    Network core = switched.network();
    Epoch last = current();
    if (openNodes(core).equals(openNodes(last.network()))) {
      return false;
    }
    long print = switched.print();
    add(Epoch.of(last.no() + 1, core, now, print, true, last.dayPrices(), cause, last.day()));
    return true;
  }

  /** Opens an epoch when other regions keep to themselves than did; prices stay in force. */
  boolean turnRegions(Trigger cause, long now) {
    if (!ready()) {
      return false;
    }
    Epoch last = current();
    Network own = NetworkMapping.toCore(published(networkVersion()), last.networkAt());
    Switched switched = switched(own, now);
    if (switched.print() == last.regions()) {
      return false;
    }
    add(
        Epoch.of(
            last.no() + 1,
            switched.network(),
            last.networkAt(),
            switched.print(),
            false,
            last.dayPrices(),
            cause,
            last.day()));
    return true;
  }

  /** A network with the regions that keep to themselves in it; print 0 for its own. */
  private record Switched(Network network, long print) {}

  private Switched switched(Network own, long now) {
    List<Control> inForce = switches.inForce(now);
    RegionPolicy policy = RegionSwitches.policy(own, inForce);
    if (policy.equals(own.terms().regionPolicy())) {
      return new Switched(own, 0);
    }
    long print = RegionSwitches.print(policy);
    for (Control control : inForce) {
      meta.record(regions(print) + control.getControlId(), LogKind.CONTROL, control);
    }
    return new Switched(own.with(policy), print);
  }

  private Network switchedBefore(Network own, long print) {
    List<Control> inForce = new ArrayList<>();
    meta.each(
        regions(print), (key, value) -> inForce.add(LogRecord.decode(value).as(Control.class)));
    return print == 0 ? own : own.with(RegionSwitches.policy(own, inForce));
  }

  private static String regions(long print) {
    return REGIONS + String.format(Locale.ROOT, "%016x", print) + "/";
  }

  /** Opens an epoch in which every SKU is planned anew, though nothing else has changed. */
  void turnPlans(Trigger cause) {
    Epoch last = current();
    add(
        Epoch.of(
            last.no() + 1,
            last.network(),
            last.networkAt(),
            last.regions(),
            true,
            last.dayPrices(),
            cause,
            last.day()));
  }

  /** The network in force as it was published. */
  org.echelon.reference.Network published() {
    return published(networkVersion());
  }

  private org.echelon.reference.Network published(long version) {
    var network = (org.echelon.reference.Network) meta.record(NETWORK + Meta.sorted(version));
    if (network == null) {
      throw new IllegalStateException("network version " + version + " is not kept");
    }
    return network;
  }

  private static List<Integer> openNodes(Network network) {
    return network.nodes().stream().filter(Node::open).map(Node::ordinal).toList();
  }

  /** Starts to value by new prices. */
  void open(PriceVector vector, Trigger cause, long now) {
    meta.record(PRICE + Meta.sorted(vector.getVersion()), LogKind.PRICE, vector);
    LocalDate today = day(now);
    add(current().next(DayPrices.of(vector, current().network(), today), cause, today));
  }

  /**
   * Opens an epoch when a new day has begun: what is ordered now comes at the prices of another
   * day, and is for the demand of other days.
   */
  boolean turnDay(Trigger cause, long now) {
    LocalDate today = day(now);
    if (!ready() || !today.isAfter(current().day())) {
      return false;
    }
    PriceVector vector = (PriceVector) meta.record(PRICE + Meta.sorted(priceVersion()));
    add(current().next(DayPrices.of(vector, current().network(), today), cause, today));
    return true;
  }

  /** Forgets the epochs before the present one: every SKU has been brought up to it. */
  void settle() {
    if (epochs.size() > 1) {
      Epoch last = current();
      epochs.headMap(last.no()).clear();
      meta.removeBelow(EPOCH, EPOCH + Meta.sorted(last.no()));
      meta.removeBelow(NETWORK, NETWORK + Meta.sorted(last.network().version()));
      meta.removeBelow(PRICE, PRICE + Meta.sorted(last.prices().version()));
      String kept = regions(last.regions());
      meta.each(
          REGIONS,
          (key, value) -> {
            if (!key.startsWith(kept)) {
              meta.remove(key);
            }
          });
    }
  }

  private void add(Epoch epoch) {
    epochs.put(epoch.no(), epoch);
    meta.bytes(
        EPOCH + Meta.sorted(epoch.no()),
        ByteBuffer.allocate(56)
            .putLong(epoch.network().version())
            .putLong(epoch.networkAt())
            .putLong(epoch.turned() ? 1 : 0)
            .putLong(epoch.prices().version())
            .putLong(epoch.day().toEpochDay())
            .putLong(epoch.cause().getKind().ordinal())
            .putLong(epoch.regions())
            .array());
  }

  private void restore(long no, byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    long networkVersion = in.getLong();
    long networkAt = in.getLong();
    boolean turned = in.getLong() == 1;
    long priceVersion = in.getLong();
    LocalDate day = LocalDate.ofEpochDay(in.getLong());
    // Which record it was is not kept: after a restart only its kind is told.
    Trigger cause = new Trigger(TriggerKind.values()[(int) in.getLong()], null, null, null, null);
    // Versions before had no regions to switch.
    long regions = in.hasRemaining() ? in.getLong() : 0;
    boolean sameNetwork =
        ready()
            && current().network().version() == networkVersion
            && current().networkAt() == networkAt
            && current().regions() == regions;
    Network network =
        sameNetwork
            ? current().network()
            : switchedBefore(NetworkMapping.toCore(published(networkVersion), networkAt), regions);
    PriceVector vector = (PriceVector) meta.record(PRICE + Meta.sorted(priceVersion));
    DayPrices prices = DayPrices.of(vector, network, day);
    epochs.put(
        no,
        sameNetwork
            ? new Epoch(
                no,
                network,
                networkAt,
                regions,
                turned,
                current().terms(),
                current().wants(),
                prices,
                cause,
                day)
            : Epoch.of(no, network, networkAt, regions, turned, prices, cause, day));
  }

  private static LocalDate day(long now) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
  }
}
