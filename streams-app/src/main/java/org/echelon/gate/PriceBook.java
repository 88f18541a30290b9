package org.echelon.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a gate keeps of price vectors: the version to ask for and the quotas that came with it. A
 * vector comes in parts and counts when it is whole; a version that was seen, adopted or not, never
 * counts again.
 */
public record PriceBook(long seen, long adopted, LaneQuotas quotas, Optional<Pending> pending) {
  /** No vector has come. */
  public static final PriceBook EMPTY = new PriceBook(0, 0, LaneQuotas.NONE, Optional.empty());

  /**
   * One part of a vector.
   *
   * @param usable whether it carries prices, and only finite ones of zero or more
   */
  public record Part(long version, int chunk, int chunks, boolean usable, LaneQuotas quotas) {}

  /** A vector of which parts are still to come. */
  public record Pending(int chunks, SortedSet<Integer> in, LaneQuotas quotas) {}

  /** The book once another network rules: prices of the former one lapse, their versions do not. */
  public PriceBook lapsed() {
    return new PriceBook(seen, 0, LaneQuotas.NONE, Optional.empty());
  }

  /** The book after a part. */
  public PriceBook take(Part part) {
    boolean next = part.version() > seen;
    boolean continues = part.version() == seen && pending.isPresent();
    if (!next && !continues) {
      return this;
    }
    if (!part.usable()) {
      return new PriceBook(part.version(), adopted, quotas, Optional.empty());
    }
    SortedSet<Integer> in = new TreeSet<>();
    LaneQuotas sum = part.quotas();
    if (continues) {
      in.addAll(pending.get().in());
      sum = joined(pending.get().quotas(), sum);
    }
    in.add(part.chunk());
    if (in.size() < part.chunks()) {
      return new PriceBook(
          part.version(), adopted, quotas, Optional.of(new Pending(part.chunks(), in, sum)));
    }
    return new PriceBook(part.version(), part.version(), sum, Optional.empty());
  }

  private static LaneQuotas joined(LaneQuotas first, LaneQuotas second) {
    SortedMap<String, List<Double>> units = new TreeMap<>(first.units());
    units.putAll(second.units());
    List<LocalDate> starts =
        first.periodStarts().isEmpty() ? second.periodStarts() : first.periodStarts();
    return new LaneQuotas(new ArrayList<>(starts), units);
  }
}
