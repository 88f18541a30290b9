package org.echelon.processor.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.codec.GateCodec;
import org.echelon.gate.GateState;
import org.echelon.gate.OfferChunk;
import org.jspecify.annotations.Nullable;

/**
 * The gates of one task, in heap and in a store: a record for each gate, and one for each part of
 * an offer while its ask is open.
 */
final class GateShelf {
  private final TextTable store;
  private final Map<Integer, GateState> gates = new TreeMap<>();

  private GateShelf(TextTable store) {
    this.store = store;
  }

  /** Reads all gates back. */
  static GateShelf load(TextTable store) {
    GateShelf shelf = new GateShelf(store);
    Map<String, byte[]> heads = new TreeMap<>();
    Map<String, List<OfferChunk>> answers = new TreeMap<>();
    store.each(
        "",
        (key, value) -> {
          int slash = key.indexOf('/');
          if (slash < 0) {
            heads.put(key, value);
          } else {
            answers
                .computeIfAbsent(key.substring(0, slash), gate -> new ArrayList<>())
                .add(GateCodec.decodeOffer(value));
          }
        });
    heads.forEach(
        (key, bytes) -> {
          GateState state = GateCodec.decode(bytes, answers.getOrDefault(key, List.of()));
          shelf.gates.put(state.gate(), state);
        });
    return shelf;
  }

  /** The state of a gate, or null when it has none yet. */
  @Nullable GateState get(int gate) {
    return gates.get(gate);
  }

  /** Keeps a new state; offers that came since are added, those of a closed ask removed. */
  void put(GateState state) {
    List<OfferChunk> before = answers(gates.get(state.gate()));
    List<OfferChunk> after = answers(state);
    int same = 0;
    while (same < before.size() && same < after.size() && before.get(same) == after.get(same)) {
      same++;
    }
    for (int i = same; i < before.size(); i++) {
      store.put(key(state.gate(), i), null);
    }
    for (int i = same; i < after.size(); i++) {
      store.put(key(state.gate(), i), GateCodec.encode(after.get(i)));
    }
    store.put(key(state.gate()), GateCodec.encode(state));
    gates.put(state.gate(), state);
  }

  private static List<OfferChunk> answers(@Nullable GateState state) {
    return state == null ? List.of() : state.open().map(open -> open.answers()).orElse(List.of());
  }

  private static String key(int gate) {
    return String.format("%06d", gate);
  }

  // Fixed width, so that the store returns the parts in the order they came.
  private static String key(int gate, int part) {
    return String.format("%06d/%06d", gate, part);
  }
}
