package org.echelon.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.gate.AskRequest;
import org.echelon.gate.DepartureLoad;
import org.echelon.gate.DueDeparture;
import org.echelon.gate.Freight;
import org.echelon.gate.GateAsk;
import org.echelon.gate.GateState;
import org.echelon.gate.LaneStand;
import org.echelon.gate.LaneWindow;
import org.echelon.gate.NodeLoad;
import org.echelon.gate.OfferChunk;
import org.echelon.gate.OfferedStep;
import org.echelon.gate.OpenAsk;
import org.echelon.gate.Settling;

/**
 * The stored form of a gate. Offers are stored one by one beside the state, so that a new one costs
 * its own bytes and no record outgrows the broker's limit.
 *
 * <pre>
 * version 1 byte | gate | lookedAt | ask? settling? | waiting | requests | days | windows | rounds | stands
 * </pre>
 */
public final class GateCodec {
  private static final int VERSION = 3;

  private GateCodec() {}

  /** The bytes of a state, without its offers. */
  public static byte[] encode(GateState state) {
    BytesOut out = new BytesOut();
    out.putByte(VERSION);
    out.putVarint(state.gate());
    out.putSigned(state.lookedAtMillis());
    out.putBoolean(state.open().isPresent());
    state
        .open()
        .ifPresent(
            open -> {
              putAsk(out, open.ask());
              out.putBoolean(open.settling().isPresent());
              open.settling().ifPresent(settling -> putSettling(out, settling));
            });
    out.putVarint(state.waiting().size());
    for (DueDeparture due : state.waiting()) {
      out.putSigned(due.departureMillis());
      putTexts(out, due.lanes());
      out.putBoolean(due.dry());
      out.putText(due.reason());
    }
    out.putVarint(state.requests().size());
    for (AskRequest request : state.requests()) {
      out.putText(request.scope());
      out.putBoolean(request.dry());
      out.putText(request.reason());
    }
    out.putVarint(state.grantedPerDay().size());
    state
        .grantedPerDay()
        .forEach(
            (day, units) -> {
              out.putSigned(day);
              out.putSigned(units);
            });
    out.putVarint(state.used().size());
    state
        .used()
        .forEach(
            (window, units) -> {
              out.putText(window.lane());
              out.putSigned(window.fromDay());
              out.putVarint(window.days());
              out.putSigned(units);
            });
    out.putVarint(state.rounds().size());
    state
        .rounds()
        .forEach(
            (departure, rounds) -> {
              out.putSigned(departure);
              out.putVarint(rounds);
            });
    out.putVarint(state.stands().size());
    state
        .stands()
        .forEach(
            (lane, stand) -> {
              out.putText(lane);
              out.putSigned(stand.departureMillis());
              putFreight(out, stand.loaded());
              out.putSigned(stand.waitedMicros());
              out.putSigned(stand.heldMicros());
            });
    return out.toBytes();
  }

  /**
   * Restores a state with its offers, in the order they came.
   *
   * @throws IllegalArgumentException if another version wrote the bytes
   */
  public static GateState decode(byte[] bytes, List<OfferChunk> answers) {
    BytesIn in = BytesIn.of(bytes, VERSION);
    int gate = in.getCount();
    long lookedAt = in.getSigned();
    Optional<OpenAsk> open = Optional.empty();
    if (in.getBoolean()) {
      GateAsk ask = getAsk(in);
      Optional<Settling> settling =
          in.getBoolean() ? Optional.of(getSettling(in)) : Optional.empty();
      open = Optional.of(new OpenAsk(ask, answers, settling));
    }
    List<DueDeparture> waiting = new ArrayList<>();
    for (int i = in.getCount(); i > 0; i--) {
      waiting.add(new DueDeparture(in.getSigned(), getTexts(in), in.getBoolean(), in.getText()));
    }
    List<AskRequest> requests = new ArrayList<>();
    for (int i = in.getCount(); i > 0; i--) {
      requests.add(new AskRequest(in.getText(), in.getBoolean(), in.getText()));
    }
    SortedMap<Long, Long> days = new TreeMap<>();
    for (int i = in.getCount(); i > 0; i--) {
      days.put(in.getSigned(), in.getSigned());
    }
    SortedMap<LaneWindow, Long> used = new TreeMap<>();
    for (int i = in.getCount(); i > 0; i--) {
      used.put(new LaneWindow(in.getText(), in.getSigned(), in.getCount()), in.getSigned());
    }
    SortedMap<Long, Integer> rounds = new TreeMap<>();
    for (int i = in.getCount(); i > 0; i--) {
      rounds.put(in.getSigned(), in.getCount());
    }
    SortedMap<String, LaneStand> stands = new TreeMap<>();
    for (int i = in.getCount(); i > 0; i--) {
      stands.put(
          in.getText(),
          new LaneStand(in.getSigned(), getFreight(in), in.getSigned(), in.getSigned()));
    }
    return new GateState(gate, lookedAt, open, waiting, requests, days, used, rounds, stands);
  }

  /** The bytes of one part of an offer. */
  public static byte[] encode(OfferChunk chunk) {
    BytesOut out = new BytesOut();
    out.putByte(VERSION);
    out.putText(chunk.askId());
    out.putVarint(chunk.partition());
    out.putVarint(chunk.chunk());
    out.putBoolean(chunk.last());
    NodeLoad load = chunk.load();
    out.putSigned(load.onHandMilliCube());
    out.putSigned(load.inboundMilliCube());
    out.putSigned(load.inboundUnits());
    out.putSigned(load.outflowMicroUnitsPerDay());
    out.putSigned(load.outflowMicroCubePerDay());
    out.putSigned(load.openLines());
    out.putVarint(chunk.steps().size());
    for (OfferedStep step : chunk.steps()) {
      out.putText(step.sku());
      out.putText(step.lane());
      out.putVarint(step.step());
      out.putVarint(step.units());
      out.putVarint(step.packUnits());
      out.putDouble(step.unitCube());
      out.putDouble(step.marginPerUnitDay());
      out.putDouble(step.rank());
      out.putVarint(step.unitCostMicros());
      out.putVarint(step.minOrderMicros());
      out.putDouble(step.unitKg());
      out.putText(step.direct().insteadOf());
      out.putDouble(step.direct().savedPerUnit());
    }
    return out.toBytes();
  }

  /**
   * Restores one part of an offer.
   *
   * @throws IllegalArgumentException if another version wrote the bytes
   */
  public static OfferChunk decodeOffer(byte[] bytes) {
    BytesIn in = BytesIn.of(bytes, VERSION);
    String askId = in.getText();
    int partition = in.getCount();
    int chunk = in.getCount();
    boolean last = in.getBoolean();
    NodeLoad load =
        new NodeLoad(
            in.getSigned(),
            in.getSigned(),
            in.getSigned(),
            in.getSigned(),
            in.getSigned(),
            in.getSigned());
    List<OfferedStep> steps = new ArrayList<>();
    for (int i = in.getCount(); i > 0; i--) {
      steps.add(
          new OfferedStep(
              partition,
              in.getText(),
              in.getText(),
              in.getCount(),
              in.getVarint(),
              in.getVarint(),
              in.getDouble(),
              in.getDouble(),
              in.getDouble(),
              in.getVarint(),
              in.getVarint(),
              in.getDouble(),
              new OfferedStep.Direct(in.getText(), in.getDouble())));
    }
    return new OfferChunk(askId, partition, chunk, last, load, steps);
  }

  private static void putAsk(BytesOut out, GateAsk ask) {
    out.putText(ask.askId());
    out.putText(ask.gate());
    putTexts(out, ask.lanes());
    out.putSigned(ask.departureMillis());
    out.putVarint(ask.round());
    out.putVarint(ask.priceVersion());
    out.putVarint(ask.networkVersion());
    out.putDouble(ask.limitUnits());
    out.putDouble(ask.limitCube());
    out.putBoolean(ask.dry());
    out.putSigned(ask.atMillis());
    out.putText(ask.reason());
  }

  private static GateAsk getAsk(BytesIn in) {
    return new GateAsk(
        in.getText(),
        in.getText(),
        getTexts(in),
        in.getSigned(),
        in.getCount(),
        in.getVarint(),
        in.getVarint(),
        in.getDouble(),
        in.getDouble(),
        in.getBoolean(),
        in.getSigned(),
        in.getText());
  }

  private static void putSettling(BytesOut out, Settling settling) {
    out.putVarint(settling.granted().size());
    settling
        .granted()
        .forEach(
            (partition, units) -> {
              out.putVarint(partition);
              out.putVarint(units);
              out.putVarint(settling.settled().getOrDefault(partition, 0L));
            });
    out.putVarint(settling.redeemed());
    putTexts(out, settling.commandIds());
    out.putVarint(settling.loads().size());
    for (DepartureLoad load : settling.loads()) {
      out.putText(load.lane());
      out.putDouble(load.truckCube());
      out.putDouble(load.truckKg());
      putFreight(out, load.before());
      out.putVarint(load.units());
      putFreight(out, load.loaded());
      out.putVarint(load.heldUnits());
      putFreight(out, load.held());
      out.putBoolean(load.direct());
    }
    out.putVarint(settling.missing().size());
    settling.missing().forEach(out::putVarint);
  }

  private static Settling getSettling(BytesIn in) {
    SortedMap<Integer, Long> granted = new TreeMap<>();
    SortedMap<Integer, Long> settled = new TreeMap<>();
    for (int i = in.getCount(); i > 0; i--) {
      int partition = in.getCount();
      granted.put(partition, in.getVarint());
      long answered = in.getVarint();
      if (answered > 0) {
        settled.put(partition, answered);
      }
    }
    long redeemed = in.getVarint();
    List<String> commandIds = getTexts(in);
    List<DepartureLoad> loads = new ArrayList<>();
    for (int i = in.getCount(); i > 0; i--) {
      loads.add(
          new DepartureLoad(
              in.getText(),
              in.getDouble(),
              in.getDouble(),
              getFreight(in),
              in.getVarint(),
              getFreight(in),
              in.getVarint(),
              getFreight(in),
              in.getBoolean()));
    }
    List<Integer> missing = new ArrayList<>();
    for (int i = in.getCount(); i > 0; i--) {
      missing.add(in.getCount());
    }
    return new Settling(granted, settled, redeemed, commandIds, loads, List.copyOf(missing));
  }

  private static void putFreight(BytesOut out, Freight freight) {
    out.putSigned(freight.milliCube());
    out.putSigned(freight.grams());
  }

  private static Freight getFreight(BytesIn in) {
    return new Freight(in.getSigned(), in.getSigned());
  }

  private static void putTexts(BytesOut out, List<String> texts) {
    out.putVarint(texts.size());
    texts.forEach(out::putText);
  }

  private static List<String> getTexts(BytesIn in) {
    List<String> texts = new ArrayList<>();
    for (int i = in.getCount(); i > 0; i--) {
      texts.add(in.getText());
    }
    return texts;
  }
}
