package org.echelon.processor.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.codec.BytesIn;
import org.echelon.codec.DocumentCodec;
import org.echelon.codec.LearnedCodec;
import org.echelon.codec.LineCodec;
import org.echelon.codec.LogRecord;
import org.echelon.codec.MeasureCodec;
import org.echelon.codec.PlanCodec;
import org.echelon.codec.SkuCodec;
import org.echelon.codec.SmallForms;
import org.echelon.inventory.DocumentKey;
import org.echelon.inventory.Movement;
import org.echelon.processor.MeasureRows;

/** What the stores of a Plan task hold, read for people. */
public final class PlanStoreForms {
  private PlanStoreForms() {}

  /** Names of the stores. */
  public static List<String> stores() {
    return List.of(
        PlanStores.SKU,
        PlanStores.DOCUMENT,
        PlanStores.LADDER,
        PlanStores.REFERENCE,
        PlanStores.META);
  }

  /** The key of an entry as text; those of documents are taken apart, see {@link Keys}. */
  public static String key(String store, byte[] key) {
    if (store.equals(PlanStores.LADDER) && Keys.isRegions(key)) {
      return Keys.skuOfRegions(key) + " regions";
    }
    if (!store.equals(PlanStores.DOCUMENT)) {
      return new String(key, StandardCharsets.UTF_8);
    }
    try {
      return documentKey(ByteBuffer.wrap(key));
    } catch (RuntimeException e) {
      return HexFormat.of().formatHex(key);
    }
  }

  /**
   * The value of an entry.
   *
   * @return a record, a map, or what {@link SmallForms} finds
   * @throws IllegalArgumentException when another version wrote the bytes
   */
  public static Object value(String store, byte[] key, byte[] bytes) {
    return switch (store) {
      case PlanStores.SKU -> SkuCodec.decode(bytes);
      case PlanStores.LADDER -> Keys.isRegions(key) ? RegionPlans.decode(bytes) : plan(bytes);
      case PlanStores.REFERENCE -> LogRecord.decode(bytes);
      case PlanStores.DOCUMENT -> document(key[0], bytes);
      default -> meta(new String(key, StandardCharsets.UTF_8), bytes);
    };
  }

  private static String documentKey(ByteBuffer in) {
    char space = (char) in.get();
    return switch (space) {
      case 'D' -> space + " " + text(in) + " " + tail(in);
      case 'W' ->
          space + " " + text(in) + " " + at(in.getLong()) + " " + text(in) + " " + in.getInt();
      case 'T' -> space + " " + at(in.getLong()) + " " + text(in) + " " + tail(in);
      case 'M' -> space + " " + text(in) + " node " + in.getInt();
      default ->
          HexFormat.of().formatHex(in.array(), in.arrayOffset(), in.arrayOffset() + in.limit());
    };
  }

  private static String tail(ByteBuffer in) {
    return DocumentKey.Kind.values()[in.get()] + " " + text(in) + " " + in.getInt();
  }

  private static Object document(byte space, byte[] bytes) {
    return switch (space) {
      case 'D' -> LineCodec.isLine(bytes) ? LineCodec.decode(bytes) : DocumentCodec.decode(bytes);
      case 'M' -> movements(bytes);
      default -> SmallForms.of(bytes);
    };
  }

  private static Map<String, Movement> movements(byte[] bytes) {
    Map<String, Movement> all = new LinkedHashMap<>();
    BytesIn in = BytesIn.of(bytes, 1);
    for (long left = in.getVarint(); left > 0; left--) {
      String minute = Long.toString(in.getVarint());
      all.put(minute, new Movement(in.getSigned(), in.getSigned(), in.getSigned()));
    }
    return all;
  }

  private static Map<String, Object> plan(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("epoch", in.getLong());
    all.put("plannedOn", LocalDate.ofEpochDay(in.getLong()));
    byte[] plan = new byte[in.remaining()];
    in.get(plan);
    all.put("plan", plan.length == 0 ? null : PlanCodec.decode(plan));
    return all;
  }

  private static Object meta(String key, byte[] bytes) {
    if (key.startsWith(MeasureRows.PREFIX)) {
      return MeasureRows.shown(bytes);
    } else if (key.startsWith(MeasureMaps.MAP)) {
      return MeasureCodec.decodeMap(bytes);
    }
    return key.equals(LearnedPrior.PRIOR) ? LearnedCodec.decodePrior(bytes) : SmallForms.of(bytes);
  }

  private static String at(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private static String text(ByteBuffer in) {
    int start = in.position();
    while (in.get() != 0) {}
    return new String(
        in.array(), in.arrayOffset() + start, in.position() - start - 1, StandardCharsets.UTF_8);
  }
}
