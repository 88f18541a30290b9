package org.echelon.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An ask that waits for offers, and after its grants for settlements. */
public record OpenAsk(GateAsk ask, List<OfferChunk> answers, Optional<Settling> settling) {
  public OpenAsk {
    answers = List.copyOf(answers);
  }

  static OpenAsk of(GateAsk ask) {
    return new OpenAsk(ask, List.of(), Optional.empty());
  }

  boolean offering() {
    return settling.isEmpty();
  }

  /** Partitions whose last part is in. */
  SortedSet<Integer> answered() {
    SortedSet<Integer> done = new TreeSet<>();
    for (OfferChunk chunk : answers) {
      if (chunk.last()) {
        done.add(chunk.partition());
      }
    }
    return done;
  }

  boolean has(int partition, int chunk) {
    return answers.stream().anyMatch(a -> a.partition() == partition && a.chunk() == chunk);
  }

  OpenAsk with(OfferChunk chunk) {
    List<OfferChunk> all = new ArrayList<>(answers);
    all.add(chunk);
    return new OpenAsk(ask, all, settling);
  }

  /** The node over all partitions that have spoken. */
  NodeLoad load() {
    SortedMap<Integer, NodeLoad> newest = new TreeMap<>();
    answers.forEach(chunk -> newest.put(chunk.partition(), chunk.load()));
    return newest.values().stream().reduce(NodeLoad.NONE, NodeLoad::plus);
  }
}
