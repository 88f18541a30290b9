package org.echelon.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.price.Price;
import org.echelon.price.PriceVector;
import org.jspecify.annotations.Nullable;

/** Puts a price vector together that was written in several records. */
public final class PriceChunks {
  private final Map<Integer, PriceVector> parts = new TreeMap<>();
  private long version;

  /** The whole vector when this was its last missing part, else null. */
  public @Nullable PriceVector whole(PriceVector part) {
    if (part.getVersion() != version) {
      parts.clear();
      version = part.getVersion();
    }
    parts.put(part.getChunk(), part);
    if (parts.size() < part.getChunks()) {
      return null;
    }
    List<Price> prices = new ArrayList<>();
    parts.values().forEach(one -> prices.addAll(one.getPrices()));
    parts.clear();
    return PriceVector.newBuilder(part).setChunk(1).setChunks(1).setPrices(prices).build();
  }
}
