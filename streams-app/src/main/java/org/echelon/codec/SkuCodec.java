package org.echelon.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.echelon.codec.LearnedCodec.Learned;
import org.echelon.inventory.SkuStock;

/**
 * Binary form of what changes with the facts of a SKU: its stock, and what they have taught of its
 * demand.
 *
 * <pre>bytes of stock: int | stock | learned, if anything is</pre>
 */
public final class SkuCodec {
  private static final byte[] NOTHING = new byte[0];

  private SkuCodec() {}

  /** Stock of a SKU, with what was learned of it. */
  public record SkuRecord(SkuStock stock, Optional<Learned> learned) {}

  public static byte[] encode(SkuStock stock, Optional<Learned> learned) {
    byte[] first = StockCodec.encode(stock);
    byte[] second = learned.map(LearnedCodec::encode).orElse(NOTHING);
    return ByteBuffer.allocate(Integer.BYTES + first.length + second.length)
        .putInt(first.length)
        .put(first)
        .put(second)
        .array();
  }

  /**
   * Restores both.
   *
   * @throws IllegalArgumentException if another version wrote the bytes
   */
  public static SkuRecord decode(byte[] bytes) {
    int second = Integer.BYTES + ByteBuffer.wrap(bytes).getInt();
    SkuStock stock = StockCodec.decode(Arrays.copyOfRange(bytes, Integer.BYTES, second));
    Optional<Learned> learned =
        second == bytes.length
            ? Optional.empty()
            : Optional.of(LearnedCodec.decode(Arrays.copyOfRange(bytes, second, bytes.length)));
    return new SkuRecord(stock, learned);
  }
}
