package org.echelon.processor.gate;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.echelon.codec.GateMapping;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.codec.NetworkMapping;
import org.echelon.codec.Origin;
import org.echelon.codec.PriceBookCodec;
import org.echelon.control.Control;
import org.echelon.control.ControlFamily;
import org.echelon.gate.GateSetting;
import org.echelon.gate.Halts;
import org.echelon.gate.PriceBook;
import org.echelon.network.Network;
import org.echelon.price.PriceVector;
import org.echelon.state.ControlRevision;
import org.echelon.system.Tick;
import org.jspecify.annotations.Nullable;

/** What all gates of a task go by: last tick, network, prices and controls in force, and stored. */
final class GateSurroundings {
  private static final String TICK = "tick";
  private static final String NETWORK = "network";
  static final String PRICES = "prices";
  private static final String OUTCOMES = "outcomes";
  private static final String CONTROL = "control/";

  /** Families that gates go by; the others are the business of Plan. */
  private static final Set<ControlFamily> CONCERNS =
      EnumSet.of(
          ControlFamily.HALT,
          ControlFamily.MODE,
          ControlFamily.REGION,
          ControlFamily.ASK,
          ControlFamily.PRICE);

  private final TextTable meta;
  private final int partitions;
  private final Map<String, Control> controls = new TreeMap<>();
  private org.echelon.reference.@Nullable Network published;
  private @Nullable Network network;
  private long networkChangesAt;
  private PriceBook prices = PriceBook.EMPTY;
  private long tickNo = -1;
  private long nowMillis = Long.MIN_VALUE;
  private @Nullable GateSetting setting;

  private GateSurroundings(TextTable meta, int partitions) {
    this.meta = meta;
    this.partitions = partitions;
  }

  /** Reads everything back. */
  static GateSurroundings load(TextTable meta, int partitions) {
    GateSurroundings all = new GateSurroundings(meta, partitions);
    byte[] tick = meta.get(TICK);
    if (tick != null) {
      ByteBuffer in = ByteBuffer.wrap(tick);
      all.tickNo = in.getLong();
      all.nowMillis = in.getLong();
    }
    byte[] book = meta.get(PRICES);
    all.prices = book == null ? PriceBook.EMPTY : PriceBookCodec.decode(book);
    byte[] stored = meta.get(NETWORK);
    if (stored != null) {
      all.map(LogRecord.decode(stored).as(org.echelon.reference.Network.class));
    }
    meta.each(
        CONTROL,
        (key, value) -> {
          Control control = LogRecord.decode(value).as(Control.class);
          all.controls.put(control.getControlId(), control);
        });
    all.compose();
    return all;
  }

  /** Takes the time; false when the tick is not newer than the last. */
  boolean tick(Tick tick) {
    if (tick.getNo() <= tickNo) {
      return false;
    }
    tickNo = tick.getNo();
    nowMillis = tick.getAt().toEpochMilli();
    meta.put(TICK, ByteBuffer.allocate(16).putLong(tickNo).putLong(nowMillis).array());
    if (published != null && nowMillis >= networkChangesAt) {
      map(published);
      compose();
    }
    return true;
  }

  /**
   * Adopts a network that is newer than the one in force; false when it is not.
   *
   * @throws org.echelon.network.NetworkException when it cannot be; the former one stays
   */
  boolean adopt(org.echelon.reference.Network candidate, Origin origin) {
    if (published != null && candidate.getVersion() <= published.getVersion()) {
      return false;
    }
    NetworkMapping.toCore(candidate, mappingInstant(candidate));
    meta.put(NETWORK, new LogRecord(LogKind.NETWORK, origin, candidate).encode());
    prices = prices.lapsed();
    meta.put(PRICES, PriceBookCodec.encode(prices));
    map(candidate);
    compose();
    return true;
  }

  /** Takes a part of a price vector; true when a version came into force by it. */
  boolean adopt(PriceVector part) {
    long before = prices.adopted();
    prices = prices.take(PriceBookCodec.part(part, networkVersion()));
    meta.put(PRICES, PriceBookCodec.encode(prices));
    compose();
    return prices.adopted() > before;
  }

  /** Takes a control; false when it is not the next revision, by which Plan goes too. */
  boolean adopt(Control control, Origin origin) {
    Control former = controls.get(control.getControlId());
    int last = former == null ? 0 : former.getRevision();
    if (!CONCERNS.contains(control.getFamily())) {
      return false;
    }
    boolean again = former != null && former.getRequestId().equals(control.getRequestId());
    if (again || control.getRevision() != last + 1) {
      return false;
    }
    controls.put(control.getControlId(), control);
    meta.put(
        CONTROL + control.getControlId(), new LogRecord(LogKind.CONTROL, origin, control).encode());
    compose();
    return true;
  }

  /** What decisions go by; empty until a network and a tick have come. */
  Optional<GateSetting> setting() {
    return tickNo < 0 ? Optional.empty() : Optional.ofNullable(setting);
  }

  long nowMillis() {
    return nowMillis;
  }

  long tickNo() {
    return tickNo;
  }

  long networkVersion() {
    return network == null ? 0 : network.version();
  }

  long priceVersion() {
    return prices.adopted();
  }

  List<ControlRevision> controlRevisions() {
    List<ControlRevision> revisions = new ArrayList<>();
    controls.forEach(
        (id, control) -> revisions.add(new ControlRevision(id, control.getRevision())));
    return revisions;
  }

  /** Counts over the life of the task, as last kept: read, applied, stale, refused. */
  long[] counts() {
    long[] counts = new long[4];
    byte[] stored = meta.get(OUTCOMES);
    if (stored != null) {
      ByteBuffer.wrap(stored).asLongBuffer().get(counts);
    }
    return counts;
  }

  void keep(long[] counts) {
    ByteBuffer out = ByteBuffer.allocate(Long.BYTES * counts.length);
    out.asLongBuffer().put(counts);
    meta.put(OUTCOMES, out.array());
  }

  private long mappingInstant(org.echelon.reference.Network candidate) {
    return tickNo < 0 ? candidate.getEffectiveAt().toEpochMilli() : nowMillis;
  }

  private void map(org.echelon.reference.Network latest) {
    long at = mappingInstant(latest);
    published = latest;
    network = NetworkMapping.toCore(latest, at);
    networkChangesAt = NetworkMapping.changesAt(latest, at);
  }

  private void compose() {
    if (network != null) {
      List<Halts.Halt> halts =
          controls.values().stream().flatMap(c -> GateMapping.halt(c).stream()).toList();
      setting =
          new GateSetting(network, new Halts(halts), prices.quotas(), prices.adopted(), partitions);
    }
  }
}
