package org.echelon.processor.gate;

import java.util.List;
import org.echelon.codec.GateCodec;
import org.echelon.codec.PriceBookCodec;
import org.echelon.codec.SmallForms;
import org.echelon.processor.MeasureRows;

/** What the stores of a gate task hold, read for people; their keys are plain text. */
public final class GateStoreForms {
  private GateStoreForms() {}

  /** Names of the stores. */
  public static List<String> stores() {
    return List.of(
        GateProcessor.GATE_STORE,
        GateProcessor.META_STORE,
        GateProcessor.LOAD_STORE,
        OrderProcessor.ORDER_STORE);
  }

  /**
   * The value of an entry.
   *
   * @return a record, or what {@link SmallForms} finds
   * @throws IllegalArgumentException when another version wrote the bytes
   */
  public static Object value(String store, String key, byte[] bytes) {
    if (key.startsWith(MeasureRows.PREFIX)) {
      return MeasureRows.shown(bytes);
    }
    return switch (store) {
      case GateProcessor.GATE_STORE ->
          key.contains("/") ? GateCodec.decodeOffer(bytes) : GateCodec.decode(bytes, List.of());
      case GateProcessor.LOAD_STORE -> QueueShelf.decode(bytes);
      case GateProcessor.META_STORE ->
          key.equals(GateSurroundings.PRICES) ? PriceBookCodec.decode(bytes) : SmallForms.of(bytes);
      case OrderProcessor.ORDER_STORE ->
          key.startsWith(OrderShelf.HEAD) ? OrderShelf.decodeHead(bytes) : SmallForms.of(bytes);
      default -> SmallForms.of(bytes);
    };
  }
}
