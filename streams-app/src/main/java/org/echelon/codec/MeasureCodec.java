package org.echelon.codec;

import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.measure.window.Geography;
import org.echelon.measure.window.MeasureName;
import org.echelon.measure.window.Place;
import org.echelon.measure.window.RunningSums.Kept;
import org.echelon.measure.window.Sums;

/**
 * Bytes of running sums and of maps.
 *
 * <pre>
 * sums: version | told | (code of the measure, kind, numerator, denominator) for each counted
 * map:  version | nodes (ordinal, region, latitude, longitude) | zones (id, region, ...)
 * </pre>
 */
public final class MeasureCodec {
  private static final int VERSION = 1;
  private static final MeasureName[] BY_CODE = byCode();

  private MeasureCodec() {}

  /** The bytes of what is kept of a window. */
  public static byte[] encode(Kept kept) {
    BytesOut out = new BytesOut();
    out.putByte(VERSION);
    out.putBoolean(kept.told());
    kept.sums()
        .each(
            (name, kind, numerator, denominator) -> {
              out.putByte(name.code());
              out.putByte(kind);
              out.putSigned(numerator);
              out.putSigned(denominator);
            });
    return out.toBytes();
  }

  /** Reads what is kept of a window. */
  public static Kept decodeSums(byte[] bytes) {
    BytesIn in = BytesIn.of(bytes, VERSION);
    boolean told = in.getBoolean();
    Sums sums = new Sums();
    while (!in.atEnd()) {
      sums.add(BY_CODE[in.getByte()], in.getByte(), in.getSigned(), in.getSigned());
    }
    return new Kept(sums, told);
  }

  /** The bytes of a map. */
  public static byte[] encode(Geography map) {
    BytesOut out = new BytesOut();
    out.putByte(VERSION);
    out.putVarint(map.nodes().size());
    map.nodes()
        .forEach(
            (ordinal, place) -> {
              out.putVarint(ordinal);
              put(out, place);
            });
    out.putVarint(map.zones().size());
    map.zones()
        .forEach(
            (id, place) -> {
              out.putText(id);
              put(out, place);
            });
    return out.toBytes();
  }

  /** Reads a map. */
  public static Geography decodeMap(byte[] bytes) {
    BytesIn in = BytesIn.of(bytes, VERSION);
    SortedMap<Integer, Place> nodes = new TreeMap<>();
    for (int left = in.getCount(); left > 0; left--) {
      nodes.put(in.getCount(), place(in));
    }
    SortedMap<String, Place> zones = new TreeMap<>();
    for (int left = in.getCount(); left > 0; left--) {
      zones.put(in.getText(), place(in));
    }
    return new Geography(nodes, zones);
  }

  private static void put(BytesOut out, Place place) {
    out.putText(place.region());
    out.putDouble(place.latitude());
    out.putDouble(place.longitude());
  }

  private static Place place(BytesIn in) {
    return new Place(in.getText(), in.getDouble(), in.getDouble());
  }

  private static MeasureName[] byCode() {
    int most = 0;
    for (MeasureName name : MeasureName.values()) {
      most = Math.max(most, name.code());
    }
    MeasureName[] all = new MeasureName[most + 1];
    for (MeasureName name : MeasureName.values()) {
      all[name.code()] = name;
    }
    return all;
  }
}
