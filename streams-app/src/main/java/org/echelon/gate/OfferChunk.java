package org.echelon.gate;

import java.util.List;

/**
 * One part of a partition's answer to an ask; the sums are those of the whole partition in each
 * part.
 */
public record OfferChunk(
    String askId, int partition, int chunk, boolean last, NodeLoad load, List<OfferedStep> steps) {
  public OfferChunk {
    steps = List.copyOf(steps);
  }
}
