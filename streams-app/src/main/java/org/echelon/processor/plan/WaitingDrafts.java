package org.echelon.processor.plan;

import java.util.Map;
import java.util.TreeMap;
import org.echelon.codec.LogKind;
import org.echelon.codec.LogRecord;
import org.echelon.system.Ask;
import org.jspecify.annotations.Nullable;

/**
 * Dry asks that wait for the refresh, one of each gate at most. They are kept in meta: the log has
 * gone on when an answer is given, and the gate that waits for it asks for no other draft before.
 */
final class WaitingDrafts {
  private static final String DRAFT = "draft/";

  private final Meta meta;
  private final TreeMap<String, Ask> asks = new TreeMap<>();

  /** Goes on with those that waited before a restart. */
  WaitingDrafts(Meta meta) {
    this.meta = meta;
    meta.each(
        DRAFT,
        (key, value) ->
            asks.put(key.substring(DRAFT.length()), LogRecord.decode(value).as(Ask.class)));
  }

  boolean none() {
    return asks.isEmpty();
  }

  /** Lets one wait, in place of one of the same gate. */
  void add(Ask ask) {
    asks.put(ask.getGate(), ask);
    meta.record(DRAFT + ask.getGate(), LogKind.ASK, ask);
  }

  /** Takes the one to be answered next, in order of gates; null when none waits. */
  @Nullable Ask take() {
    Map.Entry<String, Ask> first = asks.firstEntry();
    return first == null ? null : remove(first.getKey());
  }

  /** Forgets that of a gate which asks for something else: it waits for one answer at a time. */
  void overtaken(String gate) {
    remove(gate);
  }

  private @Nullable Ask remove(String gate) {
    Ask ask = asks.remove(gate);
    if (ask != null) {
      meta.remove(DRAFT + gate);
    }
    return ask;
  }
}
