package org.echelon.console.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.codec.PriceChunks;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.echelon.price.VectorStatus;

/**
 * Published price vectors: the newest {@value #VECTORS_AT_MOST} whole, the newest {@value
 * #RUNS_AT_MOST} runs without their prices, and of the newest {@value #VERSIONS_AT_MOST} versions
 * what each limit cost first.
 */
public final class PriceTable {
  static final int VECTORS_AT_MOST = 4;
  static final int RUNS_AT_MOST = 400;

  static final int VERSIONS_AT_MOST = 60;

  private final PriceChunks chunks = new PriceChunks();
  private final NavigableMap<Long, Priced> vectors = new TreeMap<>();
  private final Deque<PriceVector> runs = new ArrayDeque<>();
  private final NavigableMap<Long, Map<String, Double>> first = new TreeMap<>();

  /**
   * A vector whose prices are to be adopted.
   *
   * @param wallMillis when it was written, by the wall's clock
   */
  public record Priced(PriceVector vector, long wallMillis) {
    public long version() {
      return vector.getVersion();
    }
  }

  /** Takes a part of a vector; the vector when this was its last part. */
  Optional<PriceVector> take(PriceVector part, long recordMillis) {
    PriceVector whole = chunks.whole(part);
    if (whole == null) {
      return Optional.empty();
    }
    runs.addLast(
        PriceVector.newBuilder(whole)
            .setPrices(List.of())
            .setQuotas(List.of())
            .setPeriodStartsOn(List.of())
            .build());
    if (runs.size() > RUNS_AT_MOST) {
      runs.removeFirst();
    }
    VectorStatus status = whole.getStatus();
    if (status == VectorStatus.CERTIFIED || status == VectorStatus.MANUAL) {
      first.put(whole.getVersion(), first(whole));
      if (first.size() > VERSIONS_AT_MOST) {
        first.pollFirstEntry();
      }
      vectors.put(whole.getVersion(), new Priced(whole, recordMillis));
      if (vectors.size() > VECTORS_AT_MOST) {
        vectors.pollFirstEntry();
      }
    }
    return Optional.of(whole);
  }

  private static Map<String, Double> first(PriceVector vector) {
    Map<String, Double> first = new HashMap<>();
    for (Price price : vector.getPrices()) {
      if (!price.getValues().isEmpty()) {
        first.put(key(price), price.getValues().get(0));
      }
    }
    return first;
  }

  private static String key(Price price) {
    return (price.getNode() + " " + price.getResource()).intern();
  }

  /**
   * The price of a limit in the first period of each of the newest versions that may be adopted,
   * oldest first; 0 where a version does not name it.
   */
  public List<Double> firstByVersion(Price price) {
    String key = key(price);
    return first.values().stream().map(prices -> prices.getOrDefault(key, 0.0)).toList();
  }

  /** The newest vector that may be adopted. */
  public Optional<Priced> inForce() {
    return Optional.ofNullable(vectors.lastEntry()).map(Map.Entry::getValue);
  }

  /** The newest vectors that may be adopted, by version. */
  public NavigableMap<Long, Priced> vectors() {
    return vectors;
  }

  /** The newest run, whether or not its prices may be adopted. */
  public Optional<PriceVector> lastRun() {
    return Optional.ofNullable(runs.peekLast());
  }

  /** Newest runs without their prices, oldest first. */
  public List<PriceVector> runs() {
    return List.copyOf(runs);
  }
}
