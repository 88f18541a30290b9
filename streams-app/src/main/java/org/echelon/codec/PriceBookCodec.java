package org.echelon.codec;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.echelon.gate.LaneQuotas;
import org.echelon.gate.PriceBook;
import org.echelon.price.LaneQuota;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;

/** The stored form of a gate's price book, and what of a published vector goes into it. */
public final class PriceBookCodec {
  private static final int VERSION = 1;

  private PriceBookCodec() {}

  /** One part of a published vector, usable only for the network it was computed for. */
  public static PriceBook.Part part(PriceVector vector, long networkVersion) {
    boolean proven =
        vector.getStatus() == VectorStatus.CERTIFIED && vector.getCertificate() != null;
    boolean carriesPrices =
        vector.getNetworkVersion() == networkVersion
            && (proven || vector.getStatus() == VectorStatus.MANUAL);
    SortedMap<String, List<Double>> units = new TreeMap<>();
    boolean sound = true;
    for (Price price : vector.getPrices()) {
      sound &= price.getValues().stream().allMatch(PriceBookCodec::amount);
    }
    for (LaneQuota quota : vector.getQuotas()) {
      sound &= quota.getUnitsPerPeriod().stream().allMatch(PriceBookCodec::amount);
      units.put(quota.getLane(), List.copyOf(quota.getUnitsPerPeriod()));
    }
    return new PriceBook.Part(
        vector.getVersion(),
        vector.getChunk(),
        vector.getChunks(),
        carriesPrices && sound,
        new LaneQuotas(List.copyOf(vector.getPeriodStartsOn()), units));
  }

  public static byte[] encode(PriceBook book) {
    BytesOut out = new BytesOut();
    out.putByte(VERSION);
    out.putVarint(book.seen());
    out.putVarint(book.adopted());
    putQuotas(out, book.quotas());
    out.putBoolean(book.pending().isPresent());
    book.pending()
        .ifPresent(
            pending -> {
              out.putVarint(pending.chunks());
              out.putVarint(pending.in().size());
              pending.in().forEach(out::putVarint);
              putQuotas(out, pending.quotas());
            });
    return out.toBytes();
  }

  /**
   * Restores a price book.
   *
   * @throws IllegalArgumentException if another version wrote the bytes
   */
  public static PriceBook decode(byte[] bytes) {
    BytesIn in = BytesIn.of(bytes, VERSION);
    long seen = in.getVarint();
    long adopted = in.getVarint();
    LaneQuotas quotas = getQuotas(in);
    Optional<PriceBook.Pending> pending = Optional.empty();
    if (in.getBoolean()) {
      int chunks = in.getCount();
      SortedSet<Integer> arrived = new TreeSet<>();
      for (int i = in.getCount(); i > 0; i--) {
        arrived.add(in.getCount());
      }
      pending = Optional.of(new PriceBook.Pending(chunks, arrived, getQuotas(in)));
    }
    return new PriceBook(seen, adopted, quotas, pending);
  }

  private static boolean amount(Double value) {
    return Double.isFinite(value) && value >= 0;
  }

  private static void putQuotas(BytesOut out, LaneQuotas quotas) {
    out.putVarint(quotas.periodStarts().size());
    quotas.periodStarts().forEach(day -> out.putSigned(day.toEpochDay()));
    out.putVarint(quotas.units().size());
    quotas
        .units()
        .forEach(
            (lane, periods) -> {
              out.putText(lane);
              out.putVarint(periods.size());
              periods.forEach(out::putDouble);
            });
  }

  private static LaneQuotas getQuotas(BytesIn in) {
    List<LocalDate> starts = new ArrayList<>();
    for (int i = in.getCount(); i > 0; i--) {
      starts.add(LocalDate.ofEpochDay(in.getSigned()));
    }
    SortedMap<String, List<Double>> units = new TreeMap<>();
    for (int i = in.getCount(); i > 0; i--) {
      String lane = in.getText();
      List<Double> periods = new ArrayList<>();
      for (int p = in.getCount(); p > 0; p--) {
        periods.add(in.getDouble());
      }
      units.put(lane, periods);
    }
    return new LaneQuotas(starts, units);
  }
}
